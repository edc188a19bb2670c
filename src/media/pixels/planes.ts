import type { Frame } from 'node-av/lib';
import { present } from '../ffmpeg-status.ts';
import type { PixelMemory } from './pixel-memory.ts';

/** One component of a picture, in a memory of pixels; a row may be longer than the picture. */
export interface Plane {
  width: number;
  height: number;
  /** Bytes from row to row. */
  stride: number;
  address: number;
}

/**
 * A picture in 4:2:0, BT.709, limited range. Where it has alpha, its other components are premultiplied: they stand
 * off black (16, 128, 128) by as much as the alpha lets through.
 */
export interface Planes {
  /** Luma, then both of chroma. */
  colour: readonly [Plane, Plane, Plane];
  /** Alpha at the resolution of luma and at that of chroma. */
  alpha?: readonly [Plane, Plane];
}

/** What no light comes to, in each plane. */
export const BLACK = [16, 128, 128] as const;

/** The loops write whole runs of so many samples. */
const RUN_SAMPLES = 16;

/** Room for samples, borrowed while a work goes on. */
export function borrowedPlane(memory: PixelMemory, width: number, height: number): Plane {
  const stride = strideOf(width);
  return { width, height, stride, address: memory.allocate(stride * height) };
}

function strideOf(width: number): number {
  return Math.ceil(width / RUN_SAMPLES) * RUN_SAMPLES;
}

/** Room for a picture of a frame's size, to be given back by `freePlanes`. */
export function newPlanes(
  memory: PixelMemory,
  { width, height }: { width: number; height: number },
  seesThrough: boolean,
): Planes {
  const plane = (across: number, down: number): Plane => {
    const stride = strideOf(across);
    return { width: across, height: down, stride, address: memory.take(stride * down) };
  };
  const luma = () => plane(width, height);
  const chroma = () => plane((width + 1) >> 1, (height + 1) >> 1);
  const colour = [luma(), chroma(), chroma()] as const;
  return seesThrough ? { colour, alpha: [luma(), chroma()] } : { colour };
}

export function freePlanes(memory: PixelMemory, { colour, alpha }: Planes): void {
  for (const { address, stride, height } of [...colour, ...(alpha ?? [])])
    memory.giveBack(address, stride * height);
}

/** Copies a frame of yuv420p, or of yuva420p where the planes have alpha. */
export function takeFrame(memory: PixelMemory, planes: Planes, frame: Frame): void {
  const { bytes } = memory;
  const targets = planes.alpha === undefined ? planes.colour : [...planes.colour, planes.alpha[0]];
  for (const [index, plane] of targets.entries()) {
    const samples = present(frame.data?.[index], 'A picture is empty.');
    copyRows(plane, frame.linesize[index]!, (from, at) =>
      bytes.set(samples.subarray(from, from + plane.width), at),
    );
  }
  if (planes.alpha !== undefined) halve(memory, planes.alpha[0], planes.alpha[1]);
}

/** Copies planes without alpha into a frame of yuv420p. */
export function giveFrame(memory: PixelMemory, planes: Planes, frame: Frame): void {
  const { bytes } = memory;
  for (const [index, plane] of planes.colour.entries()) {
    const samples = present(frame.data?.[index], 'A picture is empty.');
    copyRows(plane, frame.linesize[index]!, (to, at) =>
      samples.set(bytes.subarray(at, at + plane.width), to),
    );
  }
}

function copyRows(
  plane: Plane,
  frameStride: number,
  copy: (inFrame: number, inMemory: number) => void,
): void {
  for (let y = 0; y < plane.height; y += 1) copy(y * frameStride, plane.address + y * plane.stride);
}

/** A plane at half the resolution: the mean of each four samples. */
function halve({ bytes }: PixelMemory, plane: Plane, half: Plane): void {
  for (let y = 0; y < half.height; y += 1) {
    const upper = plane.address + 2 * y * plane.stride;
    const lower = plane.address + Math.min(2 * y + 1, plane.height - 1) * plane.stride;
    for (let x = 0; x < half.width; x += 1) {
      const left = 2 * x;
      const right = Math.min(left + 1, plane.width - 1);
      const sum = bytes[upper + left]! + bytes[upper + right]! + bytes[lower + left]! + bytes[lower + right]!;
      bytes[half.address + y * half.stride + x] = (sum + 2) >> 2;
    }
  }
}
