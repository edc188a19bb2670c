import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';
import type { Stores } from './stores-under-test.ts';

/** Opens the stores that a test names in the environment of a process that it starts. */
export async function openWorkerStores(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Stores & { close(): Promise<void> }> {
  const home = environment.REEL_TEST_HOME;
  if (home === undefined) throw new Error('The test names no stores.');
  return openHome(home, systemClock, randomId);
}
