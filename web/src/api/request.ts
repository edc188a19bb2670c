import { say } from '../text/messages.ts';
import { noteAnswer } from './connection.ts';
import type { Problem } from './documents.ts';

/** What the server refused, as it says it (RFC 9457). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: unknown;
  body?: Blob;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

/** Asks the server this page came from; raises ApiProblem for every refusal, also where nobody answers. */
export async function ask<Answer>(path: string, { json, body, ...rest }: Ask = {}): Promise<Answer> {
  const { headers, method = json === undefined && body === undefined ? 'GET' : 'POST', signal } = rest;
  const payload = json === undefined ? body : JSON.stringify(json);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(payload !== undefined && { body: payload }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable(method);
  }
  if (response.status === 204) return undefined as Answer;
  const answer = await response.json().catch(() => undefined);
  // A proxy speaks for a server that is away.
  if (answer === undefined && GATEWAY_STATUSES.has(response.status)) throw unreachable(method);
  noteAnswer(true);
  if (!response.ok) throw new ApiProblem(answer ?? { ...BROKEN, status: response.status });
  return answer as Answer;
}

const GATEWAY_STATUSES = new Set([502, 503, 504]);

function unreachable(method: string): ApiProblem {
  noteAnswer(false);
  return new ApiProblem({
    type: 'about:blank',
    title: say('app.away.title'),
    status: 0,
    detail: say(method === 'GET' ? 'app.away' : 'app.away.unsaved'),
    code: 'unreachable',
  });
}

const BROKEN = {
  type: 'about:blank',
  title: 'Not understood',
  detail: 'The server answered with something that is no answer of this API.',
  code: 'unexpected',
};

/** Whether it was refused because nobody is signed in, or nobody any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401;
}

/** What the server says is wrong, by field; nothing for any other refusal. */
export function problemsOf(error: unknown): ReadonlyMap<string, string> {
  const issues = error instanceof ApiProblem ? (error.problem.issues ?? []) : [];
  return new Map(
    issues.map(({ field, problem, nearest }) => [
      field,
      nearest === undefined ? problem : `${problem} (did you mean ${nearest}?)`,
    ]),
  );
}

/** Why one thing that a person said was not taken: the words about it alone, where there are any. */
export function reasonOf(error: unknown): string {
  const [problem] = problemsOf(error).values();
  if (problem !== undefined) return say('text.it', { problem });
  return error instanceof Error ? error.message : String(error);
}
