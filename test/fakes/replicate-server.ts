import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { FAKE_MODELS, type FakeModel, invalidFields, openapiSchemaOf } from './replicate-models.ts';
import {
  type FakePrediction,
  FakePredictions,
  type PredictionFate,
  predictionDocument,
} from './replicate-predictions.ts';
import { sendWebhook, type WebhookManners } from './replicate-webhooks.ts';
import { toneMp3 } from './spoken-sound.ts';

/** What goes wrong with one request for a prediction. */
export type CreateTrouble =
  | { answers: 400 | 402 | 404 | 422 | 429; retryAfter?: number }
  /** Accepted or not, the answer is an error of the server's own. */
  | { answers: 500 | 502 | 503; accepts: boolean; retryAfter?: number }
  /** The socket closes without an answer. */
  | { drops: true; accepts: boolean }
  /** No answer ever comes; what is accepted is accepted at once, or that much later. */
  | { stalls: true; accepts: boolean; acceptsAfterMs?: number }
  /** Everything is well, but late. */
  | { answersAfterMs: number };

export interface FakeReplicateOptions {
  token?: string;
  /** Asked for every request for a prediction, counted from 1, with its prompt. */
  trouble?(request: number, prompt: string): CreateTrouble | undefined;
  /** Asked for every prediction that is accepted, counted from 1, with its prompt. */
  fate?(accepted: number, prompt: string): Partial<PredictionFate>;
  /** The status that the n-th question about a prediction is answered with; 200 where absent. */
  questionTrouble?(question: number): number | undefined;
  /** The same of its list of predictions. */
  listTrouble?(question: number): number | undefined;
  /** How far its clock is ahead of everybody else's. */
  clockAheadMs?: number;
  /** Predictions a page of the list. */
  pageSize?: number;
  webhooks?: WebhookManners;
  /** Models that it had once, and those that take something else by now. */
  goneModels?: readonly string[];
  changedModels?: { readonly [id: string]: FakeModel };
  port?: number;
}

const FATE: PredictionFate = { callMs: 20, ends: 'succeeded' };
const FIXTURES = new URL('./fixtures/', import.meta.url);

/**
 * Replicate's HTTP API on the loopback interface: official models, its error shapes, listing, cancelling, webhooks,
 * delivery of real files; and whatever trouble a test asks for.
 */
