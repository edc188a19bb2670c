import { distance } from 'fastest-levenshtein';

/**
 * The allowed name that was probably meant: by a known synonym, else by the least edit distance, where that is
 * at most three tenths of the name. Letters in another order count as one edit; case, spaces, hyphens and
 * underscores do not count.
 */
export function nearestName(
  given: string,
  names: readonly string[],
  synonyms: { [word: string]: string } = {},
): string | undefined {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const wanted = plain(given.slice(0, 100));
  if (Object.hasOwn(synonyms, wanted)) return synonyms[wanted];
  let best: string | undefined;
  let least = Math.max(1, Math.round(wanted.length * 0.3)) + 1;
  for (const name of names) {
    const edits = distance(wanted, plain(name));
    const apart = lettersOf(wanted) === lettersOf(plain(name)) ? Math.min(1, edits) : edits;
    if (apart < least) [best, least] = [name, apart];
  }
  return best;
}

function lettersOf(name: string): string {
  return [...name].sort().join('');
}
