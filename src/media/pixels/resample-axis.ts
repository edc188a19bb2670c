/** How samples of one axis come from those of a source: so many taps each, their weights adding up to `ONE`. */
export interface AxisTaps {
  taps: number;
  /** The first source sample of each. */
  starts: Int32Array;
  weights: Int16Array;
}

const WEIGHT_BITS = 14;
const ONE = 1 << WEIGHT_BITS;
/** A picture that shrinks by less is sampled as if it did not: nobody sees the difference. */
const LEAST_SHRINKING = 1.1;
const FEW_TAPS = 4;
const RUN_TAPS = 8;

/**
 * Samples `count` places, `step` source samples apart from one another, the first at `first` (sample n of the source
 * stands at n). The kernel is Catmull and Rom's, as wide as the source shrinks. Beyond its edges the source goes on
 * as it ends. There are 4 taps or a multiple of 8; those of weight 0 may lie behind the source's end.
 */
export function axisTaps(sourceCount: number, count: number, first: number, step: number): AxisTaps {
  const width = step < LEAST_SHRINKING ? 1 : step;
  const wanted = 2 * Math.ceil(2 * width);
  const used = Math.min(wanted, sourceCount);
  const taps = used <= FEW_TAPS ? FEW_TAPS : Math.ceil(used / RUN_TAPS) * RUN_TAPS;
  const starts = new Int32Array(count);
  const weights = new Int16Array(count * taps);
  const raw = new Float64Array(wanted);
  for (let index = 0; index < count; index += 1) {
    const at = first + index * step;
    const begin = Math.floor(at) - wanted / 2 + 1;
    let sum = 0;
    for (let tap = 0; tap < wanted; tap += 1) {
      raw[tap] = catmullRom((begin + tap - at) / width);
      sum += raw[tap]!;
    }
    const start = Math.min(Math.max(begin, 0), sourceCount - used);
    starts[index] = start;
    let rest = ONE;
    let heaviest = index * taps;
    for (let tap = 0; tap < wanted; tap += 1) {
      const place = index * taps + Math.min(Math.max(begin + tap - start, 0), used - 1);
      const weight = Math.round((raw[tap]! / sum) * ONE);
      weights[place]! += weight;
      rest -= weight;
      if (weights[place]! > weights[heaviest]!) heaviest = place;
    }
    weights[heaviest]! += rest;
  }
  return { taps, starts, weights };
}

/** Catmull, Rom: A Class of Local Interpolating Splines, 1974; Keys' cubic with a = -1/2. */
function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  if (x >= 2) return 0;
  if (x >= 1) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return (1.5 * x - 2.5) * x * x + 1;
}
