import { Worker } from 'node:worker_threads';
import { ReelError, throwIfCancelled } from '../../../domain/errors.ts';
import type { Generated, MusicFacts, MusicGenerator, MusicRequest } from '../../../ports/generators.ts';
import type { ComposerAnswer, ComposerTask } from './compose-worker.ts';
import { findMood } from './moods.ts';

const LONGEST_SECONDS = 900;
const TEMPO_BPM = { least: 40, most: 220 };

/**
 * The built-in composer: writes and plays its own music by mood, the same for the same seed and take, into a WAV of
 * 48 kHz, 16 bits and two channels that loops without a seam and says so in the file (a `smpl` chunk). A piece
 * is made of whole sections of four chords, at least 16 bars. The work is done in a thread of its own.
 * Raises `unknown-name` for a mood that does not exist, `invalid-input` for a tempo or length out of bounds,
 * `cancelled`.
 */
export function createComposer(): MusicGenerator {
  return {
    name: 'builtin',
    async compose(request, context) {
      refuseOddities(request);
      throwIfCancelled(context.signal);
      const filePath = `${context.outputPathStem}.wav`;
      const facts = await composeInThread({ request, filePath }, context.signal);
      return generated(request, filePath, facts);
    },
  };
}

function refuseOddities({ mood, tempoBpm, durationSeconds }: MusicRequest): void {
  findMood(mood);
  if (tempoBpm !== undefined && !(tempoBpm >= TEMPO_BPM.least && tempoBpm <= TEMPO_BPM.most)) {
    throw outOfBounds('tempoBpm', tempoBpm, `must be from ${TEMPO_BPM.least} to ${TEMPO_BPM.most}`);
  }
  if (!(durationSeconds > 0 && durationSeconds <= LONGEST_SECONDS)) {
    const problem = `must be more than 0 and at most ${LONGEST_SECONDS}: the music loops, so it need not be longer`;
    throw outOfBounds('durationSeconds', durationSeconds, problem);
  }
}

function outOfBounds(field: string, value: number, problem: string): ReelError {
  return new ReelError('invalid-input', `Music cannot be made: ${field} ${problem}.`, {
    issues: [{ field, value: String(value), problem }],
  });
}

function composeInThread(task: ComposerTask, signal: AbortSignal | undefined): Promise<MusicFacts> {
  const { promise, resolve, reject } = Promise.withResolvers<MusicFacts>();
  const worker = new Worker(new URL('./compose-worker.ts', import.meta.url), { workerData: task });
  const failed = (cause: unknown): void =>
    reject(new ReelError('provider-failed', 'The composer failed; try another mood or seed.', { cause }));
  const cancel = (): void => {
    void worker.terminate();
    reject(new ReelError('cancelled', 'The music was cancelled.', { cause: signal?.reason }));
  };
  worker.once('message', (answer: ComposerAnswer) => {
    if ('facts' in answer) resolve(answer.facts);
    else reject(new ReelError(answer.code, answer.message));
  });
  worker.once('error', failed);
  worker.once('exit', (code) => failed(new Error(`The composer's thread ended with ${code}.`)));
  signal?.addEventListener('abort', cancel, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', cancel));
}

function generated(request: MusicRequest, filePath: string, facts: MusicFacts): Generated<MusicFacts> {
  return {
    filePath,
    mediaType: 'audio/wav',
    facts,
    model: 'composer',
    parameters: {
      mood: request.mood,
      seed: request.seed,
      tempoBpm: facts.tempoBpm,
      ...(request.take !== undefined && { take: request.take }),
    },
  };
}
