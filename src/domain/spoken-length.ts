/** Characters that are read aloud in a second: letters of words, and signs that are a syllable each. */
const LETTERS_A_SECOND = 15;
const SYLLABLE_SIGNS_A_SECOND = 4.5;

/** About how long a text takes to be spoken. Our own measure, from the speech of the built-in voices. */
export function spokenSeconds(text: string): number {
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) ?? [];
  return (text.length - signs.length) / LETTERS_A_SECOND + signs.length / SYLLABLE_SIGNS_A_SECOND;
}
