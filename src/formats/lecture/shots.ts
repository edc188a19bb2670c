/** About ten seconds of speech: as long as one picture is worth looking at. */
const SHOT_LENGTH = 150;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Cuts a narration into what is said over one picture each: whole sentences together, in stretches of about equal
 * length. Joined by a space, or by nothing in scripts that have none, they are the narration again.
 */
export function shotsOf(narration: string, language: string): string[] {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(narration)]
    .map(({ segment }) => segment)
    .filter((sentence) => sentence !== '');
  const length = spokenLength(narration);
  const wished = length / Math.max(1, Math.round(length / SHOT_LENGTH));
  const shots: string[] = [];
  let current = '';
  for (const sentence of sentences) {
    const isUnspoken = !/[\p{L}\p{N}]/u.test(sentence);
    if (current !== '' && !isUnspoken && spokenLength(current) + spokenLength(sentence) / 2 > wished) {
      shots.push(current);
      current = '';
    }
    current += sentence;
  }
  if (current !== '') shots.push(current);
  return shots.map((shot) => shot.trim()).filter((shot) => shot !== '');
}

/** Length in letters of an alphabet: a character that is a syllable or a word takes about three times as long. */
function spokenLength(text: string): number {
  return text.length + 2 * (text.match(WIDE)?.length ?? 0);
}
