import { expect, test } from 'vitest';
import { slideStates } from './slide-states.ts';

const whole = (index: number) => ({ index, from: 0 });
const times = {
  startFrame: 100,
  durationFrames: 300,
  lines: [
    { startFrame: 115, durationFrames: 60 },
    { startFrame: 185, durationFrames: 90 },
    { startFrame: 290, durationFrames: 80 },
  ],
};

test('shows the title alone, then each bullet as its line begins', () => {
  expect(slideStates([[whole(0), whole(1), whole(2)]], [0, 1, 2], times)).toEqual([
    { page: 0, revealed: 0, startFrame: 100 },
    { page: 0, revealed: 1, startFrame: 115 },
    { page: 0, revealed: 2, startFrame: 185 },
    { page: 0, revealed: 3, startFrame: 290 },
  ]);
});

test('turns the page with the first bullet of the next one', () => {
  expect(slideStates([[whole(0)], [whole(1), whole(2)]], [0, 1, 2], times).slice(2)).toEqual([
    { page: 1, revealed: 1, startFrame: 185 },
    { page: 1, revealed: 2, startFrame: 290 },
  ]);
});

test('spreads a bullet that is cut over pages through its line', () => {
  const pages = [[whole(0)], [{ index: 1, from: 0 }], [{ index: 1, from: 0.5 }], [whole(2)]];
  expect(slideStates(pages, [0, 1, 2], times).map(({ page, startFrame }) => [page, startFrame])).toEqual([
    [0, 100],
    [0, 115],
    [1, 185],
    [2, 230],
    [3, 290],
  ]);
});

test('leaves the slide as it is through a line that reveals nothing', () => {
  expect(
    slideStates([[whole(0), whole(1)]], [0, undefined, 1], times).map(({ startFrame }) => startFrame),
  ).toEqual([100, 115, 290]);
});

test('shows a slide that no line reveals whole, its pages in equal shares', () => {
  expect(slideStates([[whole(0)], [whole(1)]], [undefined], { ...times, lines: [] })).toEqual([
    { page: 0, revealed: 1, startFrame: 100 },
    { page: 1, revealed: 1, startFrame: 250 },
  ]);
});
