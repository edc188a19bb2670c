import { type RawBuilder, sql } from 'kysely';

/** Text as a database can hold and a page can show it: whole characters, and no NUL, which PostgreSQL refuses. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** Text for comparing: without case, accents or width, words one space apart. */
export function searchable(text: string): string {
  return storableText(text)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What of a project is searched: what comes first, as far as an index of PostgreSQL takes it. */
export const MOST_SEARCH_CHARACTERS = 400;

export function searchTextOf(parts: readonly string[]): string {
  return [...searchable(parts.join(' '))].slice(0, MOST_SEARCH_CHARACTERS).join('');
}

/** True for rows whose `search_text` has the word in it; `%` and `_` stand for themselves. */
export function matchesSearch(word: string): RawBuilder<boolean> {
  const pattern = `%${word.replace(/[!%_]/g, '!$&')}%`;
  return sql<boolean>`search_text like ${pattern} escape '!'`;
}
