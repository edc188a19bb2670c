import { FRAMES_PER_SECOND } from './spectral-features.ts';
import type { TempoCurve } from './tempo-curve.ts';

/** How much a beat that is early or late costs against one that is weak. */
const TIGHTNESS = 60;
/** Onsets are judged against what is usual so far around them. */
const NORMAL_FRAMES = 2 * FRAMES_PER_SECOND;
/** Beats before the first and after the last of this strength are only counted on, not heard. */
const HEARD = 0.25;

/** Onset strength with its own local mean taken off and its spread brought to 1; nothing is negative. */
export function normalOnsets(onsets: Float32Array): Float32Array {
  const sums = new Float64Array(onsets.length + 1);
  for (const [frame, value] of onsets.entries()) sums[frame + 1] = sums[frame]! + value;
  const raised = onsets.map((value, frame) => {
    const from = Math.max(0, frame - NORMAL_FRAMES / 2);
    const to = Math.min(onsets.length, frame + NORMAL_FRAMES / 2);
    return Math.max(0, value - (sums[to]! - sums[from]!) / (to - from));
  });
  const power = raised.reduce((sum, value) => sum + value * value, 0) / Math.max(1, raised.length);
  const spread = Math.sqrt(power) + 1e-9;
  return raised.map((value) => value / spread);
}

/**
 * The frames of the beats: those that are strong and that follow one another at the tempo, by dynamic programming (Ellis,
 * "Beat Tracking by Dynamic Programming", 2007), with the tempo of each place.
 */
export function trackBeats(onsets: Float32Array, tempo: TempoCurve): number[] {
  const smooth = smoothed(onsets);
  const scores = new Float64Array(smooth.length);
  const before = new Int32Array(smooth.length).fill(-1);
  for (let frame = 0; frame < smooth.length; frame += 1) {
    const beat = beatAt(tempo, frame);
    const [nearest, furthest] = [Math.round(frame - beat / 2), Math.round(frame - 2 * beat)];
    let best = 0;
    for (let earlier = Math.max(0, furthest); earlier <= nearest; earlier += 1) {
      const score = scores[earlier]! - TIGHTNESS * Math.log((frame - earlier) / beat) ** 2;
      if (score > best) {
        best = score;
        before[frame] = earlier;
      }
    }
    scores[frame] = smooth[frame]! + best;
  }
  return heardBeats(chainOf(scores, before, beatAt(tempo, smooth.length - 1)), smooth);
}

/** The best beat of the last bar or so, and all that lead to it. */
function chainOf(scores: Float64Array, before: Int32Array, beat: number): number[] {
  let last = scores.length - 1;
  for (let frame = Math.max(0, Math.floor(scores.length - 2 * beat)); frame < scores.length; frame += 1) {
    if (scores[frame]! > scores[last]!) last = frame;
  }
  const beats: number[] = [];
  for (let frame = last; frame >= 0; frame = before[frame]!) beats.push(frame);
  return beats.reverse();
}

function heardBeats(beats: number[], onsets: Float32Array): number[] {
  const isHeard = (frame: number) => onsets[frame]! > HEARD;
  const first = beats.findIndex(isHeard);
  return first === -1 ? [] : beats.slice(first, beats.findLastIndex(isHeard) + 1);
}

/** Beats are not played to the hundredth of a second together. */
function smoothed(onsets: Float32Array): Float32Array {
  const weights = [0.06, 0.24, 0.4, 0.24, 0.06];
  return onsets.map((_, frame) =>
    weights.reduce((sum, weight, index) => sum + weight * (onsets[frame + index - 2] ?? 0), 0),
  );
}

function beatAt({ stepFrames, beatFrames }: TempoCurve, frame: number): number {
  return beatFrames[Math.min(beatFrames.length - 1, Math.round(frame / stepFrames))]!;
}
