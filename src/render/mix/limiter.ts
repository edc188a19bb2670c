import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';

/** How far ahead of a peak the gain starts down: 10 ms, long enough not to be heard as a click. */
const LOOK_AHEAD_HOPS = 4;
/** Peaks are known up to 8 samples late, so the gain is down by the hop before. */
const LATE_HOPS = 1;
/** The gain's way back: quick after a single peak, slow where peaks keep coming, so that it does not flutter. */
const QUICK_RELEASE_HOPS = 24;
const SLOW_RELEASE_HOPS = 120;

/**
 * Writes the gain, the given one included, at the borders of the profile's hops that keeps the sound's true peaks at
 * the ceiling; it is to be drawn straight from border to border. All of the sound is known beforehand, so the
 * gain is always down before the peak is there.
 */
export function limitGains(
  { hopCount, peaks }: LevelProfile,
  gain: number,
  ceiling: number,
  borders: Float32Array,
): void {
  let quick = 1;
  let slow = 1;
  let recent: Float64Array | undefined;
  let before = Number.POSITIVE_INFINITY;
  for (let hop = 0; hop < hopCount; hop += 1) {
    const peak = gain * greatest(peaks, hop, hop + LOOK_AHEAD_HOPS + LATE_HOPS);
    const allowed = peak > ceiling ? ceiling / peak : 1;
    quick = Math.min(allowed, quick + (1 - quick) / QUICK_RELEASE_HOPS);
    slow += (quick - slow) / SLOW_RELEASE_HOPS;
    recent ??= new Float64Array(LOOK_AHEAD_HOPS).fill(quick);
    recent[hop % LOOK_AHEAD_HOPS] = Math.min(quick, slow);
    const smooth = (gain * (recent[0]! + recent[1]! + recent[2]! + recent[3]!)) / LOOK_AHEAD_HOPS;
    borders[hop] = Math.min(before, smooth);
    before = smooth;
  }
  borders[hopCount] = before === Number.POSITIVE_INFINITY ? gain : before;
}

/** Multiplies a stretch that begins at the start of `firstHop`. */
export function applyGains(
  samples: Float32Array,
  sampleCount: number,
  borders: Float32Array,
  firstHop: number,
): void {
  for (let start = 0, hop = firstHop; start < sampleCount; start += HOP_SAMPLES, hop += 1) {
    const end = Math.min(start + HOP_SAMPLES, sampleCount);
    let gain = borders[hop]!;
    const step = (borders[hop + 1]! - gain) / HOP_SAMPLES;
    for (let index = start; index < end; index += 1, gain += step) samples[index]! *= gain;
  }
}

function greatest(values: Float32Array, first: number, last: number): number {
  let most = 0;
  const end = Math.min(last, values.length - 1);
  for (let index = first; index <= end; index += 1) if (values[index]! > most) most = values[index]!;
  return most;
}
