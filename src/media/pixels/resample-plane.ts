import type { PixelMemory } from './pixel-memory.ts';
import type { Plane } from './planes.ts';
import { type AxisTaps, axisTaps } from './resample-axis.ts';

/** Along one axis: where the first sample wanted stands in the source, and how far apart they are there. */
export interface AxisMap {
  first: number;
  step: number;
}

/** The loops work on runs of so many samples. */
const RUN_SAMPLES = 8;
const FEW_TAPS = 4;

/**
 * Samples a plane at any places of two axes, exact to a sixteen-thousandth of a sample, into all of another, whose rows
 * have room for whole runs.
 */
export function resamplePlane(
  memory: PixelMemory,
  source: Plane,
  target: Plane,
  across: AxisMap,
  down: AxisMap,
): void {
  const count = Math.ceil(target.width / RUN_SAMPLES) * RUN_SAMPLES;
  const columns = axisTaps(source.width, count, across.first, across.step);
  const rows = axisTaps(source.height, target.height, down.first, down.step);
  memory.borrowing(() => {
    const kept = new SampledRows(memory, source, columns, count, rows.taps);
    const pairs = memory.allocate(rows.taps * 2);
    const addresses = memory.allocate(rows.taps * 4);
    const weights = memory.shortNumbers(pairs, rows.taps);
    const rowAddresses = memory.wholeNumbers(addresses, rows.taps);
    for (let y = 0; y < target.height; y += 1) {
      weights.set(rows.weights.subarray(y * rows.taps, (y + 1) * rows.taps));
      for (let tap = 0; tap < rows.taps; tap += 1) {
        rowAddresses[tap] = kept.row(Math.min(rows.starts[y]! + tap, source.height - 1));
      }
      memory.loops.sumRows(addresses, pairs, rows.taps / 2, target.address + y * target.stride, count);
    }
  });
}

/** The last source rows, sampled along the row, as many as are added up at a time. */
class SampledRows {
  readonly #memory: PixelMemory;
  readonly #source: Plane;
  readonly #taps: number;
  readonly #starts: number;
  readonly #weights: number;
  readonly #count: number;
  readonly #places: number[];
  /** Which row lies in each place. */
  readonly #held: number[];

  constructor(memory: PixelMemory, source: Plane, columns: AxisTaps, count: number, placeCount: number) {
    this.#memory = memory;
    this.#source = source;
    this.#taps = columns.taps;
    this.#count = count;
    this.#starts = memory.allocate(count * 4);
    this.#weights = memory.allocate(columns.weights.length * 2);
    this.#places = Array.from({ length: placeCount }, () => memory.allocate(count * 2));
    this.#held = this.#places.map(() => -1);
    memory.wholeNumbers(this.#starts, count).set(columns.starts);
    memory.shortNumbers(this.#weights, columns.weights.length).set(columns.weights);
  }

  /** Where a row lies. Asking for another may replace the one so many before it. */
  row(index: number): number {
    const place = index % this.#places.length;
    const address = this.#places[place]!;
    if (this.#held[place] === index) return address;
    this.#held[place] = index;
    const { loops } = this.#memory;
    const from = this.#source.address + index * this.#source.stride;
    if (this.#taps === FEW_TAPS)
      loops.sampleRowByFour(from, this.#starts, this.#weights, address, this.#count);
    else loops.sampleRow(from, this.#starts, this.#weights, this.#taps, address, this.#count);
    return address;
  }
}
