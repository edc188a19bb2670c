import type { Problem } from '../http/problem.ts';

/** What the server refused, as it says it (RFC 9457); branch on `code`. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

export interface ClientOptions {
  /** Where `reel serve` listens, such as `http://127.0.0.1:4747`. */
  address: string;
  /** Made with `reel keys create`; none is needed on a machine of one's own. */
  key?: string;
  /** The `fetch` to ask with; that of the platform where absent. */
  fetch?: typeof fetch;
}

/** The server answers that late at the latest where it is asked to wait. */
export const LONGEST_WAIT_SECONDS = 60;

export interface CallOptions {
  signal?: AbortSignal;
}

/** What may be asked of a list or a document by its address. */
export type Query = { [name: string]: string | number | boolean | undefined };

export interface Ask extends CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  json?: unknown;
  body?: BodyInit;
  /** The ETag that a change is meant for; refused with `conflict` where it is another by now. */
  ifMatch?: string | undefined;
  /** The same one again makes nothing more. */
  idempotencyKey?: string | undefined;
  headers?: Record<string, string>;
}

/** Asks the server. */
export class Transport {
  readonly #address: string;
  readonly #key: string | undefined;
  readonly #fetch: typeof fetch;

  constructor({ address, key, fetch: given }: ClientOptions) {
    this.#address = address.replace(/\/+$/, '');
    this.#key = key;
    this.#fetch = given ?? ((input, init) => fetch(input, init));
  }

  /** The address of a path of this server. */
  addressOf(path: string, query: Query = {}): string {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `${this.#address}${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`;
  }

  /** The answer as it came, once it is none of a refusal. Raises `ApiProblem`. */
  async send(path: string, ask: Ask = {}): Promise<Response> {
    const { json, body, query, signal } = ask;
    const payload = json === undefined ? body : JSON.stringify(json);
    const response = await this.#fetch(this.addressOf(path, query), {
      method: ask.method ?? (payload === undefined ? 'GET' : 'POST'),
      headers: this.#headersOf(ask),
      ...(payload !== undefined && { body: payload }),
      ...(signal !== undefined && { signal }),
    });
    if (response.ok) return response;
    throw new ApiProblem(await problemOf(response));
  }

  /** The answer's document. */
  async ask<Document>(path: string, ask: Ask = {}): Promise<Document> {
    const response = await this.send(path, ask);
    return (response.status === 204 ? undefined : await response.json()) as Document;
  }

  /** All entries of a list, page by page. */
  async askAll<Name extends string, Entry>(path: string, name: Name, ask: Ask = {}): Promise<Entry[]> {
    const entries: Entry[] = [];
    let page: string | null = null;
    do {
      const query: Query = { ...ask.query, ...(page !== null && { page }) };
      type Page = { [key in Name]: Entry[] } & { next_page: string | null };
      const answer: Page = await this.ask<Page>(path, { ...ask, query });
      entries.push(...answer[name]);
      page = answer.next_page;
    } while (page !== null);
    return entries;
  }

  /** The answer's document with its ETag. */
  async askTagged<Document extends object>(
    path: string,
    ask: Ask = {},
  ): Promise<Document & { etag: string }> {
    const response = await this.send(path, ask);
    return { ...((await response.json()) as Document), etag: response.headers.get('etag') ?? '' };
  }

  #headersOf({ json, ifMatch, idempotencyKey, headers }: Ask): Record<string, string> {
    return {
      ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...headers,
    };
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const isProblem = /^application\/problem\+json/.test(response.headers.get('content-type') ?? '');
  const told = isProblem ? await response.json().catch(() => undefined) : undefined;
  if (told !== undefined) return told as Problem;
  return {
    type: 'about:blank',
    title: 'Not understood',
    status: response.status,
    detail: `The server answered with status ${response.status} and something that is no answer of this API.`,
    code: 'unexpected',
  };
}
