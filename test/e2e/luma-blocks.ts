import { expect } from 'vitest';
import type { FrameSize } from '../../src/domain/timeline.ts';
import { decodedLumas } from '../media/decoded-pictures.ts';
import type { Place, Watched } from './frames-in-browser.ts';

const BLOCK = 8;

/** A picture as blocks of 8 by 8, row by row. */
export function blocksOf({ widthPixels, heightPixels }: FrameSize): Place[] {
  return Array.from({ length: (widthPixels / BLOCK) * (heightPixels / BLOCK) }, (_, index) => ({
    left: BLOCK * (index % (widthPixels / BLOCK)),
    top: BLOCK * Math.floor(index / (widthPixels / BLOCK)),
    width: BLOCK,
    height: BLOCK,
  }));
}

/** Each frame that the browser showed, by its blocks, is the one of a small film that FFmpeg decodes at that place. */
export async function expectSameFrames(
  path: string,
  size: FrameSize,
  frames: readonly number[],
  { colours }: Watched,
): Promise<void> {
  const wanted = (await decodedLumas(path)).map((luma) => blockMeans(luma, size));
  expect(colours).toHaveLength(frames.length);
  for (const [index, frame] of frames.entries()) {
    const shown = colours[index]!.map(lumaOf);
    const distances = wanted.map((each) => distance(each, shown));
    expect(distances[frame], `frame ${frame}`).toBeLessThan(Math.min(...distances) + 0.05);
  }
}

/** Rec. 709, of limited range. */
function lumaOf([red, green, blue]: Watched['colours'][number][number]): number {
  return 16 + ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 219) / 255;
}

function blockMeans(luma: Buffer, { widthPixels: width, heightPixels: height }: FrameSize): number[] {
  const sums = new Array<number>((width * height) / BLOCK ** 2).fill(0);
  for (const [index, value] of luma.entries()) {
    const [x, y] = [index % width, Math.floor(index / width)];
    sums[Math.floor(y / BLOCK) * (width / BLOCK) + Math.floor(x / BLOCK)]! += value / BLOCK ** 2;
  }
  return sums;
}

function distance(one: readonly number[], other: readonly number[]): number {
  const sum = one.reduce((total, value, index) => total + Math.abs(value - other[index]!), 0);
  return sum / one.length;
}