export class FakeReplicate implements AsyncDisposable {
  readonly token: string;
  readonly predictions: FakePredictions;
  readonly uploads: string[] = [];
  /** The bodies of the uploads by the address that each got, as they came. */
  readonly uploaded = new Map<string, Buffer>();
  /** Requests for a prediction, accepted or not. */
  requests = 0;
  /** The bodies of all requests for a prediction, as they came. */
  readonly bodies: string[] = [];
  /** May be changed while it runs. */
  options: FakeReplicateOptions;
  #port = 0;
  #questions = 0;
  #listQuestions = 0;
  /** Ends when the last webhook was taken. */
  #told: Promise<void> = Promise.resolve();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => response.destroy(error));
  });

  private constructor(options: FakeReplicateOptions) {
    this.options = options;
    this.token = options.token ?? 'r8_a-token-for-tests';
    this.predictions = new FakePredictions((prediction) => this.#tellWebhook(prediction));
  }

  static async start(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
    const fake = new FakeReplicate(options);
    fake.#server.listen(options.port ?? 0, '127.0.0.1');
    await once(fake.#server, 'listening');
    fake.#port = (fake.#server.address() as AddressInfo).port;
    return fake;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How many predictions were accepted: what was paid for. */
  get accepted(): number {
    return this.predictions.accepted.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.predictions.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
    const url = new URL(request.url ?? '/', this.baseUrl);
    const [, area, ...path] = url.pathname.split('/');
    response.setHeader('date', new Date(this.#nowMs()).toUTCString());
    if (area === 'delivery') return this.#deliver(path[0] ?? '', response);
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return problem(response, 401, 'Unauthenticated', 'You did not pass a valid authentication token.');
    }
    if (request.method === 'POST' && path[0] === 'files') return this.#takeIn(request, response);
    if (request.method === 'POST' && path.at(-1) === 'predictions') {
      const model = path[0] === 'models' ? `${path[1]}/${path[2]}` : undefined;
      const body = await text(request);
      return this.#create(model ?? modelOfVersion(body), body, response);
    }
    if (request.method === 'GET' && path[0] === 'models') {
      const name = `${path[1]}/${path[2]}`;
      const known = this.options.changedModels?.[name] ?? FAKE_MODELS[name];
      if (known === undefined || this.options.goneModels?.includes(name))
        return problem(response, 404, 'Not found', 'The model could not be found.');
      return json(response, 200, {
        latest_version: { id: known.version ?? 'hidden', openapi_schema: openapiSchemaOf(known) },
      });
    }
    if (path[0] !== 'predictions')
      return problem(response, 404, 'Not found', 'The requested URL was not found.');
    if (path[1] === undefined) {
      this.#listQuestions += 1;
      const listTrouble = this.options.listTrouble?.(this.#listQuestions);
      return listTrouble === undefined
        ? this.#list(url, response)
        : problem(response, listTrouble, 'Trouble', 'As a test asked for.');
    }
    const prediction = this.predictions.find(path[1]);
    if (!prediction) return problem(response, 404, 'Not found', 'The requested resource could not be found.');
    if (path[2] === 'cancel') this.predictions.cancel(prediction);
    this.#questions += 1;
    const trouble = this.options.questionTrouble?.(this.#questions);
    if (trouble !== undefined)
      return problem(response, trouble, 'Trouble', 'As a test asked for.', { retry_after: 0.02 });
    return json(response, 200, predictionDocument(prediction, this.baseUrl));
  }

  #create(model: string | undefined, body: string, response: ServerResponse): ServerResponse {
    this.requests += 1;
    this.bodies.push(body);
    const trouble = this.options.trouble?.(this.requests, String(JSON.parse(body).input?.prompt));
    if (trouble && 'answers' in trouble && !('accepts' in trouble)) {
      return problem(response, trouble.answers, 'Refused', REFUSALS[trouble.answers], {
        ...(trouble.answers === 422 && { invalid_fields: [REFUSED_FIELD] }),
        ...(trouble.retryAfter !== undefined && { retry_after: trouble.retryAfter }),
      });
    }
    if (trouble && 'accepts' in trouble) {
      const afterMs = 'acceptsAfterMs' in trouble ? trouble.acceptsAfterMs : undefined;
      if (afterMs !== undefined) setTimeout(() => this.#accept(model, body), afterMs);
      else if (trouble.accepts) this.#accept(model, body);
      if ('drops' in trouble) {
        // Word of what was taken is there before it shows that there is no answer.
        void this.#told.then(() => response.destroy());
        return response;
      }
      if ('stalls' in trouble) return response;
      if (trouble.retryAfter !== undefined) response.setHeader('retry-after', trouble.retryAfter);
      return problem(response, trouble.answers, 'Trouble', 'Something went wrong on our side.');
    }
    const known = FAKE_MODELS[model ?? ''];
    if (!known) return problem(response, 404, 'Not found', 'The requested resource could not be found.');
    const invalid = invalidFields(known, JSON.parse(body).input ?? {});
    if (invalid.length > 0) {
      const detail = invalid.map(({ field, description }) => `- ${field}: ${description}`).join('\n');
      return problem(response, 422, 'Input validation failed', detail, { invalid_fields: invalid });
    }
    const prediction = this.#accept(model, body);
    const answer = () => json(response, 201, predictionDocument(prediction, this.baseUrl));
    if (!trouble) return answer();
    setTimeout(answer, trouble.answersAfterMs);
    return response;
  }

  #accept(model: string | undefined, body: string): FakePrediction {
    const { input, webhook } = JSON.parse(body);
    const fate = { ...FATE, ...this.options.fate?.(this.accepted + 1, String(input.prompt)) };
    const createdMs = this.#nowMs();
    return this.predictions.accept({
      model: model ?? '',
      input,
      createdMs,
      ...(webhook && { webhook }),
      fate,
    });
  }

  #nowMs(): number {
    return Date.now() + (this.options.clockAheadMs ?? 0);
  }

  #list(url: URL, response: ServerResponse): ServerResponse {
    const after = Date.parse(url.searchParams.get('created_after') ?? '1970-01-01T00:00:00Z');
    const before = Date.parse(url.searchParams.get('created_before') ?? '9999-01-01T00:00:00Z');
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const { pageSize = 100 } = this.options;
    const matching = this.predictions.accepted
      .filter(({ createdMs }) => createdMs >= after && createdMs <= before)
      .toReversed();
    const next = new URL(url);
    next.searchParams.set('cursor', String(from + pageSize));
    return json(response, 200, {
      previous: null,
      next: matching.length > from + pageSize ? next.href : null,
      results: matching.slice(from, from + pageSize).map((each) => predictionDocument(each, this.baseUrl)),
    });
  }

  async #takeIn(request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
    const body = await buffer(request);
    this.uploads.push(body.toString());
    const id = `f${this.uploads.length}`;
    const address = `${this.baseUrl}/v1/files/${id}`;
    this.uploaded.set(address, body);
    return json(response, 201, { id, urls: { get: address } });
  }

  #deliver(id: string, response: ServerResponse): ServerResponse {
    const prediction = this.predictions.find(id);
    if (!prediction || prediction.dataRemoved) return problem(response, 404, 'Not found', 'No such file.');
    prediction.downloads += 1;
    const { file = 'whole' } = prediction.fate;
    const isFirst = prediction.downloads === 1;
    if (file === 'gone') return problem(response, 404, 'Not found', 'No such file.');
    if (file === 'unavailable-once' && isFirst) return problem(response, 503, 'Unavailable', 'Later.');
    if (file === 'page') return response.end('<!doctype html><title>Sign in</title>');
    const known = file === 'as-given' ? undefined : FAKE_MODELS[prediction.model];
    const { file: made = 'sunrise.mp4' } = known ?? {};
    const { makes = new URL(made, FIXTURES) } = prediction.fate;
    const whole = made === 'tone' ? toneMp3(Number(prediction.input.duration)) : readFileSync(makes);
    const bytes = file === 'damaged' ? damaged(whole) : whole;
    response.setHeader('content-length', bytes.byteLength);
    if (file !== 'cut' && !(file === 'cut-once' && isFirst)) return response.end(bytes);
    response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.destroy());
    return response;
  }

  #tellWebhook(prediction: FakePrediction): void {
    if (!prediction.webhook) return;
    this.#told = sendWebhook(
      prediction.webhook,
      predictionDocument(prediction, this.baseUrl),
      this.options.webhooks ?? {},
    );
  }
}

