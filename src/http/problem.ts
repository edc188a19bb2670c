import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type ErrorCode, isReelError, ReelError } from '../domain/errors.ts';

/** The one JSON shape of every error (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().describe('Names the kind of error; the same as `code`, as a reference.'),
    title: z.string().describe('What kind of error this is, the same for all of its kind.'),
    status: z.number().int(),
    detail: z.string().describe('What went wrong here and what to do about it, for a person to read.'),
    code: z.string().describe('What programs branch on.'),
    instance: z.string().optional().describe('Of an unexpected error: the id to look up in the log.'),
    retry_after_seconds: z.number().optional(),
    issues: z
      .array(
        z.object({
          field: z.string(),
          value: z.string().optional(),
          problem: z.string(),
          nearest: z.string().optional(),
        }),
      )
      .optional()
      .describe('Each field that is wrong, with what is allowed and the nearest name.'),
  })
  .openapi('Problem', {
    example: {
      type: '/api/docs#not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no project lighthouses-1a2b3c4d.',
      code: 'not-found',
    },
  });

export type Problem = z.infer<typeof problemSchema>;

/** The status and title of each kind of error. */
export const PROBLEMS: Record<ErrorCode, { status: number; title: string }> = {
  'invalid-input': { status: 400, title: 'Invalid input' },
  'unknown-name': { status: 400, title: 'Unknown name' },
  unauthorized: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict with the present state' },
  'outcome-unknown': { status: 409, title: 'Outcome of a paid call unknown' },
  cancelled: { status: 409, title: 'Cancelled' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media': { status: 415, title: 'Unsupported media' },
  'media-failed': { status: 422, title: 'Media could not be read or made' },
  'film-check-failed': { status: 422, title: 'The film failed its check' },
  'over-budget': { status: 422, title: 'Over budget' },
  'provider-failed': { status: 502, title: 'A provider failed' },
  'provider-unavailable': { status: 503, title: 'A provider is unavailable' },
  'timed-out': { status: 504, title: 'Timed out' },
  'storage-full': { status: 507, title: 'Storage full' },
  'not-writable': { status: 500, title: 'Storage not writable' },
  'home-too-new': { status: 500, title: 'Saved by a newer Reelwright' },
  internal: { status: 500, title: 'Unexpected error' },
};

/** Making goes on after its request was answered, so no request is answered with these. */
const OF_RUNS: ReadonlySet<string> = new Set<ErrorCode>(['over-budget', 'film-check-failed']);

/** The status that a kind of error is told with over HTTP, or that only runs, calls and projects tell of it. */
export function statusTold(code: string, status: number): string {
  return OF_RUNS.has(code) ? 'of runs' : String(status);
}

/** Of what only asking over HTTP can bring about. */
export const PROBLEMS_OF_HTTP = {
  'range-not-satisfiable': { status: 416, title: 'Range not satisfiable' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
} as const;

/** Raised where somebody asks more often than allowed. */
export class TooManyRequests extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too many requests.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Raised where a part of a file is asked for that it does not have (RFC 9110, section 15.5.17). */
export class RangeNotSatisfiable extends Error {
  readonly sizeBytes: number;

  constructor(sizeBytes: number) {
    super(`The file has ${sizeBytes} bytes; ask for a range within them.`);
    this.sizeBytes = sizeBytes;
  }
}

/** Answers with the problem that an error is; what nobody expected goes to the log under an id. */
export function answerProblem(error: unknown, context: Context, log: (line: object) => void): Response {
  const problem = problemOf(error, log);
  if (problem.retry_after_seconds !== undefined)
    context.header('retry-after', String(Math.ceil(problem.retry_after_seconds)));
  if (error instanceof RangeNotSatisfiable) context.header('content-range', `bytes */${error.sizeBytes}`);
  if (problem.status === 401) context.header('www-authenticate', 'Bearer realm="reelwright"');
  context.header('cache-control', 'no-store');
  return context.body(JSON.stringify(problem), problem.status as 500, {
    'content-type': 'application/problem+json',
  });
}

function problemOf(error: unknown, log: (line: object) => void): Problem {
  if (error instanceof TooManyRequests) {
    return {
      type: '/api/docs#too-many-requests',
      ...PROBLEMS_OF_HTTP['too-many-requests'],
      detail: `Ask again in ${Math.ceil(error.retryAfterSeconds)} s.`,
      code: 'too-many-requests',
      retry_after_seconds: error.retryAfterSeconds,
    };
  }
  if (error instanceof RangeNotSatisfiable) {
    return {
      type: '/api/docs#range-not-satisfiable',
      ...PROBLEMS_OF_HTTP['range-not-satisfiable'],
      detail: error.message,
      code: 'range-not-satisfiable',
    };
  }
  if (isReelError(error) && error.code !== 'internal') {
    return {
      type: `/api/docs#${error.code}`,
      ...PROBLEMS[error.code],
      detail: error.message,
      code: error.code,
      ...(error.retryAfterSeconds !== undefined && { retry_after_seconds: error.retryAfterSeconds }),
      ...(error.issues.length > 0 && { issues: error.issues.map((issue) => ({ ...issue })) }),
    };
  }
  const id = randomUUID();
  log({ level: 'error', id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return {
    type: '/api/docs#internal',
    ...PROBLEMS.internal,
    detail: 'Something unexpected went wrong. Look it up in the server’s log by its id, and report it.',
    code: 'internal',
    instance: `urn:uuid:${id}`,
  };
}

/** The answer to a path or a method that there is not. */
export function noSuchRoute(context: Context): never {
  throw new ReelError(
    'not-found',
    `There is nothing at ${context.req.method} ${context.req.path}; see /api/docs for what there is.`,
  );
}
