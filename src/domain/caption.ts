/** One word of a caption as it is shown, and when it is spoken within the film. */
export interface CaptionWord {
  /** The word as it stands in the text, with the punctuation that touches it. */
  text: string;
  /** True where white space stands before it in the text; not between words of Chinese, Japanese or Thai. */
  spaceBefore: boolean;
  startSeconds: number;
  endSeconds: number;
}

/** What is shown at one time: one or two lines of words. */
export interface CaptionCue {
  lines: CaptionWord[][];
  startSeconds: number;
  endSeconds: number;
  /** BCP 47 tag of the text's language. */
  language: string;
  /** Who speaks, where more than one person does. */
  speaker?: string;
}

/** A line as it is written. */
export function captionLineText(line: readonly CaptionWord[]): string {
  return line.map((word, index) => (word.spaceBefore && index > 0 ? ' ' : '') + word.text).join('');
}

/** A character of a script that is written without spaces between words, or its full-width punctuation. */
export const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;
