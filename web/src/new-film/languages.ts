import type { Voice } from '../api/documents.ts';
import type { Choice } from '../parts/fields.tsx';

const NAMES = new Intl.DisplayNames(undefined, { type: 'language' });

/** The languages that films can be spoken in here, by their names. */
export function languagesOf(voices: readonly Voice[]): Choice[] {
  const tags = [...new Set(voices.flatMap(({ languages }) => languages))];
  return tags
    .map((value) => ({ value, text: nameOf(value) }))
    .sort((left, right) => left.text.localeCompare(right.text));
}

/** The voices that speak a language, by their names. */
export function voicesOf(voices: readonly Voice[], language: string): Choice[] {
  return voices
    .filter(({ languages }) => speaks(languages, language))
    .map(({ id, name, languages }) => ({ value: id, text: `${name} (${languages.slice(0, 2).join(', ')})` }));
}

/** Whether a voice of these languages speaks the wanted one, however it is spoken elsewhere. */
export function speaks(languages: readonly string[], wanted: string): boolean {
  return wanted === '' || languages.some((tag) => baseOf(tag) === baseOf(wanted));
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}

/** Tags of voices that nobody registered have no name but their own. */
function nameOf(tag: string): string {
  try {
    const name = NAMES.of(tag);
    return name === undefined || name === tag ? tag : `${name} (${tag})`;
  } catch {
    return tag;
  }
}
