import { readFileSync } from 'node:fs';
import { answerOfSchema } from './answer-of-schema.ts';
import { FakeEyes } from './fake-eyes.ts';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

const PICTURE = readFileSync(new URL('./fixtures/sunrise.png', import.meta.url));
const CLIP = readFileSync(new URL('./fixtures/sunrise.mp4', import.meta.url));

interface FakeInteraction {
  id: string;
  model: string;
  createdMs: number;
  cancelled: boolean;
  removed: boolean;
}

/** Gemini’s HTTP API: `generateContent` for text and pictures, interactions in the background for clips. */
export class FakeGemini extends FakeVendor {
  /** What is written to a schema. */
  write: (schema: object) => unknown = (schema) => answerOfSchema(schema, this.say);
  /** What every string of an answer says. */
  say: (name: string) => string = (name) => `A ${name} about lighthouses.`;
  readonly eyes = new FakeEyes();
  /** How interactions end, and how long after they were taken. */
  fate: { ends: 'completed' | 'failed'; afterMs: number } = { ends: 'completed', afterMs: 20 };
  /** True for one that refuses to draw what it is asked for. */
  blocksPictures = false;
  readonly interactions: FakeInteraction[] = [];
  /** Models that it had once. */
  readonly goneModels = new Set<string>();

  static start(options: FakeVendorOptions = {}): Promise<FakeGemini> {
    return new FakeGemini(options).listen();
  }

  protected isAuthorised({ headers, url }: FakeRequest): boolean {
    return headers['x-goog-api-key'] === this.key && !url.searchParams.has('key');
  }

  protected isPaid({ method, url }: FakeRequest): boolean {
    return method === 'POST' && !url.pathname.endsWith('/cancel');
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const { pathname } = request.url;
    const [, version, area, id, action] = pathname.split('/');
    if (version === 'v1beta' && area === 'files' && action === undefined) {
      return { status: 200, body: CLIP, headers: { 'content-type': 'video/mp4' } };
    }
    if (version !== 'v1beta' || (area !== 'models' && area !== 'interactions'))
      return status(404, 'NOT_FOUND', pathname);
    if (request.method === 'GET' && area === 'models' && id !== undefined) {
      if (this.goneModels.has(id)) return status(404, 'NOT_FOUND', `models/${id} is not found.`);
      return { status: 200, body: { name: `models/${id}`, displayName: id } };
    }
    if (pathname.endsWith(':generateContent')) return this.#generate(JSON.parse(request.body.toString()));
    if (area === 'interactions' && id === undefined) return this.#create(JSON.parse(request.body.toString()));
    const interaction = this.interactions.find((each) => each.id === id && !each.removed);
    if (interaction === undefined) return status(404, 'NOT_FOUND', 'Interaction not found.');
    if (action === 'cancel') interaction.cancelled ||= this.#statusOf(interaction) === 'in_progress';
    return { status: 200, body: this.#document(interaction) };
  }

  protected refusal(code: number): unknown {
    if (code === 401) return status(400, 'INVALID_ARGUMENT', 'API key not valid.', [KEY_INVALID]).body;
    const words = {
      400: 'INVALID_ARGUMENT',
      403: 'PERMISSION_DENIED',
      429: 'RESOURCE_EXHAUSTED',
      503: 'UNAVAILABLE',
    };
    return status(code, words[code as 400] ?? 'INTERNAL', 'As a test asked for.').body;
  }

  #generate(body: {
    contents?: { parts?: { inlineData?: { mimeType: string; data: string } }[] }[];
    generationConfig?: {
      responseModalities?: string[];
      responseJsonSchema?: object;
      imageConfig?: { aspectRatio?: string };
    };
  }): FakeAnswer {
    const { generationConfig = {}, contents = [] } = body;
    if (!contents[0]?.parts?.length) return status(400, 'INVALID_ARGUMENT', 'contents is not specified');
    const draws = generationConfig.responseModalities?.includes('IMAGE');
    if (draws && this.blocksPictures) {
      return { status: 200, body: { candidates: [{ finishReason: 'IMAGE_SAFETY' }], usageMetadata: USAGE } };
    }
    const schema = generationConfig.responseJsonSchema ?? {};
    const sent = contents[0].parts.flatMap(({ inlineData }) => inlineData ?? []);
    const seen = draws
      ? undefined
      : this.eyes.answer(
          schema,
          sent.map(({ mimeType, data }) => ({ mediaType: mimeType, base64: data })),
        );
    if (seen && 'fault' in seen) return status(400, 'INVALID_ARGUMENT', seen.fault);
    const parts = draws
      ? [{ inlineData: { mimeType: 'image/png', data: PICTURE.toString('base64') } }]
      : [
          { thought: true, text: 'Thinking of lighthouses.' },
          { text: JSON.stringify(seen?.told ?? this.write(schema)) },
        ];
    const candidates = [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }];
    return { status: 200, body: { candidates, usageMetadata: USAGE, modelVersion: 'as-asked' } };
  }

  #create(body: {
    model?: string;
    input?: unknown;
    background?: boolean;
    store?: boolean;
    response_format?: { type?: string; duration?: string; aspect_ratio?: string };
  }): FakeAnswer {
    const { type, duration = '', aspect_ratio = '' } = body.response_format ?? {};
    const seconds = Number(duration.replace(/s$/, ''));
    const isRight =
      type === 'video' && seconds >= 3 && seconds <= 15 && ['16:9', '9:16'].includes(aspect_ratio);
    if (!body.model || !isRight || !body.background || !body.store) {
      return status(400, 'INVALID_ARGUMENT', 'response_format is not valid');
    }
    const id = `v1_${this.interactions.length + 1}${Math.random().toString(36).slice(2)}`;
    const interaction = { id, model: body.model, createdMs: Date.now(), cancelled: false, removed: false };
    this.interactions.push(interaction);
    return { status: 200, body: this.#document(interaction) };
  }

  #statusOf({ cancelled, createdMs }: FakeInteraction): string {
    if (cancelled) return 'cancelled';
    return Date.now() - createdMs < this.fate.afterMs ? 'in_progress' : this.fate.ends;
  }

  #document(interaction: FakeInteraction): object {
    const state = this.#statusOf(interaction);
    const content = [{ type: 'video', mime_type: 'video/mp4', uri: `${this.baseUrl}/v1beta/files/clip` }];
    return {
      id: interaction.id,
      model: interaction.model,
      object: 'interaction',
      status: state,
      ...(state === 'completed' && { steps: [{ type: 'model_output', content }] }),
      ...(state === 'failed' && { error: { message: 'The model failed.' } }),
    };
  }
}

const USAGE = {
  promptTokenCount: 400,
  candidatesTokenCount: 900,
  thoughtsTokenCount: 100,
  totalTokenCount: 1400,
};
const KEY_INVALID = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' };

function status(code: number, word: string, message: string, details: unknown[] = []): FakeAnswer {
  return { status: code, body: { error: { code, message, status: word, details } } };
}
