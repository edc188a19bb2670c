import type { ZodType } from 'zod';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { coveredBytes } from './covered-bytes.ts';
import { guardedBody } from './guarded-body.ts';

export interface VendorHttpOptions {
  /** The vendor's name for a person to read. */
  vendor: string;
  /** Every path goes below it. */
  baseUrl: string;
  /** What authenticates; it goes to the vendor's own origin and nowhere else. */
  headers: { readonly [name: string]: string };
  /** What is in nothing that is said. */
  secrets: readonly string[];
  fetch: typeof fetch;
  clock: Clock;
  /** How long one question may take; sending a call has a deadline of its own. 30 s where absent. */
  deadlineMs?: number;
  /** The most that one answer may hold; 256 MiB where absent. */
  mostAnswerBytes?: number;
  /** Statuses after which nothing was created; the usual ones where absent. */
  refusals?: ReadonlySet<number>;
  /** An answer that is no success, as an error that says what to do about it. */
  problem(status: number, text: string, retryAfterHeader: string | null): ReelError;
}

/** A request's body and what it is. */
export interface RequestBody {
  content: string | Uint8Array;
  mediaType: string;
}

export interface VendorAnswer {
  status: number;
  bytes: Uint8Array;
  headers: Headers;
}

export interface Question {
  signal?: AbortSignal | undefined;
  body?: FormData | RequestBody | undefined;
}

const DEFAULT_DEADLINE_MS = 30_000;
const MOST_ANSWER_BYTES = 2 ** 28;

/** Answers after which nothing was created, 503 among them: the request was turned away at the door. */
const REFUSALS: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 422, 429, 503,
]);

/** What a clock's reading may be off by on its way here; its header counts whole seconds (RFC 9110, 6.6.1). */
const CLOCK_TOLERANCE_MS = 5_000;

/** A vendor's HTTP API, one request a call. What is secret is in none of the errors. */
export class VendorHttp {
  readonly vendor: string;
  readonly baseUrl: URL;
  readonly #options: VendorHttpOptions;
  #clockAheadMs: number | undefined;

  constructor(options: VendorHttpOptions) {
    this.#options = options;
    this.vendor = options.vendor;
    this.baseUrl = new URL(options.baseUrl);
  }

