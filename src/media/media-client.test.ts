import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMedia, type MediaOptions } from './media-client.ts';
import { WavWriter } from './wav-writer.ts';

const DEADLINE_MS = 5_000;

let folder = '';
let tonePath = '';
const media = createMedia({ concurrency: 2 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-client-'));
  tonePath = join(folder, 'tone.wav');
  writeTone(tonePath, 4);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test('shapes sound with filters given as data, to the sample', async () => {
  const outputPath = join(folder, 'shaped.wav');
  const shaping = { inputPath: tonePath, outputPath, sample: 's16' as const, channels: 2 as const };
  const steps = [
    { filter: 'volume', options: { volume: '-6dB' } },
    { filter: 'highpass', options: { frequency: 40 } },
  ];
  await expect(media.shapeSound({ ...shaping, steps })).resolves.toEqual({
    sampleCount: 192_000,
    durationSeconds: 4,
  });
  const facts = await media.probe(outputPath);
  expect(facts).toMatchObject({
    durationSeconds: 4,
    streams: [{ codec: 'pcm_s16le', sampleRateHertz: 48_000, channels: 2 }],
  });
  expect((await readFile(outputPath)).length).toBe(44 + 192_000 * 4);
});

test('measures a sine of -20 dBFS as BS.1770 has it', async () => {
  const path = join(folder, 'reference.wav');
  writeTone(path, 8, 1000, 0.1);
  const loudness = await media.measureLoudness(path);
  // A full-scale sine of 1 kHz in one channel reads -3.01 LKFS (ITU-R BS.1770-5, annex 1).
  expect(loudness.integratedLufs).toBeCloseTo(-23, 0);
  expect(loudness.truePeakDbtp).toBeCloseTo(-20, 1);
  expect(loudness.rangeLu).toBeLessThan(0.2);
});

test.each([
  ['a value of the wrong type', { filter: 'highpass', options: { frequency: 'abc' } }, 'frequency'],
  ['an option that there is not', { filter: 'highpass', options: { 'f=1,amovie': 'x' } }, 'highpass'],
  ['a filter that there is not', { filter: 'louder' }, 'louder'],
])('refuses %s by name and goes on working', async (_, step, named) => {
  const outputPath = join(folder, 'refused.wav');
  const shaping = { inputPath: tonePath, outputPath, sample: 'f32' as const, channels: 1 as const };
  await expect(media.shapeSound({ ...shaping, steps: [step] })).rejects.toMatchObject({
    code: 'media-failed',
    message: expect.stringContaining(named),
  });
  expect(existsSync(outputPath)).toBe(false);
  await expect(media.probe(tonePath)).resolves.toMatchObject({ container: 'wav' });
});

test('follows no playlist to another place', async () => {
  let asked = 0;
  await using server = createServer((_, response) => {
    asked += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const path = join(folder, 'list.m3u8');
  const segment = `#EXTINF:1,\nhttp://127.0.0.1:${port}/x.ts\n`;
  await writeFile(path, `#EXTM3U\n#EXT-X-TARGETDURATION:1\n${segment}`);
  await expect(media.probe(path)).rejects.toMatchObject({ code: 'media-failed' });
  expect(asked).toBe(0);
});

test('names the signal where the process dies over a request twice', async () => {
  await withMedia('crashing.ts', {}, async (crashing) => {
    await expect(crashing.probe(tonePath)).rejects.toMatchObject({
      code: 'media-failed',
      retryable: true,
      message: expect.stringContaining('SIGSEGV'),
    });
  });
});

test.each(['SIGSEGV', 'SIGABRT', 'hang'])(
  'does the work in a fresh process after one %s, and nobody notices',
  async (manner) => {
    const path = join(folder, `${manner}.wav`);
    writeTone(path, 1);
    await withMedia('failing-once.ts', { deadlineMs: DEADLINE_MS }, async (failing) => {
      await withHeldClock(async () => {
        const probing = failing.probe(path);
        while (!existsSync(`${path}.failed`)) await wait(10);
        if (manner === 'hang') vi.advanceTimersByTime(DEADLINE_MS);
        await expect(probing).resolves.toMatchObject({ container: 'wav', durationSeconds: 1 });
      });
    });
  },
);

test('gives up where nothing comes of the work by the deadline, twice', async () => {
  await withMedia('deaf.ts', { deadlineMs: 50 }, async (deaf) => {
    await expect(deaf.probe(tonePath)).rejects.toMatchObject({
      code: 'timed-out',
      retryable: true,
      message: expect.stringContaining('Nothing came of probe for 0.1 seconds'),
    });
  });
});

test('lets work take longer than the deadline as long as it goes on', async () => {
  await withMedia('slow.ts', { deadlineMs: DEADLINE_MS }, async (slow) => {
    const told: number[] = [];
    const frames = { stretches: [], outputPath: join(folder, 'slow.gif'), framesPerSecond: 1 };
    await withHeldClock(async () => {
      const working = slow.animate({ ...frames, format: 'gif' }, undefined, (done) => {
        told.push(done);
        vi.advanceTimersByTime(0.6 * DEADLINE_MS);
      });
      await expect(working).resolves.toBeUndefined();
    });
    expect(told).toEqual([1, 2, 3, 4]);
  });
});

test('ends a process that does nothing else without waiting for it to listen', async () => {
  await withMedia('deaf.ts', {}, async (deaf) => {
    // Whoever waited for a while would wait for ever.
    await withHeldClock(async () => {
      const controller = new AbortController();
      const probing = [1, 2].map(() => deaf.probe(tonePath, controller.signal));
      controller.abort();
      for (const each of probing) await expect(each).rejects.toMatchObject({ code: 'cancelled' });
    });
  });
});

test('goes on with other work of the process where a part of it is cancelled', async () => {
  const longPath = join(folder, 'shared.wav');
  writeTone(longPath, 30);
  const controller = new AbortController();
  const shape = (name: string, signal?: AbortSignal) =>
    media.shapeSound(
      {
        inputPath: longPath,
        outputPath: join(folder, name),
        sample: 's16',
        channels: 1,
        steps: [{ filter: 'loudnorm' }],
      },
      signal,
    );
  const [kept, dropped] = [shape('kept.wav'), shape('dropped.wav', controller.signal)];
  while ((await readdir(folder)).filter((name) => name.endsWith('.part')).length < 2) await wait(10);
  controller.abort();
  await expect(dropped).rejects.toMatchObject({ code: 'cancelled' });
  await expect(kept).resolves.toMatchObject({ sampleCount: expect.any(Number) });
  expect((await readdir(folder)).filter((name) => /dropped|part$/.test(name))).toEqual([]);
  await Promise.all(['shared.wav', 'kept.wav'].map((name) => rm(join(folder, name))));
});

test('leaves no draft of a file that is written twice', async () => {
  await withMedia('drafting.ts', {}, async (drafting) => {
    const before = await readdir(folder);
    const controller = new AbortController();
    const outputPath = join(folder, 'drafted.wav');
    const shaping = { inputPath: tonePath, outputPath, steps: [] };
    const shaped = drafting.shapeSound({ ...shaping, sample: 's16', channels: 1 }, controller.signal);
    while ((await readdir(folder)).length < before.length + 2) await wait(10);
    controller.abort();
    await expect(shaped).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual(before);
  });
});

test('leaves no file where it is cancelled in the middle of writing', async () => {
  const before = await readdir(folder);
  const longPath = join(folder, 'long.wav');
  writeTone(longPath, 600);
  const controller = new AbortController();
  const shaping = media.shapeSound(
    {
      inputPath: longPath,
      outputPath: join(folder, 'cancelled.wav'),
      sample: 'f32',
      channels: 2,
      steps: [{ filter: 'loudnorm' }],
    },
    controller.signal,
  );
  while (!(await readdir(folder)).some((name) => name.endsWith('.part'))) await wait(10);
  controller.abort();
  await expect(shaping).rejects.toMatchObject({ code: 'cancelled' });
  await rm(longPath);
  expect(await readdir(folder)).toEqual(before);
});

test('takes its process and its half-written file along where the program is killed', async () => {
  const program = join(folder, 'program.ts');
  const client = new URL('./media-client.ts', import.meta.url).href;
  const longPath = join(folder, 'hour.wav');
  writeTone(longPath, 900);
  const shaping = { inputPath: longPath, outputPath: join(folder, 'orphan.wav'), sample: 'f32', channels: 2 };
  const steps = [{ filter: 'loudnorm' }];
  await writeFile(
    program,
    `import { createMedia } from '${client}';
     await createMedia().shapeSound(${JSON.stringify({ ...shaping, steps })});`,
  );
  const parent = spawn(process.execPath, [program], { stdio: 'ignore' });
  const partial = async () => (await readdir(folder)).some((name) => name.endsWith('.part'));
  while (!(await partial())) await wait(10);
  parent.kill('SIGKILL');
  await expect.poll(partial).toBe(false);
  await rm(longPath);
});

test('lets a program end without being closed', async () => {
  const program = join(folder, 'short.ts');
  const client = new URL('./media-client.ts', import.meta.url).href;
  await writeFile(
    program,
    `import { createMedia } from '${client}'; await createMedia().probe(${JSON.stringify(tonePath)});`,
  );
  const ended = await new Promise((resolve) => spawn(process.execPath, [program]).once('exit', resolve));
  expect(ended).toBe(0);
});

async function withMedia(
  program: string,
  options: MediaOptions,
  use: (media: ReturnType<typeof createMedia>) => Promise<void>,
): Promise<void> {
  const processModule = new URL(`./test-processes/${program}`, import.meta.url);
  const own = createMedia({ ...options, processModule });
  try {
    await use(own);
  } finally {
    await own.close();
  }
}

/** Time for this process passes as the work says, and not by itself. */
async function withHeldClock(work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await work();
  } finally {
    vi.useRealTimers();
  }
}

function writeTone(path: string, seconds: number, hertz = 440, level = 0.5): void {
  using writer = new WavWriter(path, { sample: 's16', channels: 1, sampleRateHertz: 48_000 });
  const step = (2 * Math.PI * hertz) / 48_000;
  const second = Int16Array.from({ length: 48_000 }, (_, index) => 32_767 * level * Math.sin(index * step));
  for (let count = 0; count < seconds; count += 1) writer.write(Buffer.from(second.buffer), second.length);
  writer.finish();
}

test('ends its process when nothing was asked of it for a while, and starts another with the next', async () => {
  const resting = createMedia({ idleMs: 100 });
  const before = mediaProcesses();
  await resting.probe(tonePath);
  const [own] = mediaProcesses().filter((each) => !before.includes(each));
  expect(own).toBeDefined();
  await expect.poll(() => mediaProcesses().includes(own ?? 0)).toBe(false);
  await expect(resting.probe(tonePath)).resolves.toMatchObject({ container: 'wav' });
  await resting.close();
});

test('has its process give way to this one where that is wanted', async () => {
  const before = mediaProcesses();
  const nice = createMedia({ givesWay: true });
  await nice.probe(tonePath);
  const [own] = mediaProcesses().filter((each) => !before.includes(each));
  expect(getPriority(own)).toBeGreaterThan(getPriority());
  await nice.close();
});

/** Processes that this one started, which end after it was told so. */
function mediaProcesses(): number[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
