import { readFileSync } from 'node:fs';
import { answerOfSchema } from './answer-of-schema.ts';
import { FakeEyes, pictureIn } from './fake-eyes.ts';
import { spokenWav } from './spoken-sound.ts';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

const PICTURE = readFileSync(new URL('./fixtures/sunrise.png', import.meta.url));

/** OpenAI’s HTTP API below `/v1`: responses held to a schema, pictures, speech. */
export class FakeOpenAi extends FakeVendor {
  /** What every string of an answer says. */
  say: (name: string) => string = (name) => `A ${name} about lighthouses.`;

  readonly eyes = new FakeEyes();
  /** Models that it had once. */
  readonly goneModels = new Set<string>();

  static start(options: FakeVendorOptions = {}): Promise<FakeOpenAi> {
    return new FakeOpenAi(options).listen();
  }

  /** As the vendor's own libraries are told it. */
  get versionedUrl(): string {
    return `${this.baseUrl}/v1`;
  }

  protected isAuthorised({ headers }: FakeRequest): boolean {
    return headers.authorization === `Bearer ${this.key}`;
  }

  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected answer(request: FakeRequest): FakeAnswer {
    switch (request.url.pathname) {
      case '/v1/responses':
        return this.#respond(JSON.parse(request.body.toString()));
      case '/v1/chat/completions':
        return this.#complete(JSON.parse(request.body.toString()));
      case '/v1/images/generations':
        return drawn(JSON.parse(request.body.toString()));
      case '/v1/images/edits':
        return edited(request);
      case '/v1/audio/speech':
        return spoken(JSON.parse(request.body.toString()));
      case '/v1/models':
        return {
          status: 200,
          body: { object: 'list', data: [{ id: 'gpt-5-mini' }, { id: 'one-that-sees' }] },
        };
      default:
        if (request.url.pathname.startsWith('/v1/models/')) return this.#model(request.url.pathname);
        return { status: 404, body: problem('Invalid URL', 'invalid_request_error', null) };
    }
  }

  protected refusal(status: number): unknown {
    const [message, type, code] = REFUSALS[status] ?? ['The server had an error.', 'server_error', null];
    return problem(message, type, code);
  }

  #model(path: string): FakeAnswer {
    const id = decodeURIComponent(path.slice('/v1/models/'.length));
    if (!this.goneModels.has(id)) return { status: 200, body: { id, object: 'model', owned_by: 'system' } };
    const said = `The model '${id}' does not exist or you do not have access to it.`;
    return { status: 404, body: problem(said, 'invalid_request_error', 'model_not_found') };
  }

  #respond(body: Record<string, never>): FakeAnswer {
    const { model, input, text } = body as {
      model?: string;
      input?: string | { content: { type: string; image_url?: string }[] }[];
      text?: { format?: Format };
    };
    const format = text?.format;
    if (!model || !input || format?.type !== 'json_schema' || format.strict !== true)
      return bad('text.format');
    const wrong = looseObject(format.schema);
    if (wrong !== undefined)
      return bad('text.format.schema', `In context=${wrong}, every property is required.`);
    const parts = typeof input === 'string' ? [] : input.flatMap(({ content }) => content);
    const sent = parts.filter(({ type }) => type === 'input_image').map((part) => part.image_url ?? '');
    const seen = this.eyes.answer(format.schema, sent.map(pictureIn));
    if (seen && 'fault' in seen) return bad('input', seen.fault);
    const answer = JSON.stringify(seen?.told ?? answerOfSchema(format.schema, this.say));
    return {
      status: 200,
      body: {
        id: `resp_${this.accepted + 1}`,
        object: 'response',
        status: 'completed',
        error: null,
        incomplete_details: null,
        model,
        output: [
          { type: 'reasoning', summary: [] },
          {
            type: 'message',
            role: 'assistant',
            content: [{ type: 'output_text', text: answer, annotations: [] }],
          },
        ],
        usage: { input_tokens: 400, output_tokens: 900, total_tokens: 1300 },
      },
    };
  }

  #complete(body: Record<string, never>): FakeAnswer {
    const { model, messages, response_format } = body as {
      model?: string;
      messages?: { content: string | { type: string; image_url?: { url: string } }[] }[];
      response_format?: { type: string; json_schema: Format };
    };
    if (!model || !Array.isArray(messages) || response_format?.type !== 'json_schema')
      return bad('response_format');
    const { schema } = response_format.json_schema;
    const parts = messages.flatMap(({ content: said }) => (typeof said === 'string' ? [] : said));
    const sent = parts.filter(({ type }) => type === 'image_url').map((part) => part.image_url?.url ?? '');
    const seen = this.eyes.answer(schema, sent.map(pictureIn));
    if (seen && 'fault' in seen) return bad('messages', seen.fault);
    const content = JSON.stringify(seen?.told ?? answerOfSchema(schema, this.say));
    return {
      status: 200,
      body: {
        id: `chatcmpl-${this.accepted + 1}`,
        object: 'chat.completion',
        model,
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 400, completion_tokens: 900, total_tokens: 1300 },
      },
    };
  }
}

