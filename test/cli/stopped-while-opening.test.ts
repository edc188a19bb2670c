import { expect, it } from 'vitest';
import type { Studio } from '../../src/studio/studio.ts';
import { reel } from './command-line.ts';
import { fakeStudio } from './fake-studio.ts';

it('waits for nothing when it is interrupted while the studio opens, and closes it as soon as it is there', async () => {
  const opening = Promise.withResolvers<Studio>();
  const interruption = new AbortController();
  const listing = reel(['list'], { studio: opening.promise, signal: interruption.signal });
  interruption.abort();
  expect(await listing).toMatchObject({ status: 130, stdout: '', stderr: 'reel: Interrupted.\n' });
  const closed = Promise.withResolvers<void>();
  opening.resolve(fakeStudio({ close: async () => closed.resolve() }).studio);
  await closed.promise;
});
