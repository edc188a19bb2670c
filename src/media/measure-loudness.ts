import type { FilterStep, LoudnessFacts } from '../ports/media.ts';
import type { FilterChain } from './filter-chain.ts';
import type { Operation } from './protocol.ts';
import { filteredSound } from './shape-sound.ts';

/** FFmpeg's `ebur128` writes its figures into options that can be read once all sound has passed. */
export const LOUDNESS_METER: FilterStep = {
  filter: 'ebur128',
  options: { peak: 'true', framelog: 'quiet' },
};

/** What the meter at that place in a chain has found, after the last sound went through. */
export function meteredLoudness(chain: FilterChain, stepIndex: number): LoudnessFacts {
  return {
    integratedLufs: chain.figure(stepIndex, 'integrated'),
    rangeLu: chain.figure(stepIndex, 'range'),
    truePeakDbtp: chain.figure(stepIndex, 'true_peak'),
  };
}

export const measureLoudness: Operation<'measureLoudness'> = async ({ path }, { signal }) => {
  let facts = { integratedLufs: 0, rangeLu: 0, truePeakDbtp: 0 };
  const measured = filteredSound(path, [LOUDNESS_METER], signal, (chain) => {
    facts = meteredLoudness(chain, 0);
  });
  for await (const _ of measured);
  return facts;
};
