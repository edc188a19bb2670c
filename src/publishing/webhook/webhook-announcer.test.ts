import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../domain/public-address.ts';
import type { FilmAnnouncement } from '../../ports/announcer.ts';
import type { Clock } from '../../ports/clock.ts';
import { isWebhookGenuine } from '../../providers/replicate/webhook-signature.ts';
import { webhookAnnouncer } from './webhook-announcer.ts';
import { readWebhookSettings } from './webhook-settings.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const ENVIRONMENT = { REEL_WEBHOOK_SECRET: SECRET, REEL_WEBHOOK_ALLOW_PRIVATE: '1' };
const ANNOUNCEMENT: FilmAnnouncement = {
  id: 'run-1-completed',
  type: 'film.completed',
  timestamp: '2026-11-21T10:00:00.000Z',
  data: { project: 'lighthouses', status: 'completed' },
};

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-webhook-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A clock whose waits are over at once while `isQuick` says so, and else end with the signal alone. */
function clockOf(isQuick: (durationMs: number) => boolean): Clock & { nowMs: () => number } {
  let passedMs = 0;
  return {
    nowMs: () => Date.now() + passedMs,
    sleep: (durationMs, signal) => {
      if (isQuick(durationMs)) {
        passedMs += durationMs;
        return Promise.resolve();
      }
      return new Promise((_resolve, reject) => {
        const stop = () => reject(signal?.reason);
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop);
      });
    },
  };
}

const shortWaits = clockOf((durationMs) => durationMs < 9_000);

/** A server that answers with these statuses, one after the other and the last one from then on. */
async function receiver(statuses: number[], headers: Record<string, string> = {}) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
    response.writeHead(status, headers).end('thanks');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/films?of=me`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function opened(environment: Record<string, string> = ENVIRONMENT, clock: Clock = shortWaits) {
  const announcer = webhookAnnouncer({ settings: readWebhookSettings(environment), folder, clock });
  return { ...announcer, [Symbol.asyncDispose]: () => announcer.close() };
}

describe('the webhook', () => {
  it('is told once, signed so that the receiver can check it', async () => {
    await using there = await receiver([204]);
    await using announcer = opened();
    expect(await announcer.announce(ANNOUNCEMENT, there.url)).toBeUndefined();
    const [{ headers, body } = { headers: {}, body: '' }] = there.received;
    expect(there.received).toHaveLength(1);
    expect(JSON.parse(body)).toEqual({
      type: 'film.completed',
      timestamp: ANNOUNCEMENT.timestamp,
      data: ANNOUNCEMENT.data,
    });
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      signatures: String(headers['webhook-signature']),
      body,
    };
    expect(signed.id).toBe('run-1-completed');
    expect(isWebhookGenuine(signed, SECRET, shortWaits.nowMs())).toBe(true);
    expect(isWebhookGenuine({ ...signed, body: `${body} ` }, SECRET, shortWaits.nowMs())).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is told again, by the same id, until it listens', async () => {
    await using there = await receiver([500, 429, 200]);
    await using announcer = opened();
    expect(await announcer.announce(ANNOUNCEMENT, there.url)).toBeUndefined();
    expect(there.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(3).fill('run-1-completed'),
    );
  });

  it('is told by the next process what this one could not tell', async () => {
    await using there = await receiver([500, 500, 500, 200]);
    {
      await using announcer = opened();
      expect(await announcer.announce(ANNOUNCEMENT, there.url)).toContain('HTTP status 500');
    }
    expect(await readdir(folder)).toEqual(['run-1-completed.json']);
    const atNight: Clock = { ...clockOf(() => false), nowMs: () => Date.now() + 3600_000 };
    await using _next = opened(ENVIRONMENT, atNight);
    await expect.poll(() => there.received.length).toBe(4);
    await expect.poll(() => readdir(folder)).toEqual([]);
  });

  it('is told by the next process where this one was killed while it told', async () => {
    await using there = await receiver([200]);
    const killed = opened(
      ENVIRONMENT,
      clockOf(() => false),
    );
    const telling = killed.announce(ANNOUNCEMENT, 'http://127.0.0.1:1/nobody-here');
    await expect.poll(() => readdir(folder)).toEqual(['run-1-completed.taken']);
    const kept = JSON.parse(await readFile(join(folder, 'run-1-completed.taken'), 'utf8'));
    expect(kept).toMatchObject({ announcement: ANNOUNCEMENT, attempts: 0 });
    await writeFile(join(folder, 'run-1-completed.taken'), JSON.stringify({ ...kept, address: there.url }));
    const later: Clock = { ...clockOf(() => false), nowMs: () => Date.now() + 61_000 };
    await using _next = opened(ENVIRONMENT, later);
    await expect.poll(() => there.received.length).toBe(1);
    await killed.close();
    await telling;
  });

  it('does not follow redirects', async () => {
    await using elsewhere = await receiver([200]);
    await using there = await receiver([302], { location: elsewhere.url });
    await using announcer = opened();
    expect(await announcer.announce(ANNOUNCEMENT, there.url)).toContain('HTTP status 302');
    expect(elsewhere.received).toHaveLength(0);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', '2130706433', '[::ffff:10.0.0.1]'])(
    'never reaches the private address %s, and says how to allow it',
    async (host) => {
      await using there = await receiver([200]);
      const { port } = new URL(there.url);
      await using announcer = opened({ REEL_WEBHOOK_SECRET: SECRET });
      const problem = await announcer.announce(ANNOUNCEMENT, `https://${host}:${port}/`);
      expect(problem).toContain('REEL_WEBHOOK_ALLOW_PRIVATE');
      expect(there.received).toHaveLength(0);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it.each([
    ['http://films.example/', ENVIRONMENT.REEL_WEBHOOK_SECRET, 'REEL_WEBHOOK_URL'],
    ['films.example', SECRET, 'REEL_WEBHOOK_URL'],
    ['https://films.example/', '', 'REEL_WEBHOOK_SECRET'],
    ['https://films.example/', 'whsec_short', 'REEL_WEBHOOK_SECRET'],
  ])('refuses %s with the secret “%s”', (url, secret, field) => {
    const read = () => readWebhookSettings({ REEL_WEBHOOK_URL: url, REEL_WEBHOOK_SECRET: secret });
    expect(read).toThrow(
      expect.objectContaining({ code: 'invalid-input', issues: [expect.objectContaining({ field })] }),
    );
  });
});

it.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['100.64.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['films.example', false],
])('takes %s for public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