/** The model of a call by version; none for a version that nobody knows. */
function modelOfVersion(body: string): string | undefined {
  const { version } = JSON.parse(body);
  return Object.keys(FAKE_MODELS).find((id) => version !== undefined && FAKE_MODELS[id]?.version === version);
}

const REFUSED_FIELD = { type: 'invalid', field: 'input.prompt', description: 'must not be about rivers' };

const REFUSALS = {
  400: 'Bad request.',
  402: 'You have insufficient credit to run this model.',
  404: 'The requested resource could not be found.',
  422: '- input.prompt: must not be about rivers',
  429: 'Request was throttled. Your rate limit resets in ~5s.',
} as const;

/** The file with its coded pictures overwritten: its type and its tables are right, and it does not decode. */
function damaged(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  const pictures = copy.indexOf('mdat');
  const from = pictures === -1 ? copy.byteLength / 4 : pictures + 4;
  copy.fill(0x5a, from, pictures === -1 ? copy.byteLength : from + copy.readUInt32BE(pictures - 4) - 8);
  return copy;
}

function problem(
  response: ServerResponse,
  status: number,
  title: string,
  detail: string,
  more: object = {},
): ServerResponse {
  return json(response, status, { detail, status, title, ...more });
}

function json(response: ServerResponse, status: number, document: unknown): ServerResponse {
  response.writeHead(status, { 'content-type': 'application/json' });
  return response.end(JSON.stringify(document));
}
