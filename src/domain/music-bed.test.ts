import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bedSeconds, LONGEST_BED_SECONDS } from './music-bed.ts';
import type { Scene } from './storyboard.ts';

const scene = (change: Partial<Scene> = {}): Scene => ({
  id: 'scene-1',
  sequence: 1,
  title: 'One',
  picture: null,
  slide: null,
  narration: [],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 0,
  ...change,
});

it('has music made as long as the film with a margin, a long film’s as long as music is made at most', () => {
  expect(bedSeconds([scene({ leastSeconds: 12 }), scene({ restSeconds: 18 })], { speed: 1 })).toBe(33);
  expect(bedSeconds([scene({ leastSeconds: 900 })], { speed: 1 })).toBe(LONGEST_BED_SECONDS);
  expect(bedSeconds([scene()], { speed: 1 })).toBe(12);
});

it('counts what is said at the pace of the narration, and its pauses', () => {
  const said = (pauseSeconds: number) =>
    scene({ narration: [{ id: 'line-1', text: 'a'.repeat(15 * 20), pauseSeconds }] });
  expect(bedSeconds([said(0)], { speed: 1 })).toBe(23);
  expect(bedSeconds([said(10)], { speed: 1 })).toBe(34);
  expect(bedSeconds([said(0)], { speed: 0.5 })).toBe(45);
});

it('never has music made that is shorter than what the scenes say they last, up to the longest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }), (lengths) => {
      const sum = lengths.reduce((total, seconds) => total + seconds, 0);
      const made = bedSeconds(
        lengths.map((leastSeconds) => scene({ leastSeconds })),
        { speed: 1 },
      );
      expect(made).toBeGreaterThanOrEqual(Math.min(sum, LONGEST_BED_SECONDS));
      expect(made).toBeLessThanOrEqual(Math.max(12, Math.ceil(sum * 1.1)));
    }),
  );
});
