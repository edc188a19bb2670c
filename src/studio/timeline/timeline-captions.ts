import { readFile, realpath } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { CaptionCue, CaptionWord } from '../../domain/caption.ts';
import { UNSPACED_SCRIPT } from '../../domain/caption.ts';
import type { ParsedCue } from '../../render/captions/caption-timestamp.ts';
import { wordsOf } from '../../render/captions/caption-words.ts';
import { parseSubRip } from '../../render/captions/sub-rip.ts';
import { parseWebVtt } from '../../render/captions/web-vtt.ts';
import { refusal } from '../brief/refusal.ts';

/** Reads the captions that a timeline names; `invalid-input` for a file that is not there or holds none. */
export async function readCaptions(file: string, folder: string, language: string): Promise<CaptionCue[]> {
  const refused = (problem: string) =>
    refusal('captions', [{ field: 'captions.file', value: file, problem }]);
  const home = await realpath(folder);
  const path = await realpath(resolve(home, file)).catch(() => undefined);
  if (path === undefined) throw refused('does not exist beside the timeline');
  if (!path.startsWith(home + sep))
    throw refused('is outside the timeline’s folder; copy the file beside it');
  const ending = extname(path).toLowerCase();
  if (ending !== '.vtt' && ending !== '.srt') throw refused('must be a .vtt or a .srt file');
  const text = await readFile(path, 'utf8');
  const cues = ending === '.srt' ? parseSubRip(text) : parseWebVtt(text);
  if (cues.length === 0) throw refused('holds no captions');
  return cues.map((cue) => withWordTimes(cue, language));
}

/** The words of a cue take its time in proportion to their length: files seldom say more. */
function withWordTimes({ startSeconds, endSeconds, lines }: ParsedCue, language: string): CaptionCue {
  const words = lines.map(wordsOf);
  const letters = words.flat().reduce((sum, word) => sum + word.length, 0) || 1;
  const secondsALetter = (endSeconds - startSeconds) / letters;
  let at = startSeconds;
  return {
    startSeconds,
    endSeconds,
    language,
    lines: words.map((line) =>
      line.map((text): CaptionWord => {
        const word = { text, spaceBefore: !UNSPACED_SCRIPT.test(text), startSeconds: at, endSeconds: at };
        at += text.length * secondsALetter;
        return { ...word, endSeconds: at };
      }),
    ),
  };
}