interface Format {
  type?: string;
  strict?: boolean;
  schema: {
    properties?: { [name: string]: Format['schema'] };
    required?: string[];
    items?: Format['schema'];
  };
}

/** The name of an object of a schema that strict decoding refuses. */
function looseObject(schema: Format['schema'], name = '()'): string | undefined {
  if (schema.items) return looseObject(schema.items, `${name}.items`);
  if (!schema.properties) return undefined;
  const names = Object.keys(schema.properties);
  if (!names.every((each) => schema.required?.includes(each)) || !('additionalProperties' in schema))
    return name;
  return names
    .map((each) => looseObject(schema.properties![each]!, `${name}.${each}`))
    .find((each) => each !== undefined);
}

function drawn(body: { model?: string; prompt?: string; size?: string; n?: number }): FakeAnswer {
  const [width = 0, height = 0] = (body.size ?? '').split('x').map(Number);
  if (!body.model || !body.prompt) return bad('prompt');
  if (width % 16 !== 0 || height % 16 !== 0 || width < 16 || height < 16) return bad('size', 'Invalid size.');
  return picture();
}

function edited({ headers, body }: FakeRequest): FakeAnswer {
  const isForm = headers['content-type']?.startsWith('multipart/form-data; boundary=');
  const text = body.toString('latin1');
  return isForm && text.includes('name="image[]"; filename=') && text.includes('name="prompt"')
    ? picture()
    : bad('image');
}

function picture(): FakeAnswer {
  return { status: 200, body: { created: 1_795_000_000, data: [{ b64_json: PICTURE.toString('base64') }] } };
}

function spoken(body: {
  model?: string;
  input?: string;
  voice?: string;
  response_format?: string;
}): FakeAnswer {
  if (!body.model || !body.input || !body.voice) return bad('input');
  return { status: 200, body: spokenWav(body.input) };
}

const REFUSALS: { [status: number]: [message: string, type: string, code: string | null] } = {
  400: [
    'Your request was rejected by the safety system.',
    'image_generation_user_error',
    'moderation_blocked',
  ],
  401: ['Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key'],
  404: ['The model does not exist.', 'invalid_request_error', 'model_not_found'],
  429: ['Rate limit reached.', 'requests', 'rate_limit_exceeded'],
  503: ['The engine is currently overloaded.', 'server_error', null],
};

function problem(message: string, type: string, code: string | null, param: string | null = null): unknown {
  return { error: { message, type, param, code } };
}

function bad(param: string, message = `Invalid value: ${param}.`): FakeAnswer {
  return { status: 400, body: problem(message, 'invalid_request_error', 'invalid_value', param) };
}
