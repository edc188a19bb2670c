import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { listenAt } from './listen-at.ts';

export interface StatusServerOptions {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** What keeps this process from taking work, each for a person to read; none where it is ready. */
  obstacles(): Promise<readonly string[]>;
  metrics: { contentType: string; read(): Promise<string> };
}

export interface StatusServer {
  address: string;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (200 while the process answers at all), `/readyz` (503, with the reasons, while it cannot take
 * work) and `/metrics`. `invalid-input` where the port is taken or may not be used.
 */
export async function startStatusServer(options: StatusServerOptions): Promise<StatusServer> {
  const { host, port } = options;
  const server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const answering = isReading ? answer(request.url ?? '/', response, options) : notAllowed(response);
    answering.catch((error: unknown) => send(response, 500, 'text/plain', `${String(error)}\n`));
  });
  const { address } = await listenAt(server, host, port);
  return {
    address,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(url: string, response: ServerResponse, options: StatusServerOptions): Promise<void> {
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return send(response, 200, 'application/json', '{"status":"alive"}\n');
    case '/readyz': {
      const obstacles = await options.obstacles();
      const status = obstacles.length === 0 ? 'ready' : 'not ready';
      const body = `${JSON.stringify({ status, obstacles })}\n`;
      return send(response, obstacles.length === 0 ? 200 : 503, 'application/json', body);
    }
    case '/metrics':
      return send(response, 200, options.metrics.contentType, await options.metrics.read());
    default:
      return send(response, 404, 'text/plain', 'There are /healthz, /readyz and /metrics.\n');
  }
}

async function notAllowed(response: ServerResponse): Promise<void> {
  response.setHeader('allow', 'GET, HEAD');
  send(response, 405, 'text/plain', 'Only GET and HEAD are answered.\n');
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
