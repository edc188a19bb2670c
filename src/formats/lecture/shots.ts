/** About ten seconds of speech: as long as one picture is worth looking at. */
const SHOT_LENGTH = 150;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** What is said in a second, in letters. */
const LETTERS_A_SECOND = 15;

/**
 * Cuts a narration into what is said over one picture each: whole sentences together, in stretches of about equal
 * length, the first of about so many seconds where that is given, as a moving shot lasts. Joined by a space, or by nothing in scripts that have none, they are the narration again.
 */
export function shotsOf(narration: string, language: string, firstSeconds?: number): string[] {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(narration)]
    .map(({ segment }) => segment)
    .filter((sentence) => sentence !== '');
  const first = firstSeconds === undefined ? '' : opening(sentences, firstSeconds * LETTERS_A_SECOND);
  const length = spokenLength(sentences.join(''));
  const wished = length / Math.max(1, Math.round(length / SHOT_LENGTH));
  const shots = [first];
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

/** Takes the sentences away that are said first, as many as come nearest to a length; all of a short narration. */
function opening(sentences: string[], wished: number): string {
  let taken = '';
  while (sentences[0] !== undefined && spokenLength(taken) + spokenLength(sentences[0]) / 2 <= wished) {
    taken += sentences.shift();
  }
  // A rest too short for a picture of its own belongs to the opening, and so does an end without words.
  if (spokenLength(sentences.join('')) < wished / 2) taken += sentences.splice(0).join('');
  return taken;
}

/** Length in letters of an alphabet: a character that is a syllable or a word takes about three times as long. */
function spokenLength(text: string): number {
  return text.length + 2 * (text.match(WIDE)?.length ?? 0);
}
