import { once } from 'node:events';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { isWebhookGenuine } from '../../src/providers/replicate/webhook-signature.ts';
import { SHORT_LESSON } from '../distributed/lessons.ts';
import { ReelProcess } from '../distributed/reel-process.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

it('publishes each file once though the process is killed half-way, and deletes local files only then', async () => {
  await using cloudinary = await FakeCloudinary.start();
  await using webhook = await webhookReceiver();
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-publish-e2e-'));
  try {
    await writeFile(join(folder, 'brief.json'), JSON.stringify(SHORT_LESSON));
    const environment = {
      ...cloudinary.settings,
      REEL_HOME: join(folder, 'home'),
      REEL_WEBHOOK_URL: webhook.url,
      REEL_WEBHOOK_SECRET: SECRET,
      REEL_WEBHOOK_ALLOW_PRIVATE: '1',
    };
    const output = join(folder, 'film');
    const args = [
      'make',
      join(folder, 'brief.json'),
      '-o',
      output,
      '--publish',
      'cloudinary',
      '--delete-local',
    ];

    cloudinary.trouble = (request) => (request === 3 ? { stalls: true, accepts: true } : undefined);
    {
      await using killed = new ReelProcess([...args, '--json'], environment);
      await expect.poll(() => cloudinary.requests).toBe(3);
      killed.signal('SIGKILL');
      await killed.ended;
    }
    expect(await readdir(output)).toEqual(
      expect.arrayContaining(['film.mp4', 'film.vtt', 'film.srt', 'poster.png', 'contact-sheet.png']),
    );
    expect(webhook.received).toEqual([]);

    cloudinary.trouble = undefined;
    await using again = new ReelProcess([...args, '--json'], environment);
    const made = JSON.parse(await again.output());
    expect(cloudinary.stores).toBe(6);
    expect(made.published.files.map(({ uploaded }: { uploaded: boolean }) => uploaded)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(await readdir(output)).toEqual(['result.json']);
    const result = JSON.parse(await readFile(join(output, 'result.json'), 'utf8'));
    expect(result.video_url).toMatch(/^http.*\/video\/projects\/lighthouses-.*\/film$/);
    expect((await fetch(result.video_url)).status).toBe(200);
    expect(result.published[0].deleted).toHaveLength(10);
    for (const path of result.published[0].deleted) await expect(access(path)).rejects.toThrow();

    const published = await (await fetch(made.published.files.at(-1).url)).json();
    expect(published.video_url).toBe(result.video_url);
    expect(webhook.received).toHaveLength(1);
    const [{ genuine, body } = { genuine: false, body: '' }] = webhook.received;
    expect(genuine).toBe(true);
    expect(JSON.parse(body)).toMatchObject({
      type: 'film.completed',
      data: { run: made.run, project: made.project, published: { target: 'cloudinary' } },
    });
    expect(body).not.toContain(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('tells the webhook of a film that failed and of one that was cancelled', async () => {
  await using webhook = await webhookReceiver();
  await using cloudinary = await FakeCloudinary.start({ trouble: () => ({ answers: 400 }) });
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-publish-e2e-'));
  try {
    await writeFile(join(folder, 'brief.json'), JSON.stringify(SHORT_LESSON));
    const environment = {
      ...cloudinary.settings,
      REEL_HOME: join(folder, 'home'),
      REEL_WEBHOOK_SECRET: SECRET,
      REEL_WEBHOOK_ALLOW_PRIVATE: '1',
    };
    const args = ['make', join(folder, 'brief.json'), '-o', join(folder, 'film'), '--webhook', webhook.url];
    {
      await using cancelled = new ReelProcess(args, environment);
      await expect.poll(() => cancelled.stderr).toContain('Pictures');
      cancelled.signal('SIGINT');
      expect(await cancelled.ended).toBe(130);
    }
    await using failed = new ReelProcess([...args, '--publish', 'cloudinary', '--delete-local'], environment);
    expect(await failed.ended).toBe(3);
    const told = webhook.received.map(({ body }) => JSON.parse(body));
    expect(told).toMatchObject([
      { type: 'film.cancelled', data: { error: { code: 'cancelled' }, status: 'cancelled' } },
      { type: 'film.failed', data: { error: { code: 'provider-failed' }, title: 'Lighthouses' } },
    ]);
    expect(webhook.received.every(({ genuine }) => genuine)).toBe(true);
    expect(await readdir(join(folder, 'film'))).toContain('film.mp4');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function webhookReceiver() {
  const received: { body: string; genuine: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { headers } = request;
    const genuine = isWebhookGenuine(
      {
        id: String(headers['webhook-id']),
        timestamp: String(headers['webhook-timestamp']),
        signatures: String(headers['webhook-signature']),
        body,
      },
      SECRET,
      Date.now(),
    );
    received.push({ body, genuine });
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/films`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
