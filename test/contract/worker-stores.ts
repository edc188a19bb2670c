import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';
import { openSharedStores } from '../../src/storage/shared-stores.ts';
import { readSharedStoresSettings } from '../../src/storage/shared-stores-settings.ts';
import type { Stores } from '../../src/storage/stores.ts';

/** Opens the stores that a test names in the environment of a process that it starts. */
export async function openWorkerStores(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Stores> {
  const home = environment.REEL_TEST_HOME;
  if (home === undefined) throw new Error('The test names no home.');
  const shared = readSharedStoresSettings(environment, home);
  if (shared === undefined) return openHome(home, systemClock, randomId);
  return openSharedStores(shared, systemClock, randomId);
}
