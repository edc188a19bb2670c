import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilmScene } from '../../domain/film-recipe.ts';
import { framesToSeconds } from '../../domain/time.ts';
import { timeScenes } from './scene-times.ts';

const scene = (lines: number, restSeconds = 0.8): FilmScene => ({
  id: 'scene',
  title: 'Scene',
  pictureRole: null,
  slide: null,
  lines: Array.from({ length: lines }, () => ({ text: 'words', speechRole: 'speech' })),
  transition: { kind: 'crossfade', seconds: 0.5 },
  restSeconds,
});
const seconds = fc.double({ min: 0.05, max: 60, noNaN: true });
const rates = fc.constantFrom({ numerator: 30, denominator: 1 }, { numerator: 30_000, denominator: 1001 });

test('lays scenes end to end and keeps every line whole within its scene, after the line before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(seconds, { maxLength: 12 }), { minLength: 1, maxLength: 40 }),
      rates,
      (film, rate) => {
        const times = timeScenes(
          film.map((lines) => scene(lines.length)),
          film,
          rate,
        );
        let nextFrame = 0;
        times.forEach((timed, index) => {
          expect(timed.startFrame).toBe(nextFrame);
          nextFrame += timed.durationFrames;
          let endSeconds = 0;
          timed.lines.forEach((line, at) => {
            const startSeconds = framesToSeconds(line.startFrame - timed.startFrame, rate);
            expect(startSeconds).toBeGreaterThan(endSeconds);
            endSeconds = startSeconds + (film[index]?.[at] ?? 0);
          });
          expect(framesToSeconds(timed.durationFrames, rate)).toBeGreaterThanOrEqual(endSeconds);
        });
      },
    ),
  );
});

test('gives a scene in which nothing is said the length of its rest', () => {
  const [timed] = timeScenes([scene(0, 4)], [[]], { numerator: 25, denominator: 1 });
  expect(timed).toEqual({ startFrame: 0, durationFrames: 100, lines: [] });
});

test('changes only what comes after a line that got longer', () => {
  const rate = { numerator: 30, denominator: 1 };
  const scenes = [scene(2), scene(1), scene(1)];
  const before = timeScenes(scenes, [[2, 3], [4], [1]], rate);
  const after = timeScenes(scenes, [[2, 3], [5], [1]], rate);
  expect(after[0]).toEqual(before[0]);
  expect(after[1]?.startFrame).toBe(before[1]?.startFrame);
  expect(after[2]?.durationFrames).toBe(before[2]?.durationFrames);
});

test('lets the first picture of a scene stand alone between its transition and the first line', () => {
  const rate = { numerator: 30, denominator: 1 };
  const long = { ...scene(1), transition: { kind: 'crossfade' as const, seconds: 1 } };
  const [short, slow] = timeScenes([scene(1), long], [[2], [2]], rate);
  expect(short?.lines[0]?.startFrame).toBe(21);
  expect((slow?.lines[0]?.startFrame ?? 0) - (slow?.startFrame ?? 0)).toBe(36);
});
