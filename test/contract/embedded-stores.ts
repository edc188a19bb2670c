import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId } from '../../src/engine/system-sources.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { type Home, openHome } from '../../src/storage/home.ts';
import type { NewData, OpenStores, StoresUnderTest } from './stores-under-test.ts';

/** A home to be made in a temporary folder. */
export async function prepareHome(): Promise<NewData> {
  const scratch = await mkdtemp(join(tmpdir(), 'reelwright-stores-'));
  const folder = join(scratch, 'home');
  return { environment: { REEL_TEST_HOME: folder }, scratch, open: () => openStores(scratch, folder) };
}

export const openEmbeddedStores: OpenStores = async () => (await prepareHome()).open();

async function openStores(scratch: string, folder: string): Promise<StoresUnderTest> {
  let passedMs = 0;
  const clock: Clock = {
    nowMs: () => Date.now() + passedMs,
    sleep: async (durationMs) => {
      passedMs += durationMs;
    },
  };
  const homes: Home[] = [];
  const open = async () => {
    const home = await openHome(folder, clock, randomId);
    homes.push(home);
    return home;
  };
  const { projects, assets, calls, runs, keys, defaults } = await open();
  return {
    projects,
    assets,
    calls,
    runs,
    keys,
    defaults,
    scratch,
    another: open,
    passTime: (durationMs) => clock.sleep(durationMs),
    loseFile: async (hash) => rm(await assets.pathOf(hash)),
    cutFile: async (hash) => truncate(await assets.pathOf(hash), 1),
    countFiles: () => countFiles(join(folder, 'assets')),
    [Symbol.asyncDispose]: async () => {
      for (const home of homes) await home.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

async function countFiles(folder: string): Promise<number> {
  const there = await stat(folder).catch(() => undefined);
  if (there === undefined) return 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
