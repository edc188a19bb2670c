import { setTimeout as wait } from 'node:timers/promises';
import { runProcess } from '../../src/cli/run-process.ts';
import { ReelError } from '../../src/domain/errors.ts';
import { fakeStudio } from './fake-studio.ts';

/**
 * The `reel` process with a studio that is never done: it stops when told to, but says so on stderr first, or,
 * where `FAKE_REEL` is `stubborn`, never. Where that is `waiting` it says when its handlers stand.
 */
async function openStudio() {
  const voice = { id: 'x'.repeat(60), name: 'X', languages: ['en'], gender: 'neutral' as const };
  const { studio } = fakeStudio({
    voices: async () => Array.from({ length: 5_000 }, () => voice),
    makeFilm: async ({ signal, onEvent }) => {
      onEvent({ type: 'notice', message: 'Under way.' });
      const isStubborn = process.env.FAKE_REEL === 'stubborn';
      await wait(60_000, undefined, isStubborn ? {} : { signal }).catch(() => {});
      throw new ReelError('media-failed', 'The media process died.');
    },
    close: async () => {
      process.stderr.write('Closed.\n');
    },
  });
  return studio;
}

if (process.env.FAKE_REEL === 'waiting') setTimeout(() => process.stderr.write('Waiting.\n'));
const notHere = () => Promise.reject(new Error('Not here.'));
await runProcess({
  openStudio,
  openWorker: notHere,
  openServer: notHere,
  openKeys: notHere,
  openSettings: notHere,
});
