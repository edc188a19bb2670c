import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSettings } from '../../src/compose.ts';
import { VENDORS } from '../../src/composition/vendors.ts';
import { SHORT_LESSON } from '../distributed/lessons.ts';
import { ReelProcess } from '../distributed/reel-process.ts';
import { EchoingServer, FAILURES, type Failure } from '../fakes/echoing-server.ts';

/** Keys of all vendors, each unlike anything else that there is. */
const KEYS = Object.fromEntries(
  [...VENDORS.flatMap(({ switchedOnBy }) => switchedOnBy), 'LOCAL_LLM_API_KEY']
    .filter((name) => /(KEY|TOKEN)$/.test(name))
    .map((name) => [name, planted(name)]),
);
const DRAWING_PASSWORD = planted('STABLE_DIFFUSION');
const CLOUDINARY_SECRET = planted('CLOUDINARY');
const AWS_SECRET = planted('AWS');
const WEBHOOK_SECRET = randomBytes(32).toString('base64');
const STORE_KEY = randomBytes(32).toString('base64');
const PLANTED = [
  ...Object.values(KEYS),
  DRAWING_PASSWORD,
  CLOUDINARY_SECRET,
  AWS_SECRET,
  WEBHOOK_SECRET,
  STORE_KEY,
];

let root: string;
let server: EchoingServer;
/** All that was ever answered or printed. */
let said = '';
const log = { stdout: '', stderr: '' };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'reelwright-secrets-'));
  server = await EchoingServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

describe('planted keys', () => {
  it('are found in nothing that runs leave behind, however the vendors fail', async () => {
    const home = join(root, 'home');
    const environment = { REEL_HOME: home, ...(await settingsIn(home)) };
    await using reel = new ReelProcess(['serve', '--port', '0'], environment);
    const served = () => /http:\/\/127\.0\.0\.1:\d+/.exec(reel.lines.join('\n') + reel.stderr)?.[0];
    await expect.poll(served).toBeDefined();
    const address = served() ?? '';
    const events = follow(`${address}/api/events`);
    for (const [index, failure] of FAILURES.entries()) {
      server.failure = failure;
      await runTo(address, failure, index % 2 === 0 ? 'lesson' : 'ad');
    }
    for (const path of [
      'projects',
      'runs',
      'calls',
      'budget',
      'providers',
      'publishers',
      'settings',
      'models',
    ])
      await ask(`${address}/api/${path}`);
    events.stop();
    said += events.text();
    reel.signal('SIGTERM');
    await reel.ended;
    Object.assign(log, { stdout: reel.lines.join('\n'), stderr: reel.stderr });

    await expectNothingFound();
  }, 1_200_000);

  it('are found in nothing that the command line prints or leaves, published films included', async () => {
    const home = join(root, 'home-of-commands');
    const environment = { REEL_HOME: home, ...(await settingsIn(home)) };
    const brief = join(root, 'brief.json');
    await writeFile(brief, JSON.stringify(SHORT_LESSON));
    server.failure = 401;
    const make = ['make', brief, '-o', join(root, 'film'), '--debug', '--webhook', `${server.address}/hook`];
    for (const args of [
      [...make, '--publish', 'cloudinary'],
      [...make, '--publish', 's3', '--json'],
      ['list', '--json'],
      ['calls', '--json'],
      ['doctor', '--json'],
      ['doctor', '--probe'],
      ['settings', 'list', '--json'],
      ['publish', 'lighthouses', 'cloudinary', '--debug', '--json'],
    ]) {
      await using reel = new ReelProcess(args, environment);
      await reel.ended;
      said += `${args.join(' ')}\n${reel.lines.join('\n')}\n${reel.stderr}\n`;
    }
    expect(said).toContain('Cloudinary does not accept the key');
    // Whom no film asked, the probe did: a key that nobody was shown proves nothing. Google's stands in for Gemini's.
    const unseen = Object.entries({ ...KEYS, DRAWING_PASSWORD, CLOUDINARY_SECRET }).filter(
      ([name, key]) => name !== 'GOOGLE_API_KEY' && !server.saw(key),
    );
    expect(unseen.map(([name]) => name)).toEqual([]);
    expect(server.saw(AWS_SECRET)).toBe(false);
    expect(await readdir(join(root, 'film'))).toContain('film.mp4');
    await expectNothingFound();
  });

  it('would be found', async () => {
    const [key = ''] = PLANTED;
    const place = join(root, 'leak.bin');
    for (const form of formsOf(key)) {
      await writeFile(place, Buffer.concat([randomBytes(100_000), Buffer.from(form), randomBytes(10)]));
      expect(await leaksIn(root)).toHaveLength(1);
    }
    await rm(place);
  });
});

