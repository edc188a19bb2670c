import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers every request with. */
export interface ServerAnswer {
  status: number;
  /** A text as it is, anything else as JSON. */
  body: unknown;
  headers?: { readonly [name: string]: string };
}

/** A server on the loopback interface that answers whatever it is asked with one answer at a time. */
export interface AnsweringServer extends AsyncDisposable {
  url: string;
  answer: ServerAnswer;
}

export async function answeringServer(): Promise<AnsweringServer> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const { status, body, headers } = answering.answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answering: AnsweringServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { status: 500, body: '' },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return answering;
}
