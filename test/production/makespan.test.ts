import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { firstReadyFirstMs } from '../../bench/production/lower-bound.ts';
import { type SegmentTimes, segmentWishes } from '../../bench/production/segments.ts';
import { assetHash } from '../../src/domain/asset.ts';
import { planOf } from '../../src/domain/plan.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId } from '../../src/engine/system-sources.ts';
import type { RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { processHints } from '../../src/production/calls/process-hints.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { Production } from '../../src/production/produce.ts';
import { openHome } from '../../src/storage/home.ts';
import { seededRandom } from '../chaos/seeded-random.ts';
import { SimulatedProcess } from './simulated-process.ts';
import { VirtualTime } from './virtual-time.ts';
import { SPENDER, temporaryHome } from './workbench.ts';

const LIMITS = { prompts: 5, images: 5, clips: 5 };
const DRAWS = 20;
const STORE_METHODS = ['findMany', 'pathOf', 'openWorkFolder', 'put', 'claim', 'renew', 'release'] as const;
const PRICE = { known: true as const, micros: 1 };

/** Buys everything, and takes as long over each asset as it is told. */
function timedVendor(time: VirtualTime, callMs: ReadonlyMap<string, number>): RemoteVendor {
  const started: { asset: string; endsMs: number }[] = [];
  return {
    provider: 'timed',
    startDeadlineMs: 30_000,
    findableAfterMs: 10_000,
    offer: ({ kind }) => ({ model: kind, price: PRICE, basis: 'each' }),
    prepare: (recipe) => ({ asset: assetHash(recipe) }),
    parametersOf: () => ({}),
    start: async (operation) => {
      const asset = String(operation.asset);
      started.push({ asset, endsMs: time.nowMs() + (callMs.get(asset) ?? 0) });
      return String(started.length - 1);
    },
    status: async (_operation, id) =>
      time.nowMs() < (started[Number(id)]?.endsMs ?? 0)
        ? { state: 'running' }
        : { state: 'succeeded', output: id },
    cancel: async () => {},
    find: async () => ({ outcome: 'never-taken' }),
    download: async (_operation, output, { outputPathStem }) => {
      const filePath = `${outputPathStem}.mp4`;
      await writeFile(filePath, String(output));
      return { filePath, mediaType: 'video/mp4', facts: {} };
    },
  };
}

/** Five segments with calls of 2 to 5, 10 to 30 and 60 to 120 s, on a clock that stands still while anything is done. */
it('P4: takes at most a twentieth longer than call times and limits allow, whatever the calls take', async () => {
  const random = seededRandom(4);
  const between = (least: number, most: number) => 1000 * (least + (most - least) * random());
  await using folder = await temporaryHome();
  const time = new VirtualTime();
  const process = new SimulatedProcess(time, { stepsMs: [0] });
  const home = await openHome(folder.path, time, randomId);
  const callMs = new Map<string, number>();
  const vendor = process.using(timedVendor(time, callMs), ['status', 'download']);
  const { clock } = process;
  const openWorkFolder = async () => {
    const opened = await home.assets.openWorkFolder();
    // To remove it takes real time, in which the clock stands still as well.
    const remove = () => time.doing(async () => opened[Symbol.asyncDispose]());
    return { path: opened.path, [Symbol.asyncDispose]: remove };
  };
  const store = process.using({ ...home.assets, openWorkFolder }, STORE_METHODS);
  const calls = {
    ledger: process.using(home.calls, ['intend', 'submitted', 'settle', 'get', 'list']),
    store,
    clock,
    vendors: [vendor],
    check: async () => ({}),
    hints: processHints(clock),
  };
  const lanes = Object.fromEntries(
    Object.entries(LIMITS).map(([lane, concurrency]) => [lane, { concurrency }]),
  );
  const engine = new EmbeddedJobEngine({ lanes, clock, random });
  const production = new Production({ store, clock, holder: 'one', calls }, engine, [
    remoteMaker(vendor, 'script', 'prompts', calls),
    remoteMaker(vendor, 'image', 'images', calls),
    remoteMaker(vendor, 'clip', 'clips', calls),
  ]);
  const ratios: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const wishes = [];
    const segments: SegmentTimes[] = [];
    for (let index = 0; index < 5; index += 1) {
      const segment = { promptMs: between(2, 5), imageMs: between(10, 30), clipMs: between(60, 120) };
      const { prompt, image, clip } = segmentWishes(`draw ${draw}, segment ${index}`);
      callMs.set(assetHash(prompt.recipe), segment.promptMs);
      callMs.set(assetHash(image.recipe), segment.imageMs);
      callMs.set(assetHash(clip.recipe), segment.clipMs);
      wishes.push(prompt, image, clip);
      segments.push(segment);
    }
    const plan = planOf(
      wishes,
      () => false,
      () => undefined,
    );
    const startedMs = time.nowMs();
    const signal = new AbortController().signal;
    await time.runUntil(production.produce(plan, { signal, onBehalfOf: SPENDER, onEvent: () => {} }));
    ratios.push((time.nowMs() - startedMs) / firstReadyFirstMs(segments, LIMITS));
  }
  await engine.close();
  await home.close();
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...ratios)).toBeLessThanOrEqual(1.05);
});
