import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { jsonBody, jsonIn, type VendorAnswer, VendorHttp } from '../vendor-http/vendor-http.ts';
import {
  type LiveModel,
  modelSchema,
  type Prediction,
  type PredictionPage,
  predictionPageSchema,
  predictionSchema,
  uploadSchema,
} from './prediction.ts';
import { REPLICATE_REFUSALS, replicateError } from './replicate-errors.ts';

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

/** 100 predictions each, of which 600 a minute can be made: more than the minutes that a search covers hold. */
const MOST_PAGES = 100;

/** What a file that is uploaded is called, and what it is. */
export interface FileName {
  name: string;
  mediaType: string;
}

/** Replicate's HTTP API, one request a call. The token is in none of the errors. */
export class ReplicateClient {
  readonly #http: VendorHttp;

  constructor({ token, baseUrl = REPLICATE_BASE_URL, ...rest }: ReplicateClientOptions) {
    this.#http = new VendorHttp({
      ...rest,
      vendor: 'Replicate',
      baseUrl,
      headers: { authorization: `Bearer ${token}` },
      secrets: [token],
      refusals: REPLICATE_REFUSALS,
      problem: replicateError,
    });
  }

  get baseUrl(): URL {
    return this.#http.baseUrl;
  }

  /**
   * Asks for a prediction, once. `outcome-unknown` where it may have been taken; any other error says that
   * nothing was created. What is not on its way by `sendByMs` is not sent.
   */
  async create(path: string, body: JsonObject, sendByMs: number): Promise<Prediction> {
    const answer = await this.#http.postOnce(path, jsonBody(body), sendByMs);
    const prediction = jsonIn(predictionSchema, answer.bytes);
    if (prediction === undefined) throw this.#http.lost('Its answer could not be read.');
    return prediction;
  }

  /** `not-found` where there is no such prediction, or none any more. */
  async get(id: string, signal?: AbortSignal): Promise<Prediction> {
    const url = this.#http.url(`/v1/predictions/${encodeURIComponent(id)}`);
    return this.#http.readable(predictionSchema, await this.#ofPrediction('GET', url, signal));
  }

  /** Nothing where the prediction has ended. */
  async cancel(id: string): Promise<void> {
    await this.#ofPrediction('POST', this.#http.url(`/v1/predictions/${encodeURIComponent(id)}/cancel`));
  }

  /** A model's newest version, by the model's name; `not-found` for a model that is gone. */
  async latestVersion(model: string, signal?: AbortSignal): Promise<LiveModel> {
    const answer = await this.#http.ask('GET', this.#http.url(`/v1/models/${model}`), { signal });
    return this.#http.readable(modelSchema, answer).latest_version;
  }

  /** Takes a file in for use as an input, and answers with its address. */
  async upload(bytes: Uint8Array<ArrayBuffer>, { name, mediaType }: FileName): Promise<string> {
    const form = new FormData();
    form.append('content', new Blob([bytes], { type: mediaType }), name);
    const answer = await this.#http.ask('POST', this.#http.url('/v1/files'), { body: form });
    return this.#http.readable(uploadSchema, answer).urls.get;
  }

  /** What a request to an address needs: the token, at the vendor's own origin and nowhere else. */
  headersFor(url: URL): Record<string, string> {
    return this.#http.headersFor(url);
  }

  /** The account's predictions of a stretch of time by our clock, whatever the vendor's shows; the newest first. */
  async *list(fromMs: number, untilMs: number, signal?: AbortSignal): AsyncIterable<Prediction> {
    const pageAt = async (url: URL): Promise<PredictionPage> =>
      this.#http.readable(predictionPageSchema, await this.#http.ask('GET', url, { signal }));
    let page = await this.#http.byItsClock((aheadMs) => {
      const first = this.#http.url('/v1/predictions');
      first.searchParams.set('created_after', new Date(fromMs + aheadMs).toISOString());
      first.searchParams.set('created_before', new Date(untilMs + aheadMs).toISOString());
      return pageAt(first);
    });
    for (let pages = 1; ; pages += 1) {
      yield* page.results;
      if (!page.next) return;
      if (pages === MOST_PAGES) throw this.#http.unreachable('Its list of predictions has no end.');
      page = await pageAt(this.#http.ownUrl(page.next));
    }
  }

  async #ofPrediction(method: string, url: URL, signal?: AbortSignal): Promise<VendorAnswer> {
    try {
      return await this.#http.ask(method, url, { signal });
    } catch (error) {
      if (!isReelError(error) || error.code !== 'not-found') throw error;
      throw new ReelError('not-found', 'Replicate does not know this prediction.', { cause: error });
    }
  }
}
