import { expect, it } from 'vitest';
import type { Box, FaceLook } from '../../domain/face-look.ts';
import { mouthPaths } from './mouth-paths.ts';

const mouthAt = (left: number, top = 0.5): Box => ({ left, top, width: 0.1, height: 0.05 });
const looked = (...moments: Box[][]): FaceLook => ({
  moments: moments.map((mouths) => ({ faces: mouths.map((mouth) => ({ face: mouth, mouth })) })),
});
const leftsOf = (paths: Box[][]) => paths.map((path) => path.map(({ left }) => Number(left.toFixed(3))));

it('is on the straight way between the moments, and stands before and after them', () => {
  const look = looked([mouthAt(0.2)], [mouthAt(0.4)]);
  expect(leftsOf(mouthPaths(look, [1, 3], [0, 1, 2, 2.5, 3, 9]))).toEqual([[0.2, 0.2, 0.3, 0.35, 0.4, 0.4]]);
});

it('keeps two mouths apart, whichever is named first', () => {
  const look = looked([mouthAt(0.1), mouthAt(0.7)], [mouthAt(0.65), mouthAt(0.15)]);
  expect(leftsOf(mouthPaths(look, [0, 1], [0, 1]))).toEqual([
    [0.1, 0.15],
    [0.7, 0.65],
  ]);
});

it('goes on over a moment at which the mouth was not seen', () => {
  const look = looked([mouthAt(0.2)], [], [mouthAt(0.3)]);
  expect(leftsOf(mouthPaths(look, [0, 1, 2], [1]))).toEqual([[0.25]]);
});

it('takes a mouth that is far from the one before for another', () => {
  expect(mouthPaths(looked([mouthAt(0.05)], [mouthAt(0.8)]), [0, 1], [0])).toHaveLength(2);
});

it('is none where no mouth was seen', () => {
  expect(mouthPaths(looked([], []), [0, 1], [0])).toEqual([]);
});
