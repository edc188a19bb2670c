import { FRAMES_PER_SECOND } from './spectral-features.ts';

const SLOWEST_BPM = 50;
const FASTEST_BPM = 220;
/** People tap to music most at this tempo, and so often at half or double of it (Ellis, 2007; Moelants, 2002). */
const USUAL_BPM = 115;
const USUAL_OCTAVES = 0.8;
const WINDOW_FRAMES = 8 * FRAMES_PER_SECOND;
const STEP_FRAMES = FRAMES_PER_SECOND;
/** What a change of tempo costs from one second to the next, for each octave. */
const CHANGE_COST = 2;

/** The length of a beat in frames at each second of the piece. */
export interface TempoCurve {
  stepFrames: number;
  beatFrames: number[];
}

/**
 * Follows the tempo through a piece: the autocorrelation of the onsets around each second, weighted by how usual a tempo
 * is, and the most likely way through all of them (Viterbi's algorithm).
 */
export function followTempo(onsets: Float32Array): TempoCurve {
  const lags = lagsOfTempi();
  const steps = Math.max(1, Math.ceil(onsets.length / STEP_FRAMES));
  const strengths = Array.from({ length: steps }, (_, step) =>
    tempoStrengths(onsets, step * STEP_FRAMES, lags),
  );
  const path = likeliestPath(strengths, lags);
  return { stepFrames: STEP_FRAMES, beatFrames: path.map((index) => lags[index]!) };
}

/** Beat lengths two per cent apart. */
function lagsOfTempi(): number[] {
  const lags: number[] = [];
  for (let bpm = FASTEST_BPM; bpm >= SLOWEST_BPM; bpm /= 1.02) lags.push((60 * FRAMES_PER_SECOND) / bpm);
  return lags;
}

function tempoStrengths(onsets: Float32Array, middle: number, lags: readonly number[]): Float64Array {
  const from = Math.max(0, middle - WINDOW_FRAMES / 2);
  const to = Math.min(onsets.length, middle + WINDOW_FRAMES / 2);
  const longest = Math.ceil(lags.at(-1)! * 4) + 2;
  const correlation = new Float64Array(longest);
  for (let lag = 0; lag < longest; lag += 1) {
    let sum = 0;
    for (let frame = from; frame + lag < to; frame += 1) sum += onsets[frame]! * onsets[frame + lag]!;
    correlation[lag] = sum / Math.max(1, to - from - lag);
  }
  const at = (lag: number) => {
    const whole = Math.floor(lag);
    if (whole + 1 >= longest) return 0;
    return correlation[whole]! + (lag - whole) * (correlation[whole + 1]! - correlation[whole]!);
  };
  const loudest = correlation[0]! + 1e-9;
  return Float64Array.from(lags, (lag) => {
    // What comes again after a beat does so after two and four as well.
    const comb = (at(lag) + 0.5 * at(2 * lag) + 0.25 * at(4 * lag)) / 1.75;
    const octaves = Math.log2((60 * FRAMES_PER_SECOND) / lag / USUAL_BPM);
    return Math.max(0, comb / loudest) * Math.exp(-0.5 * (octaves / USUAL_OCTAVES) ** 2);
  });
}

function likeliestPath(strengths: Float64Array[], lags: readonly number[]): number[] {
  const octave = lags.map((lag) => Math.log2(lag));
  let scores = Array.from(strengths[0]!);
  const before: Int32Array[] = [];
  for (const strength of strengths.slice(1)) {
    const from = new Int32Array(lags.length);
    const next = Array.from(strength, (value, index) => {
      let best = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < lags.length; other += 1) {
        const change = Math.abs(octave[index]! - octave[other]!);
        const score = scores[other]! - CHANGE_COST * change;
        if (score > best) {
          best = score;
          from[index] = other;
        }
      }
      return best + value;
    });
    before.push(from);
    scores = next;
  }
  let index = scores.indexOf(Math.max(...scores));
  const path = [index];
  for (const from of before.reverse()) {
    index = from[index]!;
    path.push(index);
  }
  return path.reverse();
}