  /**
   * Asks for something that is paid for, once. `outcome-unknown` where it may have been taken; any other error
   * says that nothing was created. What is not on its way by `sendByMs` is not sent, and what is not answered by
   * then is given up.
   */
  async postOnce(path: string, body: RequestBody, sendByMs: number): Promise<VendorAnswer> {
    const { clock } = this.#options;
    const guarded = guardedBody(body.content, () => clock.nowMs() >= sendByMs);
    // `duplex` is what Node's fetch needs for a streamed body; its types do not know it. Only a request without a
    // window and without redirects has its body read when there is a connection and not before
    // (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step 2).
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      window: null,
      headers: { 'content-type': body.mediaType, 'content-length': String(guarded.sizeBytes) },
      body: guarded.stream,
      duplex: 'half',
      signal: AbortSignal.timeout(Math.max(1, sendByMs - clock.nowMs())),
    };
    const answer = await this.#exchange(this.url(path), request).catch((error: unknown) => {
      const message = this.#describe(error);
      throw guarded.wasSent ? this.lost(message) : this.unreachable(message);
    });
    if (isSuccess(answer)) return answer;
    const problem = this.problemOf(answer);
    const { refusals = REFUSALS } = this.#options;
    throw refusals.has(answer.status) ? problem : this.lost(problem.message, problem.retryAfterSeconds);
  }

  /** Asks what changes nothing or may be asked twice. `not-found` for what is not there. */
  async ask(method: string, url: URL, { signal, body }: Question = {}): Promise<VendorAnswer> {
    const deadline = AbortSignal.timeout(this.#options.deadlineMs ?? DEFAULT_DEADLINE_MS);
    const answer = await this.#exchange(url, {
      method,
      ...requestBody(body),
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    }).catch((error: unknown) => {
      throwIfCancelled(signal);
      throw this.unreachable(this.#describe(error));
    });
    if (answer.status === 404)
      throw new ReelError('not-found', `${this.vendor} does not know ${url.pathname}.`);
    if (!isSuccess(answer)) throw this.problemOf(answer);
    return answer;
  }

  /**
   * Asks for something by the vendor's clock: `ask` is told how far that is ahead of ours, and asked again where the
   * answer shows that it was told wrong. `provider-unavailable` where the vendor's answers carry no time.
   */
  async byItsClock<Result>(ask: (aheadMs: number) => Promise<Result>): Promise<Result> {
    const assumedMs = this.#clockAheadMs ?? 0;
    const result = await ask(assumedMs);
    const aheadMs = this.#clockAheadMs;
    if (aheadMs === undefined) throw this.unreachable('Its answers carry no time.');
    return Math.abs(aheadMs - assumedMs) > CLOCK_TOLERANCE_MS ? ask(aheadMs) : result;
  }

  /** What an address below the base is. */
  url(path: string): URL {
    return new URL(`${this.baseUrl.pathname.replace(/\/$/, '')}${path}`, this.baseUrl);
  }

  /** An address that the vendor gave; what is secret goes to the vendor's own origin alone. */
  ownUrl(given: string): URL {
    const url = new URL(given, this.baseUrl);
    if (url.origin !== this.baseUrl.origin) throw this.unreachable('What it answered leads elsewhere.');
    return url;
  }

  /** An address that the vendor gave, whole, wherever it leads. */
  addressOf(given: string): string {
    return new URL(given, this.baseUrl).href;
  }

  /** What a request to an address needs: the key, at the vendor's own origin and nowhere else. */
  headersFor(url: URL): Record<string, string> {
    return url.origin === this.baseUrl.origin ? { ...this.#options.headers } : {};
  }

  /** An answer's JSON; `provider-unavailable` where it is something else. */
  readable<Value>(schema: ZodType<Value>, { bytes }: Pick<VendorAnswer, 'bytes'>): Value {
    const value = jsonIn(schema, bytes);
    if (value === undefined) throw this.unreachable('Its answer could not be read.');
    return value;
  }

  lost(message: string, retryAfterSeconds?: number): ReelError {
    const unknown = `It is not known whether ${this.vendor} took the call. ${message}`;
    return new ReelError('outcome-unknown', unknown, {
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }

  unreachable(message: string): ReelError {
    return new ReelError('provider-unavailable', `${this.vendor} cannot be reached. ${message}`, {
      retryable: true,
    });
  }

  problemOf({ status, bytes, headers }: VendorAnswer): ReelError {
    const text = this.withoutSecrets(new TextDecoder().decode(bytes));
    return this.#options.problem(status, text, headers.get('retry-after'));
  }

  withoutSecrets(text: string): string {
    return this.#options.secrets.reduce((covered, secret) => covered.replaceAll(secret, '[key]'), text);
  }

  async #exchange(url: URL, request: RequestInit): Promise<VendorAnswer> {
    // A redirect is never followed: it would send the call twice, or the key elsewhere.
    const headers = { ...request.headers, ...this.headersFor(url) };
    const response = await this.#options.fetch(url, { redirect: 'error', ...request, headers });
    const bytes = await bytesOf(response, this.#options.mostAnswerBytes ?? MOST_ANSWER_BYTES);
    const { status, headers: answered } = response;
    const theirMs = Date.parse(answered.get('date') ?? '');
    if (!Number.isNaN(theirMs)) this.#clockAheadMs = theirMs - this.#options.clock.nowMs();
    return { status, bytes: coveredBytes(bytes, this.#options.secrets), headers: answered };
  }

  #describe(error: unknown): string {
    if (!(error instanceof Error)) return 'The request failed.';
    if (error.name === 'TimeoutError') return 'It did not answer in time.';
    const reason = error.cause instanceof Error ? error.cause : error;
    const code = 'code' in reason && typeof reason.code === 'string' ? ` (${reason.code})` : '';
    return this.withoutSecrets(`${reason.message || 'The connection failed'}${code}.`);
  }
}

/** The JSON of an answer in a known shape; undefined where it has another. */
export function jsonIn<Value>(schema: ZodType<Value>, answer: Uint8Array | string): Value | undefined {
  try {
    const text = typeof answer === 'string' ? answer : new TextDecoder().decode(answer);
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A body of JSON. */
export function jsonBody(document: unknown): RequestBody {
  return { content: JSON.stringify(document), mediaType: 'application/json' };
}

function isSuccess({ status }: VendorAnswer): boolean {
  return status >= 200 && status < 300;
}

function requestBody(body: Question['body']): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: body.content as BodyInit, headers: { 'content-type': body.mediaType } };
}

async function bytesOf(response: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of response.body ?? []) {
    received += chunk.byteLength;
    if (received > mostBytes) throw new Error(`Its answer is larger than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
