import type { ReelError } from '../domain/errors.ts';

/** The name that was given, in any case of its letters; `unknown-name` with the one that was probably meant. */
export async function oneOf<Name extends string>(
  field: string,
  given: string,
  names: readonly Name[],
  synonyms: { [word: string]: Name } = {},
): Promise<Name> {
  const name = names.find((each) => each === given.toLowerCase());
  if (name !== undefined) return name;
  throw await notOneOf(field, given, names, synonyms);
}

/** The error for a name that is none of these. */
export async function notOneOf(
  field: string,
  given: string,
  names: readonly string[],
  synonyms?: { [word: string]: string },
): Promise<ReelError> {
  const { unknownName } = await import('../domain/unknown-name.ts');
  return unknownName(field, given, names, { ...(synonyms && { synonyms }) });
}
