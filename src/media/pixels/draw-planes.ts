import type { Place } from '../../ports/moving-pictures.ts';
import { type Cover, coverOf, EXACT_SAMPLES } from './cover.ts';
import type { PixelMemory } from './pixel-memory.ts';
import { BLACK, borrowedPlane, type Plane, type Planes } from './planes.ts';
import { type AxisMap, resamplePlane } from './resample-plane.ts';

/** A share of 1, with 15 bits of fraction: as near as they come. */
const WHOLE_SHARE = 32_767;
/** A share so near to 1 changes no sample. */
const LEAST_MISSING = 1 / 1024;

export interface DrawingManner {
  place: Place;
  /** What of the canvas may be touched. */
  window: Place;
  opacity: number;
}

/**
 * Draws a picture, or a colour as three samples, into a place of the canvas. A place at whole pairs of pixels and
 * of the picture's own size copies; any other samples between the pixels. Edges that lie within pixels are soft.
 */
export function drawPlanes(
  memory: PixelMemory,
  canvas: Planes,
  picture: Planes | readonly number[],
  manner: DrawingManner,
): void {
  for (const index of [0, 1, 2] as const) {
    const drawing = new PlaneDrawing(memory, canvas.colour[index], index, manner);
    memory.borrowing(() => {
      if ('colour' in picture) drawing.picture(picture);
      else drawing.colour(picture[index]!);
    });
  }
}

/** A part of a picture ready to be put into the canvas: where its first sample lies, and its alpha's. */
interface Prepared {
  address: number;
  stride: number;
  alpha?: { address: number; stride: number };
}

class PlaneDrawing {
  readonly #memory: PixelMemory;
  readonly #target: Plane;
  readonly #index: 0 | 1 | 2;
  readonly #manner: DrawingManner;
  /** Pixels of the frame a sample of the plane. */
  readonly #grain: 1 | 2;
  readonly #across: Cover;
  readonly #down: Cover;

  constructor(memory: PixelMemory, target: Plane, index: 0 | 1 | 2, manner: DrawingManner) {
    this.#memory = memory;
    this.#target = target;
    this.#index = index;
    this.#manner = manner;
    this.#grain = index === 0 ? 1 : 2;
    const { place, window } = manner;
    const right = Math.min(place.xPixels + place.widthPixels, window.xPixels + window.widthPixels);
    const bottom = Math.min(place.yPixels + place.heightPixels, window.yPixels + window.heightPixels);
    const left = Math.max(place.xPixels, window.xPixels);
    const top = Math.max(place.yPixels, window.yPixels);
    this.#across = coverOf(left / this.#grain, right / this.#grain, target.width);
    this.#down = coverOf(top / this.#grain, bottom / this.#grain, target.height);
  }

  colour(sample: number): void {
    const row = this.#memory.allocate(this.#across.count);
    this.#memory.bytes.fill(sample, row, row + this.#across.count);
    this.#put({ address: row, stride: 0 });
  }

  picture({ colour, alpha }: Planes): void {
    if (this.#across.count === 0 || this.#down.count === 0) return;
    const source = colour[this.#index];
    const through = alpha?.[this.#index === 0 ? 0 : 1];
    const [across, down] = this.#maps(colour[0]);
    const shift = wholeShift(source, across, down);
    if (shift !== undefined) {
      const at = ({ address, stride }: Plane) => ({ address: address + shift.y * stride + shift.x, stride });
      this.#put({ ...at(source), ...(through && { alpha: at(through) }) });
      return;
    }
    const sampled = (plane: Plane) => {
      const part = borrowedPlane(this.#memory, this.#across.count, this.#down.count);
      resamplePlane(this.#memory, plane, part, across, down);
      return part;
    };
    this.#put({ ...sampled(source), ...(through && { alpha: sampled(through) }) });
  }

  /**
   * Where the covered samples stand in the picture. Chroma stands level with the left one of its two pixels, and
   * between the upper and the lower one (ITU-T H.264, figure 6-1).
   */
  #maps(luma: Plane): [AxisMap, AxisMap] {
    const { place } = this.#manner;
    const [left, top] = [this.#across.first, this.#down.first];
    const [stepX, stepY] = [luma.width / place.widthPixels, luma.height / place.heightPixels];
    if (this.#grain === 1) {
      return [
        { first: (left + 0.5 - place.xPixels) * stepX - 0.5, step: stepX },
        { first: (top + 0.5 - place.yPixels) * stepY - 0.5, step: stepY },
      ];
    }
    return [
      { first: ((2 * left + 0.5 - place.xPixels) * stepX - 0.5) / 2, step: stepX },
      { first: ((2 * top + 1 - place.yPixels) * stepY - 1) / 2, step: stepY },
    ];
  }

  #put(from: Prepared): void {
    const { first, count, firstShare, lastShare } = this.#down;
    for (let y = 0; y < count; y += 1) {
      const covered = y === 0 ? firstShare : y === count - 1 ? lastShare : 1;
      const at = this.#target.address + (first + y) * this.#target.stride + this.#across.first;
      const alpha = from.alpha && from.alpha.address + y * from.alpha.stride;
      this.#putRow(at, from.address + y * from.stride, alpha, covered * this.#manner.opacity);
    }
  }

  /** The samples at both ends may be covered in part. */
  #putRow(at: number, from: number, alpha: number | undefined, share: number): void {
    const { count, firstShare, lastShare } = this.#across;
    const put = (start: number, end: number, part: number) => {
      if (end > start)
        this.#putRun(at + start, from + start, alpha && alpha + start, end - start, share * part);
    };
    const softFirst = firstShare < 1 ? 1 : 0;
    const softLast = lastShare < 1 && count > softFirst ? 1 : 0;
    put(0, softFirst, firstShare);
    put(softFirst, count - softLast, 1);
    put(count - softLast, count, lastShare);
  }

  #putRun(at: number, from: number, alpha: number | undefined, count: number, share: number): void {
    const { loops, bytes } = this.#memory;
    const weight = Math.round(share * WHOLE_SHARE);
    if (alpha !== undefined) loops.lay(at, from, alpha, count, weight, BLACK[this.#index]);
    else if (share > 1 - LEAST_MISSING) bytes.copyWithin(at, from, from + count);
    else loops.mix(at, from, count, weight);
  }
}

/** By how many whole samples the picture is shifted, where that is all that is done to it. */
function wholeShift(source: Plane, across: AxisMap, down: AxisMap): { x: number; y: number } | undefined {
  const whole = ({ first, step }: AxisMap, count: number) =>
    Math.abs(step - 1) * count < EXACT_SAMPLES && Math.abs(first - Math.round(first)) < EXACT_SAMPLES;
  if (!whole(across, source.width) || !whole(down, source.height)) return undefined;
  return { x: Math.round(across.first), y: Math.round(down.first) };
}
