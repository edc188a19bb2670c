import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaptionCue, captionLineText, UNSPACED_SCRIPT } from '../../domain/caption.ts';
import { captionCues, type SpokenLine } from './caption-cues.ts';
import { compareWords } from './caption-words.ts';
import { characterCounts, readingLimits } from './reading-limits.ts';
import { parseSubRip, writeSubRip } from './sub-rip.ts';
import { parseWebVtt, writeWebVtt } from './web-vtt.ts';

const WIDE = { widthPixels: 1920, heightPixels: 1080 };
const TALL = { widthPixels: 1080, heightPixels: 1920 };

/** A line as if spoken: `secondsPerLetter` for each letter, a pause after the end of a clause. */
function spoken(
  pieces: { text: string; spaceBefore: boolean }[],
  language: string,
  startSeconds = 0,
): SpokenLine {
  let [text, clock] = ['', 0];
  const words = pieces.map((piece, index) => {
    const joined = UNSPACED_SCRIPT.test(piece.text) || UNSPACED_SCRIPT.test(pieces[index - 1]?.text ?? '');
    if (index > 0 && (piece.spaceBefore || !joined)) text += ' ';
    const textStart = text.length;
    text += piece.text;
    const start = clock;
    clock += 0.08 * [...piece.text].length;
    const word = {
      text: piece.text,
      textStart,
      textEnd: text.length,
      startSeconds: start,
      endSeconds: clock,
    };
    if (/[.!?,;:。，]$/.test(piece.text)) clock += /[.!?。]$/.test(piece.text) ? 0.4 : 0.17;
    return word;
  });
  return { text, words, startSeconds, language };
}

const english = (text: string) =>
  spoken(
    text.split(' ').map((word) => ({ text: word, spaceBefore: true })),
    'en',
  );
const written = (line: SpokenLine, size = TALL) =>
  captionCues([line], { durationSeconds: 600, size }).map((cue) => cue.lines.map(captionLineText));

describe('captions of a film', () => {
  it('breaks at the ends of clauses and sentences', () => {
    const line = english(
      'When the guess is wrong, small numbers inside it are changed a little. It worked well enough.',
    );
    expect(written(line)).toEqual([
      ['When the guess is wrong,'],
      ['small numbers inside it', 'are changed a little.'],
      ['It worked well enough.'],
    ]);
  });

  it('keeps articles with their noun, names whole and numbers with their unit', () => {
    const line = english(
      'The committee of the Royal Society asked Ada Lovelace and Charles Babbage for the engine on 25 May in the old town',
    );
    const lines = written(line).flat();
    for (const each of lines)
      expect(each).not.toMatch(/ (?:the|of|for|in|on|25)$|^(?:Society|Lovelace|Babbage|May)/);
  });

  it('leaves no word alone', () => {
    const line = english('We will look at how a large language model learns to guess the very next word');
    for (const cue of written(line, WIDE)) expect(cue.join(' ').split(' ').length).toBeGreaterThan(2);
  });

  it('stays after the last word until it can be read, but not into the next caption', () => {
    const lines = [english('Yes.'), { ...english('No.'), startSeconds: 10 }];
    const cues = captionCues(lines, { durationSeconds: 10.4, size: TALL });
    expect(cues[0]!.endSeconds).toBeCloseTo(5 / 6, 2);
    expect(cues[1]).toMatchObject({ startSeconds: 10, endSeconds: 10.4 });
  });

  it('closes short gaps between captions', () => {
    const [first, second] = captionCues(
      [english('When it is wrong, the small numbers inside of it are changed.')],
      {
        durationSeconds: 60,
        size: TALL,
      },
    );
    expect(first!.endSeconds).toBe(second!.startSeconds);
  });

  it('lays out ten minutes of talk without pause', () => {
    const line = english('and so the work goes on and on '.repeat(250).trim());
    expect(written(line).flat().join(' ')).toBe(line.text);
  });
});

