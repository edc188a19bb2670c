import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ReelError, throwIfCancelled } from '../../../domain/errors.ts';
import type { Media } from '../../../ports/media.ts';
import type { MusicAnalyser, MusicAnalysis } from '../../../ports/music-analyser.ts';
import type { AnalysisTask } from './analysis-worker.ts';

/** All of the sound is held while it is listened to: 11.5 MB a minute. */
const LONGEST_SECONDS = 30 * 60;

/**
 * The built-in ear for music: beats, bars, sections and energy of any file with sound, the same for the same file. The
 * work is done in a thread of its own. Raises `invalid-input`, too, for a piece longer than half an hour.
 */
export function createMusicAnalyser({ media }: { media: Media }): MusicAnalyser {
  return {
    name: 'builtin',
    async analyse(path, signal) {
      throwIfCancelled(signal);
      await refuseOddities(path, media, signal);
      const folder = await mkdtemp(join(tmpdir(), 'reelwright-music-'));
      try {
        const wavePath = join(folder, 'sound.wav');
        await media.shapeSound(
          { inputPath: path, outputPath: wavePath, steps: [], sample: 's16', channels: 1 },
          signal,
        );
        return await analyseInThread({ path: wavePath }, signal);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function refuseOddities(path: string, media: Media, signal: AbortSignal | undefined): Promise<void> {
  try {
    await access(path);
  } catch (cause) {
    throw new ReelError('not-found', `The music ${path} cannot be opened; put it back or choose another.`, {
      cause,
    });
  }
  const { streams, durationSeconds } = await media.probe(path, signal);
  if (!streams.some((stream) => stream.kind === 'sound')) {
    throw new ReelError('unsupported-media', `${path} holds no sound; choose a file that does.`);
  }
  if (durationSeconds !== null && durationSeconds > LONGEST_SECONDS) {
    const minutes = LONGEST_SECONDS / 60;
    throw new ReelError(
      'invalid-input',
      `${path} is longer than ${minutes} minutes; cut a piece out of it first.`,
    );
  }
}

function analyseInThread(task: AnalysisTask, signal: AbortSignal | undefined): Promise<MusicAnalysis> {
  const { promise, resolve, reject } = Promise.withResolvers<MusicAnalysis>();
  const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { workerData: task });
  const failed = (cause: unknown): void =>
    reject(new ReelError('media-failed', 'The music could not be listened to; try it as a WAV.', { cause }));
  const cancel = (): void => {
    void worker.terminate();
    reject(new ReelError('cancelled', 'Listening to the music was cancelled.', { cause: signal?.reason }));
  };
  worker.once('message', resolve);
  worker.once('error', failed);
  worker.once('exit', (code) => failed(new Error(`The analyser's thread ended with ${code}.`)));
  signal?.addEventListener('abort', cancel, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', cancel));
}
