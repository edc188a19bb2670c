import type { FrameRate } from '../../domain/time.ts';
import type { PictureTrack } from '../../ports/clip-media.ts';

/** A track's pictures as frames: counted from 0 in the order in which they are shown. */
export interface FrameTable {
  frameCount: number;
  /** The frame that a sample is; -1 for one that is not shown. */
  frameOfSample: Int32Array;
  sampleOfFrame: Int32Array;
  /** Null where frames do not follow one another at one pace. */
  frameRate: FrameRate | null;
}

/** Rates of film and television (SMPTE ST 12-1), and their multiples. */
const USUAL_RATES: readonly FrameRate[] = [24, 25, 30, 48, 50, 60, 15, 12, 10, 20, 100, 120]
  .flatMap((numerator): FrameRate[] => [
    { numerator, denominator: 1 },
    { numerator: numerator * 1000, denominator: 1001 },
  ])
  .sort((left, right) => left.denominator - right.denominator);

/** Numbers the pictures of a track. */
export function frameTable(track: PictureTrack): FrameTable {
  const { displayTicks, hidden } = track;
  const shown = Array.from(displayTicks.keys())
    .filter((sample) => hidden[sample] === 0)
    .sort((left, right) => displayTicks[left]! - displayTicks[right]!);
  const frameOfSample = new Int32Array(displayTicks.length).fill(-1);
  for (const [frame, sample] of shown.entries()) frameOfSample[sample] = frame;
  return {
    frameCount: shown.length,
    frameOfSample,
    sampleOfFrame: Int32Array.from(shown),
    frameRate: constantRate(
      shown.map((sample) => displayTicks[sample]!),
      track.timeBase,
    ),
  };
}

/** The rate at which every frame stands within a tick of its place. */
function constantRate(ticks: readonly number[], timeBase: PictureTrack['timeBase']): FrameRate | null {
  if (ticks.length < 2) return null;
  const ticksPerSecond = timeBase.denominator / timeBase.numerator;
  const mean = (ticks.at(-1)! - ticks[0]!) / (ticks.length - 1);
  const exact = { numerator: timeBase.denominator, denominator: Math.round(mean) * timeBase.numerator };
  const fits = ({ numerator, denominator }: FrameRate) =>
    ticks.every(
      (tick, frame) =>
        Math.abs(tick - ticks[0]! - (frame * denominator * ticksPerSecond) / numerator) <= 1 + 1e-6,
    );
  const found = [...USUAL_RATES, exact].find(
    (rate) =>
      rate.denominator > 0 &&
      Math.abs(rate.numerator / rate.denominator - ticksPerSecond / mean) < 0.5 &&
      fits(rate),
  );
  return found ?? null;
}
