import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with one request that is paid for. */
export type Trouble =
  /** Refused: nothing is made. In the vendor's own shape, unless a test has another in mind. */
  | { answers: number; document?: unknown; retryAfter?: number }
  /** The socket closes without an answer, whether the vendor took the request or not. */
  | { drops: true; accepts: boolean }
  /** No answer ever comes. */
  | { stalls: true; accepts: boolean };

export interface FakeRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface FakeAnswer {
  status: number;
  /** Bytes as they are, anything else as JSON. */
  body: unknown;
  headers?: { [name: string]: string };
}

export interface FakeVendorOptions {
  /** What callers must show. */
  key?: string;
  /** Asked for every request that is paid for, counted from 1. */
  trouble?(request: number): Trouble | undefined;
}

/**
 * A vendor's HTTP API on the loopback interface. It counts what it was asked and what it took, and has whatever
 * trouble a test asks for.
 */
export abstract class FakeVendor implements AsyncDisposable {
  readonly key: string;
  /** Requests that are paid for, taken or not. */
  requests = 0;
  /** Requests that were taken: what was paid for. */
  accepted = 0;
  /** Everything that was ever asked. */
  readonly asked: FakeRequest[] = [];
  /** May be changed while it runs. */
  trouble: FakeVendorOptions['trouble'];
  #port = 0;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => response.destroy(error));
  });

  constructor({ key = 'a-key-for-tests', trouble }: FakeVendorOptions = {}) {
    this.key = key;
    this.trouble = trouble;
  }

  /** True for a request that is paid for. */
  protected abstract isPaid(request: FakeRequest): boolean;
  protected abstract isAuthorised(request: FakeRequest): boolean;
  /** Takes a request that is paid for, or answers any other. */
  protected abstract answer(request: FakeRequest): FakeAnswer | Promise<FakeAnswer>;
  /** A refusal in the vendor's own shape. */
  protected abstract refusal(status: number): unknown;

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** For the next request that is paid for, alone. */
  troubleNext(trouble: Trouble): void {
    const next = this.requests + 1;
    this.trouble = (request) => (request === next ? trouble : undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const request: FakeRequest = {
      method: incoming.method ?? 'GET',
      url: new URL(incoming.url ?? '/', this.baseUrl),
      headers: incoming.headers,
      body: await buffer(incoming),
    };
    this.asked.push(request);
    if (!this.isAuthorised(request)) return send(response, { status: 401, body: this.refusal(401) });
    if (!this.isPaid(request)) return send(response, await this.answer(request));
    this.requests += 1;
    const trouble = this.trouble?.(this.requests);
    if (trouble && 'answers' in trouble) {
      if (trouble.retryAfter !== undefined) response.setHeader('retry-after', trouble.retryAfter);
      return send(response, {
        status: trouble.answers,
        body: trouble.document ?? this.refusal(trouble.answers),
      });
    }
    if (trouble && !trouble.accepts) return 'drops' in trouble && response.destroy();
    const answer = await this.answer(request);
    if (answer.status < 300) this.accepted += 1;
    if (!trouble) return send(response, answer);
    return 'drops' in trouble && response.destroy();
  }
}

function send(response: ServerResponse, { status, body, headers }: FakeAnswer): ServerResponse {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const mediaType = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  response.writeHead(status, { 'content-type': mediaType, 'content-length': bytes.byteLength, ...headers });
  return response.end(bytes);
}
