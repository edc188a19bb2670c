import { expect, it } from 'vitest';
import { StretchFinder } from './stretch-finder.ts';

/** What is found where frames are marked so: each with when a stretch began, and when one ended. */
function foundIn(frames: readonly (readonly [start: number | null, end: number | null])[]) {
  const finder = new StretchFinder('start', 'end', 2);
  for (const [start, end] of frames) {
    const marks: { [key: string]: number | null } = { start, end };
    finder.see({ get: (key) => (marks[key] == null ? null : String(marks[key])) });
  }
  return finder.finish(60);
}

it('finds stretches by the frames that begin and end them, the last to the end', () => {
  expect(
    foundIn([
      [1, null],
      [null, null],
      [null, 4],
      [50, null],
    ]),
  ).toEqual([
    { startSeconds: 1, endSeconds: 4 },
    { startSeconds: 50, endSeconds: 60 },
  ]);
});

it('R5: finds one that is marked as a whole on the frame that ends it, and lets it run no further', () => {
  expect(
    foundIn([
      [137, 139],
      [null, null],
    ]),
  ).toEqual([{ startSeconds: 137, endSeconds: 139 }]);
});

it('finds two where one ends on the frame on which the next begins', () => {
  expect(
    foundIn([
      [1, null],
      [5, 4],
      [null, 9],
    ]),
  ).toEqual([
    { startSeconds: 1, endSeconds: 4 },
    { startSeconds: 5, endSeconds: 9 },
  ]);
});
