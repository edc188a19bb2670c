import type { BullmqJobEngine } from '../engine/bullmq-job-engine.ts';
import type { StudioEvent } from '../studio/events.ts';

/** A worker that just starts is given this long to appear. */
const FIRST_LOOK_MS = 1_500;
const LOOK_AGAIN_MS = 15_000;

/** Does work that waits for workers, and says so where there are none; engines of this process need no such word. */
export async function whileWorkersAreWatched<Result>(
  shared: BullmqJobEngine | undefined,
  onEvent: (event: StudioEvent) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  if (shared === undefined) return work();
  let wereMissing = false;
  const look = async () => {
    const loads = await shared.loads();
    const waiting = [...loads].filter(([, load]) => load.waiting > 0 && load.workers === 0);
    if (waiting.length === 0 || wereMissing) return;
    wereMissing = true;
    const message = 'No worker is there to do this; it waits until one is started: reel worker';
    onEvent({ type: 'notice', message });
  };
  // What cannot be looked up now is looked up the next time.
  const lookQuietly = () => void look().catch(() => undefined);
  const first = setTimeout(lookQuietly, FIRST_LOOK_MS);
  const again = setInterval(lookQuietly, LOOK_AGAIN_MS);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
