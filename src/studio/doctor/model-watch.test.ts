import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { picturesAsTheyAre } from '../../../test/fakes/pictures-as-they-are.ts';
import { FAKE_MODELS } from '../../../test/fakes/replicate-models.ts';
import { FakeReplicate } from '../../../test/fakes/replicate-server.ts';
import { systemClock } from '../../engine/system-sources.ts';
import { ReplicateClient } from '../../providers/replicate/replicate-client.ts';
import { replicateVendor } from '../../providers/replicate/replicate-vendor.ts';
import { ModelWatch } from './model-watch.ts';

const SEEDANCE = 'bytedance/seedance-1-lite';
const DAY_MS = 24 * 3600 * 1000;
const asked = [
  { provider: 'replicate', model: SEEDANCE },
  { provider: 'builtin-clips', model: 'camera-over-picture-1' },
];

let folder: string;
let fake: FakeReplicate;
let nowMs: number;
let questions: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-watch-'));
  fake = await FakeReplicate.start();
  nowMs = Date.parse('2026-11-21T10:00:00Z');
  questions = 0;
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** A watch as each process has one of its own; what it keeps is in the folder. */
function watch({ token = fake.token, baseUrl = fake.baseUrl } = {}): ModelWatch {
  const counting: typeof fetch = (...given) => {
    questions += 1;
    return fetch(...given);
  };
  const client = new ReplicateClient({ token, baseUrl, fetch: counting, clock: systemClock });
  const vendors = [
    replicateVendor({
      client,
      fetch,
      clock: systemClock,
      prepare: picturesAsTheyAre,
      models: { clip: 'seedance' },
    }),
  ];
  return new ModelWatch({
    vendors,
    notesPath: join(folder, 'home', 'seen.json'),
    clock: { ...systemClock, nowMs: () => nowMs },
  });
}

/** What a look tells by the time that the vendor has answered it. */
async function told(watched = watch(), models = asked): Promise<string[]> {
  const said: string[] = [];
  const before = questions;
  const look = watched.look(models, (problem) => said.push(problem));
  await look.ended;
  expect(await look.stop()).toEqual(said);
  expect(questions - before).toBeLessThanOrEqual(1);
  return said;
}

function seedanceTakesNoRate(): void {
  const model = FAKE_MODELS[SEEDANCE]!;
  const { fps: _fps, ...input } = model.input;
  fake.options.changedModels = { [SEEDANCE]: { ...model, input } };
}

const MOVED = [`A vendor has changed a model. ${SEEDANCE}: fps is not taken any more.`];

test('what a vendor has changed is told, and asked again on the next day alone', async () => {
  seedanceTakesNoRate();
  expect(await told()).toEqual(MOVED);
  expect(await told()).toEqual(MOVED);
  expect(questions).toBe(1);
  fake.options.changedModels = {};
  nowMs += DAY_MS;
  expect(await told()).toEqual([]);
  expect(questions).toBe(2);
});

test('a model that is gone is told with what to do', async () => {
  fake.options.goneModels = [SEEDANCE];
  expect(await told()).toEqual([expect.stringMatching(/is not there any more; choose another/)]);
});

test('nothing is told or asked where all is as it was, or nobody is to be asked', async () => {
  expect(await told()).toEqual([]);
  expect(await told(watch(), [])).toEqual([]);
  expect(questions).toBe(1);
});

test('a vendor that does not answer or does not take the key is left out, and asked again by the next run', async () => {
  expect(await told(watch({ token: 'r8_wrong' }))).toEqual([]);
  expect(await told(watch({ baseUrl: 'http://127.0.0.1:1' }))).toEqual([]);
  seedanceTakesNoRate();
  expect(await told()).toEqual(MOVED);
});

test('a look that is waiting ends at once when its run ends', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const look = watch({ baseUrl }).look(asked, () => expect.unreachable());
  await once(silent, 'request');
  expect(await look.stop()).toEqual([]);
  silent.closeAllConnections();
  silent.close();
});
