import { throwIfCancelled } from './errors.ts';

/** After how long a run of quick steps lets the rest of the process have a turn. */
const BREATH_MS = 25;

/** Called between the steps of long work: lets others have a turn now and then; raises `cancelled`. */
export type Breathe = () => Promise<void>;

/** Long work that takes a breath hears of its cancellation, and holds up nobody. */
export function breathing(signal: AbortSignal | undefined): Breathe {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs > BREATH_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      lastMs = performance.now();
    }
    throwIfCancelled(signal);
  };
}
