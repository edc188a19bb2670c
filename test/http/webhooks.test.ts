import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { openServer } from '../../src/compose.ts';
import { webhookSignature } from '../../src/providers/replicate/webhook-signature.ts';
import type { RunningServer } from '../../src/studio/server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { WEBHOOK_SECRET } from '../fakes/replicate-webhooks.ts';

let replicate: FakeReplicate;
let server: RunningServer;
let home: string;

beforeAll(async () => {
  replicate = await FakeReplicate.start({ fate: () => ({ callMs: 300 }), webhooks: { twice: true } });
  home = await mkdtemp(join(tmpdir(), 'reelwright-webhooks-'));
  const port = await freePort();
  server = await openServer({
    home,
    environment: {
      REPLICATE_API_TOKEN: replicate.token,
      REPLICATE_BASE_URL: replicate.baseUrl,
      REPLICATE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      REEL_PUBLIC_URL: `http://127.0.0.1:${port}`,
      REEL_IMAGE_PROVIDERS: 'builtin',
      REEL_MUSIC_PROVIDERS: 'builtin',
    },
    host: '127.0.0.1',
    port,
    needsKey: false,
    writeLog: () => {},
  });
});

afterAll(async () => {
  await server.close();
  await replicate[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function tell(address: string, body: object, secret = WEBHOOK_SECRET): Promise<Response> {
  const text = JSON.stringify(body);
  const head = { id: 'msg_test', timestamp: String(Math.floor(Date.now() / 1000)), body: text };
  return fetch(address, {
    method: 'POST',
    body: text,
    headers: {
      'webhook-id': head.id,
      'webhook-timestamp': head.timestamp,
      'webhook-signature': `v1,${webhookSignature(head, secret).toString('base64')}`,
    },
  });
}

const json = { 'content-type': 'application/json' };

describe('the word of a vendor', () => {
  it('is asked for with each call at an address of its own, and may come twice without harm', async () => {
    const brief = {
      lecture_id: 'tides',
      title: 'Tides',
      segments: [{ narration: 'The moon pulls.' }],
      general: { maxVideoSegments: 1 },
      image: { aspectRatio: '1:1' },
      settings: { music: { mood: 'none' } },
    };
    const created = await fetch(`${server.address}/api/projects`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ brief }),
    });
    const { id } = (await created.json()) as { id: string };
    const ran = await fetch(`${server.address}/api/projects/${id}/runs`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ stage: 'videos' }),
    });
    const { id: run } = (await ran.json()) as { id: string };
    const ended = await createClient({ address: server.address }).runs.ended(run);
    expect(ended).toMatchObject({ state: 'completed' });
    const { webhook } = JSON.parse(replicate.bodies[0] ?? '{}');
    expect(webhook).toMatch(new RegExp(`^${server.address}/api/webhooks/replicate/[^/]+$`));
    const [prediction] = replicate.predictions.accepted;
    expect((await tell(webhook, { id: prediction?.id })).status).toBe(204);
    expect(replicate.requests).toBe(1);
  });

  it.each([
    ['signed with another secret', 'a.b', `whsec_${Buffer.from('another').toString('base64')}`, 401],
    ['for an address that was never given out', 'a.b', WEBHOOK_SECRET, 404],
  ])('is refused where it is %s', async (_title, address, secret, status) => {
    const answer = await tell(`${server.address}/api/webhooks/replicate/${address}`, { id: 'p1' }, secret);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
