import { refusedName } from './refused.ts';

/** The name that was given, in any case of its letters; `unknown-name` with the one that was probably meant. */
export async function oneOf<Name extends string>(
  field: string,
  given: string,
  names: readonly Name[],
  synonyms: { [word: string]: Name } = {},
): Promise<Name> {
  const name = names.find((each) => each === given.toLowerCase());
  if (name !== undefined) return name;
  throw await refusedName(field, given, names, synonyms);
}
