import type { ZodType } from 'zod';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { guardedBody } from './guarded-body.ts';
import {
  type Prediction,
  type PredictionPage,
  predictionPageSchema,
  predictionSchema,
  uploadSchema,
} from './prediction.ts';
import { isRefusal, replicateError } from './replicate-errors.ts';

export const REPLICATE_BASE_URL = 'https://api.replicate.com';

export interface ReplicateClientOptions {
  token: string;
  /** Without `/v1`; Replicate's own where absent. */
  baseUrl?: string;
  fetch: typeof fetch;
  clock: Clock;
  /** How long one question may take; sending a call has a deadline of its own. */
  deadlineMs?: number;
}

const DEFAULT_DEADLINE_MS = 30_000;
/** 100 predictions each: more than this were not made in the minutes that a search covers. */
const MOST_PAGES = 50;

/** What a file that is uploaded is called, and what it is. */
export interface FileName {
  name: string;
  mediaType: string;
}

interface Answer {
  status: number;
  text: string;
  retryAfter: string | null;
}

/** Replicate's HTTP API, one request a call. The token is in none of the errors. */
export class ReplicateClient {
  readonly baseUrl: URL;
  readonly #options: ReplicateClientOptions;

  constructor(options: ReplicateClientOptions) {
    this.#options = options;
    this.baseUrl = new URL(options.baseUrl ?? REPLICATE_BASE_URL);
  }

  /**
   * Asks for a prediction, once. `outcome-unknown` where it may have been taken; any other error says that
   * nothing was created. What is not on its way by `sendByMs` is not sent.
   */
  async create(path: string, body: JsonObject, sendByMs: number): Promise<Prediction> {
    const { clock } = this.#options;
    const guarded = guardedBody(JSON.stringify(body), () => clock.nowMs() >= sendByMs);
    // `duplex` is what Node's fetch needs for a streamed body; its types do not know it. Only a
    // request without a window and without redirects has its body read when there is a connection and not before (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step 2).
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      window: null,
      headers: { 'content-type': 'application/json', 'content-length': String(guarded.sizeBytes) },
      body: guarded.stream,
      duplex: 'half',
      signal: AbortSignal.timeout(Math.max(1, sendByMs - clock.nowMs())),
    };
    const answer = await this.#exchange(this.#url(path), request).catch((error: unknown) => {
      const message = this.#describe(error);
      throw guarded.wasSent ? lost(message) : unreachable(message);
    });
    if (isRefusal(answer.status)) throw this.#problem(answer);
    if (answer.status >= 300)
      throw lost(this.#problem(answer).message, this.#problem(answer).retryAfterSeconds);
    const prediction = read(predictionSchema, answer.text);
    if (prediction === undefined) throw lost('Its answer could not be read.');
    return prediction;
  }

  /** `not-found` where there is no such prediction, or none any more. */
  async get(id: string, signal?: AbortSignal): Promise<Prediction> {
    const answer = await this.#ask('GET', this.#url(`/v1/predictions/${encodeURIComponent(id)}`), { signal });
    return readable(predictionSchema, answer.text);
  }

  /** Nothing where the prediction has ended. */
  async cancel(id: string): Promise<void> {
    await this.#ask('POST', this.#url(`/v1/predictions/${encodeURIComponent(id)}/cancel`));
  }

  /** Takes a file in for use as an input, and answers with its address. */
  async upload(bytes: Uint8Array<ArrayBuffer>, { name, mediaType }: FileName): Promise<string> {
    const form = new FormData();
    form.append('content', new Blob([bytes], { type: mediaType }), name);
    const answer = await this.#ask('POST', this.#url('/v1/files'), { body: form });
    return readable(uploadSchema, answer.text).urls.get;
  }

  /** What a request to an address needs: the token, at the vendor's own origin and nowhere else. */
  headersFor(url: URL): Record<string, string> {
    return url.origin === this.baseUrl.origin ? { authorization: `Bearer ${this.#options.token}` } : {};
  }

  /** The account's predictions of a stretch of time, the newest first, by ISO 8601 instants. */
  async *list(createdAfter: string, createdBefore: string, signal?: AbortSignal): AsyncIterable<Prediction> {
    const first = this.#url('/v1/predictions');
    first.searchParams.set('created_after', createdAfter);
    first.searchParams.set('created_before', createdBefore);
    let next: URL | undefined = first;
    for (let pages = 0; next !== undefined; pages += 1) {
      if (pages === MOST_PAGES) throw unreachable('Its list of predictions has no end.');
      const answer: Answer = await this.#ask('GET', next, { signal });
      const page: PredictionPage = readable(predictionPageSchema, answer.text);
      yield* page.results;
      next = page.next ? this.#ownUrl(page.next) : undefined;
    }
  }

  async #ask(
    method: string,
    url: URL,
    { signal, body }: { signal?: AbortSignal | undefined; body?: FormData } = {},
  ): Promise<Answer> {
    const { deadlineMs = DEFAULT_DEADLINE_MS } = this.#options;
    const deadline = AbortSignal.timeout(deadlineMs);
    const answer = await this.#exchange(url, {
      method,
      ...(body && { body }),
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    }).catch((error: unknown) => {
      throwIfCancelled(signal);
      throw unreachable(this.#describe(error));
    });
    if (answer.status === 404) throw new ReelError('not-found', 'Replicate does not know this prediction.');
    if (answer.status < 200 || answer.status >= 300) throw this.#problem(answer);
    return answer;
  }

  async #exchange(url: URL, request: RequestInit): Promise<Answer> {
    const { fetch } = this.#options;
    // A redirect is never followed: it would send the call twice, or the token elsewhere.
    const headers = { ...request.headers, ...this.headersFor(url) };
    const response = await fetch(url, { redirect: 'error', ...request, headers });
    return {
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  }

  #url(path: string): URL {
    return new URL(`${this.baseUrl.pathname.replace(/\/$/, '')}${path}`, this.baseUrl);
  }

  /** An address that the vendor gave; the token goes to the vendor's own origin alone. */
  #ownUrl(given: string): URL {
    const url = new URL(given, this.baseUrl);
    if (url.origin !== this.baseUrl.origin) throw unreachable('Its list of predictions leads elsewhere.');
    return url;
  }

  #problem({ status, text, retryAfter }: Answer): ReelError {
    return replicateError(status, this.#withoutToken(text), retryAfter);
  }

  #describe(error: unknown): string {
    if (!(error instanceof Error)) return 'The request failed.';
    if (error.name === 'TimeoutError') return 'It did not answer in time.';
    const reason = error.cause instanceof Error ? error.cause : error;
    const code = 'code' in reason && typeof reason.code === 'string' ? ` (${reason.code})` : '';
    return this.#withoutToken(`${reason.message || 'The connection failed'}${code}.`);
  }

  #withoutToken(text: string): string {
    return text.replaceAll(this.#options.token, '[token]');
  }
}

function lost(message: string, retryAfterSeconds?: number): ReelError {
  return new ReelError('outcome-unknown', `It is not known whether Replicate took the call. ${message}`, {
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

function unreachable(message: string): ReelError {
  return new ReelError('provider-unavailable', `Replicate cannot be reached. ${message}`, {
    retryable: true,
  });
}

function readable<Value>(schema: ZodType<Value>, text: string): Value {
  const value = read(schema, text);
  if (value === undefined) throw unreachable('Its answer could not be read.');
  return value;
}

function read<Value>(schema: ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
