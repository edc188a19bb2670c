import { z } from '@hono/zod-openapi';
import { ReelError } from '../domain/errors.ts';
import { pageQuery } from './route-parts.ts';

const MOST_LISTED = 500;

/** What is asked of a list besides what it is filtered by. */
export const pageQueries = {
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(MOST_LISTED),
  page: pageQuery,
};

export const nextPage = z
  .string()
  .nullable()
  .describe('Give it as `page` for what comes after; null at the end.');

/** One page of a list that is at hand as a whole, in its order; a page is named by the last entry of the one before. */
export function pageOf<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  { limit, page }: { limit: number; page?: string | undefined },
): { entries: Entry[]; next_page: string | null } {
  const before = page === undefined ? -1 : entries.findIndex((entry) => nameOf(entry) === page);
  if (page !== undefined && before < 0) throw noSuchPage(page);
  const shown = entries.slice(before + 1, before + 1 + limit);
  const last = shown.at(-1);
  const isEnd = before + 1 + limit >= entries.length || last === undefined;
  return { entries: shown, next_page: isEnd ? null : nameOf(last) };
}

/** The refusal of a page that no list gave, or whose last entry is gone. */
export function noSuchPage(page: string): ReelError {
  const problem = 'is no page of this list; leave it out for the first page';
  return new ReelError('invalid-input', `page ${problem}.`, {
    issues: [{ field: 'page', value: page.slice(0, 80), problem }],
  });
}
