import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Every way to fail that a caller can meet. */
export const FAILURES = [
  400,
  401,
  402,
  403,
  404,
  422,
  429,
  500,
  503,
  'redirects',
  'garbage',
  'drops',
] as const;
export type Failure = (typeof FAILURES)[number];

/**
 * A server that fails at everything and is indiscreet about it: whatever it was sent, keys first of all, stands in its
 * answers, in the shapes of all vendors' errors at once.
 */
export class EchoingServer implements AsyncDisposable {
  failure: Failure = 500;
  readonly #seen: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<EchoingServer> {
    const echoing = new EchoingServer();
    echoing.#server.listen(0, '127.0.0.1');
    await once(echoing.#server, 'listening');
    return echoing;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether it was ever sent this. */
  saw(text: string): boolean {
    return this.#seen.some((each) => each.includes(text));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { authorization = '' } = request.headers;
    const [, basic] = /^Basic (.+)$/.exec(authorization) ?? [];
    const keys = [
      authorization.replace(/^(Bearer|Token|Basic) /, ''),
      ...(basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':')),
      ...['x-goog-api-key', 'xi-api-key', 'x-api-key'].map((name) => String(request.headers[name] ?? '')),
    ].filter((key) => key !== '');
    this.#seen.push(`${JSON.stringify(request.headers)}\n${keys.join('\n')}\n${body.toString('latin1')}`);
    const { failure } = this;
    const echo = `Incorrect key: ${keys.join(', ')}. You sent ${JSON.stringify(request.headers)}.`;
    if (failure === 'drops') {
      response.destroy();
    } else if (failure === 'garbage') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${echo}</html>`);
    } else if (failure === 'redirects') {
      const location = `/elsewhere?key=${encodeURIComponent(keys.join(','))}`;
      response.writeHead(307, { location }).end(echo);
    } else {
      response.writeHead(failure, { 'content-type': 'application/json', 'x-echo': encodeURIComponent(echo) });
      response.end(JSON.stringify(problemSaying(echo, failure)));
    }
  }
}

/** OpenAI's and Gemini's `error`, ElevenLabs' and Replicate's `detail`, everybody's `message`. */
function problemSaying(echo: string, status: number): object {
  return {
    error: {
      message: echo,
      code: status,
      status: 'INVALID_ARGUMENT',
      type: 'invalid_request_error',
      param: echo,
    },
    detail: { status: 'invalid_api_key', message: echo },
    title: echo,
    message: echo,
    status,
    invalid_fields: [{ field: 'input', description: echo }],
  };
}
