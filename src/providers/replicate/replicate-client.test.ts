import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { ReelError } from '../../domain/errors.ts';
import { systemClock } from '../../engine/system-sources.ts';
import { ReplicateClient } from './replicate-client.ts';

const TOKEN = 'r8_planted-token';

async function served(listener: RequestListener, deadlineMs = 60_000) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl,
    client: new ReplicateClient({ token: TOKEN, baseUrl, fetch, clock: systemClock, deadlineMs }),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const later = () => Date.now() + 60_000;

async function readList(client: ReplicateClient, fromMs: number, ids: string[] = []): Promise<void> {
  for await (const { id } of client.list(fromMs, Date.now())) ids.push(id);
}

test('sends one whole body of a stated length', async () => {
  let seen: unknown;
  await using server = await served((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      seen = {
        length: headers['content-length'],
        coding: headers['transfer-encoding'],
        auth: headers.authorization,
      };
      response.writeHead(201).end('{"id":"p1","status":"starting","created_at":"2026-11-21T10:00:00Z"}');
    });
  });
  const body = { input: { prompt: 'Öl' } };
  expect(await server.client.create('/v1/predictions', body, later())).toMatchObject({ id: 'p1' });
  expect(seen).toEqual({
    length: String(Buffer.byteLength(JSON.stringify(body))),
    coding: undefined,
    auth: `Bearer ${TOKEN}`,
  });
});

test('P5: hands nothing over where the time to send passes while it connects', async () => {
  const bodies: string[] = [];
  await using server = await served((request) => request.on('data', (chunk) => bodies.push(String(chunk))));
  const nowMs = Date.now();
  let asked = 0;
  // In time when the request is made, too late when the connection asks for its body.
  const clock = { ...systemClock, nowMs: () => (asked++ < 1 ? nowMs : nowMs + 10_000) };
  const client = new ReplicateClient({ token: TOKEN, baseUrl: server.baseUrl, fetch, clock });
  await expect(client.create('/v1/predictions', {}, nowMs + 5_000)).rejects.toMatchObject({
    code: 'provider-unavailable',
    retryable: true,
  });
  expect(bodies).toEqual([]);
});

test.each(['not json', '{}', '{"id":""}'])(
  'P5: does not know what became of a call answered with %s',
  async (answer) => {
    await using server = await served((_request, response) => response.writeHead(201).end(answer));
    await expect(server.client.create('/v1/predictions', {}, later())).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
  },
);

test('P5: follows no redirect, neither with a call nor with the token', async () => {
  const asked: string[] = [];
  await using elsewhere = await served((request, response) => {
    asked.push(request.url ?? '');
    response.end('{}');
  });
  await using server = await served((_request, response) => {
    response.writeHead(307, { location: `${elsewhere.baseUrl}/stolen` }).end();
  });
  await expect(server.client.create('/v1/predictions', {}, later())).rejects.toMatchObject({
    code: 'outcome-unknown',
  });
  await expect(server.client.get('p1')).rejects.toMatchObject({ code: 'provider-unavailable' });
  expect(asked).toEqual([]);
});

test('reads all pages of a list, and none from another host', async () => {
  const listed = '{"id":"p","status":"starting","created_at":"2026-11-21T10:00:00Z"}';
  await using server = await served((request, response) => {
    const cursor = new URL(request.url ?? '', 'http://host').searchParams.get('cursor');
    const next = { null: '"/v1/predictions?cursor=2"', 2: '"http://elsewhere.example/x"' }[String(cursor)];
    response.end(`{"next":${next},"results":[${listed}]}`);
  });
  const seen: string[] = [];
  await expect(readList(server.client, 0, seen)).rejects.toMatchObject({ code: 'provider-unavailable' });
  expect(seen).toEqual(['p', 'p']);
});

test.each([0, 3_600_000, -3_600_000])(
  'lists by the vendor’s clock, which is %i ms ahead',
  async (aheadMs) => {
    const asked: (string | null)[] = [];
    await using server = await served((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://host').searchParams.get('created_after'));
      response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString());
      response.end('{"next":null,"results":[]}');
    });
    const fromMs = Date.now();
    await readList(server.client, fromMs);
    expect(Math.abs(Date.parse(asked.at(-1) ?? '') - fromMs - aheadMs)).toBeLessThan(5_000);
    expect(asked).toHaveLength(aheadMs === 0 ? 1 : 2);
  },
);

test('does not take a list for whole whose time cannot be told', async () => {
  await using server = await served((_request, response) => {
    response.sendDate = false;
    response.end('{"next":null,"results":[]}');
  });
  await expect(readList(server.client, 0)).rejects.toMatchObject({
    code: 'provider-unavailable',
    message: expect.stringContaining('no time'),
  });
});

test('gives up a question that is not answered in time, and stops with its caller', async () => {
  await using server = await served(() => {}, 200);
  await expect(server.client.get('p1')).rejects.toMatchObject({
    code: 'provider-unavailable',
    retryable: true,
  });
  const stop = AbortSignal.abort();
  await expect(server.client.get('p1', stop)).rejects.toMatchObject({ code: 'cancelled' });
});

test('says the token nowhere, even where the other side repeats it', async () => {
  await using server = await served((request, response) => {
    response.writeHead(request.method === 'POST' ? 422 : 500);
    response.end(
      JSON.stringify({
        detail: `Bad token ${TOKEN}`,
        invalid_fields: [{ field: TOKEN, description: TOKEN }],
      }),
    );
  });
  const errors = await Promise.all([
    server.client.create('/v1/predictions', {}, later()).catch((error: ReelError) => error),
    server.client.get('p1').catch((error: ReelError) => error),
  ]);
  for (const error of errors as ReelError[]) {
    expect(error.message).toContain('Bad token');
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(
      TOKEN,
    );
  }
});
