import type { Operation } from './protocol.ts';
import { filteredSound } from './shape-sound.ts';

/** FFmpeg's `ebur128` writes its figures into options that can be read once all sound has passed. */
export const measureLoudness: Operation<'measureLoudness'> = async ({ path }, { signal }) => {
  const steps = [{ filter: 'ebur128', options: { peak: 'true' } }];
  let facts = { integratedLufs: 0, rangeLu: 0, truePeakDbtp: 0 };
  const measured = filteredSound(path, steps, signal, (chain) => {
    facts = {
      integratedLufs: chain.figure(0, 'integrated'),
      rangeLu: chain.figure(0, 'range'),
      truePeakDbtp: chain.figure(0, 'true_peak'),
    };
  });
  for await (const _ of measured);
  return facts;
};
