import type { ReelError } from './errors.ts';
import { nearestName } from './nearest-name.ts';
import { refused } from './refused.ts';

/** The error for a name that is none of those allowed, with the one that was probably meant. */
export function unknownName(
  field: string,
  value: string,
  names: readonly string[],
  { must = 'must be one of', synonyms }: { must?: string; synonyms?: { [word: string]: string } } = {},
): ReelError {
  const nearest = nearestName(value, names, synonyms);
  const problem = `${must} ${names.join(', ')}`;
  return refused({ field, value, problem, ...(nearest !== undefined && { nearest }) }, 'unknown-name');
}
