import { type CaptionCue, type CaptionWord, captionLineText } from '../../domain/caption.ts';
import { captionTimestamp, type ParsedCue, parseCaptionTimestamp } from './caption-timestamp.ts';

export interface WebVttOptions {
  /** Marks within each cue when each word is spoken, for players that highlight it. */
  wordTimes?: boolean;
  /** Where players put the captions. */
  position?: 'top' | 'middle' | 'bottom';
}

const SETTINGS = {
  top: 'line:10% position:50% align:center',
  middle: 'line:50%,center position:50% align:center',
  bottom: 'line:88%,end position:50% align:center',
};
const ENTITIES: { [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The captions as a WebVTT file (W3C WebVTT: The Web Video Text Tracks Format), to be written as UTF-8. */
export function writeWebVtt(cues: readonly CaptionCue[], options: WebVttOptions = {}): string {
  const settings = SETTINGS[options.position ?? 'bottom'];
  const blocks = cues.map((cue, index) => {
    const start = captionTimestamp(cue.startSeconds, '.');
    const end = captionTimestamp(cue.endSeconds, '.');
    const voice = cue.speaker === undefined ? '' : `<v ${escaped(cue.speaker.replace(/\s+/g, ' '))}>`;
    const text = options.wordTimes
      ? timedText(cue)
      : cue.lines.map((line) => escaped(captionLineText(line))).join('\n');
    return `${index + 1}\n${start} --> ${end} ${settings}\n${voice}${text}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
}

/** A timestamp before each word, but where it would not come after the one before it and before the cue's end. */
function timedText(cue: CaptionCue): string {
  let last = captionTimestamp(cue.startSeconds, '.');
  const end = captionTimestamp(cue.endSeconds, '.');
  const timedWord = (word: CaptionWord) => {
    const time = captionTimestamp(word.startSeconds, '.');
    if (time <= last || time >= end) return escaped(word.text);
    last = time;
    return `<${time}>${escaped(word.text)}`;
  };
  return cue.lines
    .map((line) =>
      line.map((word, index) => (word.spaceBefore && index > 0 ? ' ' : '') + timedWord(word)).join(''),
    )
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character]!);
}

/** The cues of a WebVTT file: texts without tags, entities resolved. Notes, styles and regions are passed over. */
export function parseWebVtt(file: string): ParsedCue[] {
  const blocks = file
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks.slice(1).flatMap((block): ParsedCue[] => {
    const lines = block.replace(/\n$/, '').split('\n');
    const place = lines.findIndex((line) => line.includes('-->'));
    const [, start = '', end = ''] = /^\s*(\S+)\s+-->\s+(\S+)/.exec(lines[place] ?? '') ?? [];
    const [startSeconds, endSeconds] = [parseCaptionTimestamp(start), parseCaptionTimestamp(end)];
    if (place > 1 || startSeconds === undefined || endSeconds === undefined) return [];
    const payload = lines.slice(place + 1).join('\n');
    const speaker = /<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>/.exec(payload)?.[1];
    return [
      {
        startSeconds,
        endSeconds,
        lines: resolved(payload.replace(/<[^>]*>/g, '')).split('\n'),
        ...(speaker === undefined ? {} : { speaker: resolved(speaker) }),
      },
    ];
  });
}

function resolved(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