const pieces = fc.record({
  text: fc.constantFrom(
    ...[
      'word',
      'the',
      'of',
      'and',
      'Ada',
      'Lovelace',
      '“quoted,”',
      'end.',
      '3.5%',
      'a<b>&c',
      '-->',
      '&amp;',
      'x'.repeat(90),
    ],
    ...[
      'مرحبا',
      'بالعالم،',
      'نعم؟',
      'नमस्ते',
      'दुनिया।',
      'में',
      '你好',
      '世界，',
      '的',
      '学习。',
      'สวัสดี',
      'ชาวโลก',
    ],
    ...['これ', 'は', '😀', '👩‍👩‍👧🚀', '1️⃣', '—', '…', '5', 'NOTE'],
  ),
  spaceBefore: fc.boolean(),
});
const film = fc
  .array(
    fc.record({
      pieces: fc.array(pieces, { minLength: 1, maxLength: 40 }),
      language: fc.constantFrom('en', 'ar', 'hi', 'zh', 'th', 'xx'),
      gapSeconds: fc.constantFrom(0, 0.3, 2),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((entries) => {
    let clock = 0;
    const lines = entries.map((entry) => {
      const line = spoken(entry.pieces, entry.language, clock + entry.gapSeconds);
      clock = line.startSeconds + line.words.at(-1)!.endSeconds;
      return line;
    });
    return { lines, durationSeconds: clock + 0.5 };
  });
const size = fc.constantFrom(WIDE, TALL);

describe('captions of any film', () => {
  const all = (check: (lines: SpokenLine[], cues: CaptionCue[], seconds: number, narrow: boolean) => void) =>
    fc.assert(
      fc.property(film, size, ({ lines, durationSeconds }, frame) => {
        check(lines, captionCues(lines, { durationSeconds, size: frame }), durationSeconds, frame === TALL);
      }),
      { numRuns: 150 },
    );

  it('have every spoken word exactly once, in order, with its white space', () => {
    all((lines, cues) => {
      expect(cues.flatMap((cue) => cue.lines.flat().map((word) => word.text))).toEqual(
        lines.flatMap((line) => line.words.map((word) => word.text)),
      );
      expect(
        compareWords(
          lines.map((line) => line.text),
          cues.map((cue) => cue.lines.map(captionLineText).join('\n')),
        ),
      ).toMatchObject({ coverage: 1 });
    });
  });

  it('have at most two lines, none too long but for a single word', () => {
    all((_, cues, __, narrow) => {
      const limits = readingLimits(narrow ? TALL : WIDE);
      for (const line of cues.flatMap((cue) => cue.lines)) {
        const counts = characterCounts(captionLineText(line));
        const share = counts.narrow / limits.narrowPerLine + counts.wide / limits.widePerLine;
        expect(line.length === 1 || share <= 1.001).toBe(true);
      }
      for (const cue of cues) expect([1, 2]).toContain(cue.lines.length);
    });
  });

  it('never overlap and never leave the film', () => {
    all((_, cues, durationSeconds) => {
      let clock = 0;
      for (const cue of cues) {
        expect(cue.startSeconds).toBeGreaterThanOrEqual(clock);
        expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds);
        clock = cue.endSeconds;
      }
      expect(clock).toBeLessThan(durationSeconds + 1e-9);
    });
  });

  it('come back from WebVTT and SubRip as they were', () => {
    all((_, cues) => {
      const plain = cues.map((cue) => ({
        startSeconds: cue.startSeconds,
        endSeconds: cue.endSeconds,
        lines: cue.lines.map(captionLineText),
      }));
      expect(parseWebVtt(writeWebVtt(cues))).toEqual(plain);
      expect(parseWebVtt(writeWebVtt(cues, { wordTimes: true, position: 'top' }))).toEqual(plain);
      expect(parseSubRip(writeSubRip(cues))).toEqual(plain);
    });
  });
});
