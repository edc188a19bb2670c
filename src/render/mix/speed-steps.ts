import type { FilterStep } from '../../ports/media.ts';

/** Of one stretching filter; what is further from 1 is put together from several. */
const SLOWEST = 0.5;
const FASTEST = 2;

/** Filters that play sound at another speed and the same pitch (FFmpeg's `atempo`, which overlaps short waveforms). */
export function speedSteps(speed: number): FilterStep[] {
  const steps: FilterStep[] = [];
  let left = speed;
  while (left !== 1) {
    const tempo = Math.min(FASTEST, Math.max(SLOWEST, left));
    steps.push({ filter: 'atempo', options: { tempo } });
    left = tempo === left ? 1 : left / tempo;
  }
  return steps;
}
