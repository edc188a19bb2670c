import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, isReelError } from '../../../domain/errors.ts';
import { SampleQuantiser } from '../../../domain/pulse-code.ts';
import { SAMPLE_RATE_HERTZ } from '../../../domain/time.ts';
import { waveHeader } from '../../../domain/wave-file.ts';
import type { MusicFacts, MusicRequest } from '../../../ports/generators.ts';
import { compose } from './compose.ts';
import type { CircularBus } from './synthesis/circular-bus.ts';

/** What the composer's thread is started with. */
export interface ComposerTask {
  request: MusicRequest;
  filePath: string;
}

/** The one message that it sends before it ends. */
export type ComposerAnswer = { facts: MusicFacts } | { code: ErrorCode; message: string };

const CHUNK_SAMPLES = 480_000;
/** The composer's own failures are raised as they are: its thread ends with them. */
const FILE_PROBLEMS: { [systemCode: string]: ErrorCode } = {
  ENOSPC: 'storage-full',
  EDQUOT: 'storage-full',
  EACCES: 'not-writable',
  EROFS: 'not-writable',
  ENOENT: 'not-writable',
};

parentPort?.postMessage(answerTo(workerData as ComposerTask));

function answerTo({ request, filePath }: ComposerTask): ComposerAnswer {
  try {
    const { sound, facts } = compose(request);
    writeLoop(sound, filePath);
    return { facts };
  } catch (error) {
    if (isReelError(error)) return { code: error.code, message: error.message };
    const code = FILE_PROBLEMS[(error as NodeJS.ErrnoException).code ?? ''];
    if (code === undefined) throw error;
    return { code, message: `The music could not be written to ${filePath}.` };
  }
}

function writeLoop({ left, right, lengthSamples }: CircularBus, filePath: string): void {
  const unfinishedPath = `${filePath}.part`;
  const file = openSync(unfinishedPath, 'w');
  try {
    const loop = { startFrame: 0, endFrame: lengthSamples };
    writeSync(
      file,
      waveHeader({ sampleRateHertz: SAMPLE_RATE_HERTZ, channels: 2, frameCount: lengthSamples, loop }),
    );
    const quantiser = new SampleQuantiser();
    for (let start = 0; start < lengthSamples; start += CHUNK_SAMPLES) {
      const channels = [left, right].map((samples) => samples.subarray(start, start + CHUNK_SAMPLES));
      writeSync(file, quantiser.quantise(channels, Math.min(CHUNK_SAMPLES, lengthSamples - start)));
    }
    closeSync(file);
    renameSync(unfinishedPath, filePath);
  } catch (error) {
    rmSync(unfinishedPath, { force: true });
    throw error;
  }
}
