import { ReelError } from '../domain/errors.ts';

/** Where a page of a list ended: lists are by time and id, the newest first. */
export interface PageEnd {
  atMs: number;
  id: string;
}

/** The name of the page that follows. */
export function pageAfter({ atMs, id }: PageEnd): string {
  return Buffer.from(`${atMs} ${id}`).toString('base64url');
}

/** Where the page before ended; `invalid-input` for what no list gave. */
export function readPage(page: string): PageEnd {
  const [, at, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(page, 'base64url').toString()) ?? [];
  if (at !== undefined && id !== undefined) return { atMs: Number(at), id };
  const problem = 'is no page of a list; leave it out for the first page';
  throw new ReelError('invalid-input', `page ${problem}.`, {
    issues: [{ field: 'page', value: page.slice(0, 80), problem }],
  });
}
