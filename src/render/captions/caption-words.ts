import { UNSPACED_SCRIPT } from '../../domain/caption.ts';

/**
 * The words of a text for comparing what was said with what is shown: the same wherever lines are broken.
 * Separated by white space; in scripts that have none, character by character, since
 * there a line may be broken anywhere.
 */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/)
    .filter((run) => run !== '')
    .flatMap((run) => (UNSPACED_SCRIPT.test(run) ? piecesOf(run) : [run]));
}

function piecesOf(run: string): string[] {
  const pieces: string[] = [];
  let open = false;
  for (const character of run) {
    const alone = UNSPACED_SCRIPT.test(character);
    if (open && !alone) pieces[pieces.length - 1] += character;
    else pieces.push(character);
    open = !alone;
  }
  return pieces;
}

/** How the words shown compare with the words said. */
export interface WordComparison {
  /** True where they are the same words in the same order. */
  equal: boolean;
  spokenCount: number;
  shownCount: number;
  /** The share of the spoken words that are shown, in their order: 1 where none is missing. */
  coverage: number;
  /** The first place where they part. */
  firstDifference?: { index: number; spoken: string | undefined; shown: string | undefined };
}

/** How far ahead a word is looked for before it counts as missing. */
const LOOK_AHEAD = 40;

/** Compares the texts of all that was said with those of all captions, in order. */
export function compareWords(spokenTexts: readonly string[], shownTexts: readonly string[]): WordComparison {
  const [spoken, shown] = [spokenTexts.flatMap(wordsOf), shownTexts.flatMap(wordsOf)];
  let [place, covered] = [0, 0];
  for (const word of spoken) {
    const found = shown.slice(place, place + LOOK_AHEAD).indexOf(word);
    if (found < 0) continue;
    covered++;
    place += found + 1;
  }
  const parted = spoken.findIndex((word, index) => word !== shown[index]);
  const index = parted < 0 && shown.length > spoken.length ? spoken.length : parted;
  return {
    equal: index < 0,
    spokenCount: spoken.length,
    shownCount: shown.length,
    coverage: spoken.length === 0 ? 1 : covered / spoken.length,
    ...(index < 0 ? {} : { firstDifference: { index, spoken: spoken[index], shown: shown[index] } }),
  };
}
