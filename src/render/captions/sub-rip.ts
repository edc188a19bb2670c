import { type CaptionCue, captionLineText } from '../../domain/caption.ts';
import { captionTimestamp, type ParsedCue, parseCaptionTimestamp } from './caption-timestamp.ts';

/** The captions as a SubRip (`.srt`) file, to be written as UTF-8. The format knows no escaping. */
export function writeSubRip(cues: readonly CaptionCue[]): string {
  return cues
    .map((cue, index) => {
      const [start, end] = [captionTimestamp(cue.startSeconds, ','), captionTimestamp(cue.endSeconds, ',')];
      return `${index + 1}\n${start} --> ${end}\n${cue.lines.map(captionLineText).join('\n')}\n`;
    })
    .join('\n');
}

/** The cues of a SubRip file. */
export function parseSubRip(file: string): ParsedCue[] {
  const blocks = file
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks.flatMap((block): ParsedCue[] => {
    const [, timing = '', ...lines] = block.replace(/\n$/, '').split('\n');
    const [start = '', end = ''] = timing.split(' --> ');
    const [startSeconds, endSeconds] = [parseCaptionTimestamp(start), parseCaptionTimestamp(end)];
    if (startSeconds === undefined || endSeconds === undefined) return [];
    return [{ startSeconds, endSeconds, lines }];
  });
}