function planted(name: string): string {
  return `planted-${name.toLowerCase().replaceAll('_', '-')}-${randomBytes(16).toString('hex')}`;
}

/** Half of the keys in the encrypted store of a home, the other half in the environment that is answered. */
async function settingsIn(home: string): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {
    ...KEYS,
    STABLE_DIFFUSION_LOCAL_AUTH: `painter:${DRAWING_PASSWORD}`,
    CLOUDINARY_URL: `cloudinary://1234567890:${CLOUDINARY_SECRET}@films`,
    AWS_S3_BUCKET: 'films',
    AWS_ACCESS_KEY_ID: 'AKIAFORTESTS',
    AWS_SECRET_ACCESS_KEY: AWS_SECRET,
    REEL_WEBHOOK_SECRET: `whsec_${WEBHOOK_SECRET}`,
  };
  const key = { REEL_SECRET_KEY: STORE_KEY };
  const settings = await openSettings({ home, environment: key });
  const outside: Record<string, string> = {};
  for (const [index, [name, value]] of Object.entries(secrets).entries()) {
    if (index % 2 === 0 && settings.names.includes(name)) await settings.set(name, value);
    else outside[name] = value;
  }
  const bases = Object.keys(KEYS).map((name) => name.replace(/(_API)?_(KEY|TOKEN)$/, '_BASE_URL'));
  const others = ['HF_HUB_URL', 'STABLE_DIFFUSION_LOCAL_URL', 'CLOUDINARY_BASE_URL', 'AWS_ENDPOINT_URL_S3'];
  const addresses = [...bases, ...others];
  return {
    ...outside,
    ...key,
    ...Object.fromEntries(addresses.map((name) => [name, server.address])),
    LOCAL_LLM_MODEL: 'a-model',
    REEL_WEBHOOK_ALLOW_PRIVATE: '1',
    REEL_ATTEMPTS: '1',
    AWS_MAX_ATTEMPTS: '1',
  };
}

async function runTo(address: string, failure: Failure, format: string): Promise<void> {
  const brief = `How lighthouses shine when vendors answer ${failure}`;
  const project = await ask(`${address}/api/projects`, { brief, format });
  const { id } = JSON.parse(project);
  const run = JSON.parse(await ask(`${address}/api/projects/${id}/runs`, { stage: 'music' }));
  // What failed is told by then; some vendors are waited for much longer.
  await ask(`${address}/api/runs/${run.id}?wait=60s`);
  for (const path of ['', '/plan', '/scenes', '/assets']) await ask(`${address}/api/projects/${id}${path}`);
  for (const target of ['s3', 'cloudinary']) await ask(`${address}/api/projects/${id}/publish`, { target });
}

async function ask(url: string, json?: unknown): Promise<string> {
  const response = await fetch(url, {
    ...(json !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    }),
  });
  const text = await response.text();
  said += `${text}\n${JSON.stringify([...response.headers])}\n`;
  return text;
}

function follow(url: string) {
  const stop = new AbortController();
  let text = '';
  void (async () => {
    const { body } = await fetch(url, { signal: stop.signal });
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
  })().catch(() => undefined);
  return { stop: () => stop.abort(), text: () => text };
}

async function expectNothingFound(): Promise<void> {
  expect(said.length).toBeGreaterThan(1_000);
  for (const [place, text] of Object.entries({ answers: said, ...log }))
    for (const form of PLANTED.flatMap(formsOf)) expect([place, text.includes(form)]).toEqual([place, false]);
  expect(await leaksIn(root)).toEqual([]);
}

/** Files below a folder that hold a planted key in any form. */
async function leaksIn(folder: string): Promise<string[]> {
  const forms = PLANTED.flatMap(formsOf);
  const leaks: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const content = await readFile(path);
    if (forms.some((form) => content.includes(form))) leaks.push(name);
  }
  return leaks;
}

/** A key as it is, and as it stands in JSON, in a URL and in headers. */
function formsOf(key: string): string[] {
  const inBase64 = [0, 1, 2].map((offset) => {
    // Of what may stand before it only the length counts; the ends, which that touches, are left out.
    return Buffer.from(`${'x'.repeat(offset)}${key}`)
      .toString('base64')
      .slice(4, -4);
  });
  return [...new Set([key, encodeURIComponent(key), Buffer.from(key).toString('hex'), ...inBase64])];
}
