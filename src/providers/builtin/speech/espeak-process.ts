import { setImmediate } from 'node:timers/promises';
import { EspeakEngine } from './espeak-engine.ts';
import type { EspeakReply, EspeakRequest } from './espeak-messages.ts';
import { speakToWav } from './speak-to-wav.ts';

/** The program of the child process that holds espeak-ng: texts one after the other, in the order they came. */
const engine = EspeakEngine.load();
const cancelled = new Set<number>();
let queue: Promise<void> = Promise.resolve();

process.on('disconnect', () => process.exit());
process.on('message', (request: EspeakRequest) => {
  if ('cancel' in request) cancelled.add(request.cancel);
  else queue = queue.then(() => answer(request));
});

async function answer({ id, order }: Exclude<EspeakRequest, { cancel: number }>): Promise<void> {
  const pause = async () => {
    await setImmediate();
    if (cancelled.has(id)) throw new Error('The text was cancelled.');
  };
  try {
    await pause();
    const spoken = await speakToWav(await engine, order, pause);
    reply({ id, spoken });
  } catch (error) {
    reply({ id, failure: error instanceof Error ? error.message : String(error) });
    // After a trap inside WebAssembly its memory is not to be trusted.
    if (error instanceof Error && error.name === 'RuntimeError') process.exit(1);
  } finally {
    cancelled.delete(id);
  }
}

function reply(message: EspeakReply): void {
  process.send?.(message);
}
