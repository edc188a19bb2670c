import type { FrameSize } from '../../domain/timeline.ts';

/** How much of a caption a person reads comfortably. */
export interface ReadingLimits {
  /** Narrow characters (Latin, Arabic, Devanagari, Thai) in a line. */
  narrowPerLine: number;
  /** Full-width characters (Chinese, Japanese, Korean) and emoji in a line. */
  widePerLine: number;
  linesPerCue: 1 | 2;
}

export const SHORTEST_CUE_SECONDS = 5 / 6;
export const LONGEST_CUE_SECONDS = 7;
/** A shorter gap between two cues looks like a flicker. */
export const BRIDGED_GAP_SECONDS = 0.5;
/** How long a caption may stay after its last word, so that it can be read to the end. */
export const LONGEST_LINGER_SECONDS = 1.2;
export const NARROW_PER_SECOND = 17;
export const WIDE_PER_SECOND = 9;

/**
 * The limits for a film's shape. Wide films follow Netflix's Timed Text Style Guide (42 characters a line, 16
 * for Chinese and Korean, 5/6 s to 7 s a cue, 17 to 20 characters a second); the narrower the frame, the shorter
 * the line at the same size of type.
 */
export function readingLimits({ widthPixels, heightPixels }: FrameSize): ReadingLimits {
  const aspect = widthPixels / heightPixels;
  if (aspect > 1.2) return { narrowPerLine: 42, widePerLine: 16, linesPerCue: 2 };
  if (aspect > 0.65) return { narrowPerLine: 36, widePerLine: 15, linesPerCue: 2 };
  return { narrowPerLine: 30, widePerLine: 13, linesPerCue: 2 };
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters as they take up room: an emoji is one however it is made; marks above and below a letter are none. */
export function characterCounts(text: string): { narrow: number; wide: number } {
  if (/^[\x20-\x7e]*$/.test(text)) return { narrow: text.length, wide: 0 };
  let [narrow, wide] = [0, 0];
  for (const { segment } of graphemes.segment(text)) {
    if (WIDE.test(segment)) wide++;
    else narrow += segment.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '').length;
  }
  return { narrow, wide };
}
