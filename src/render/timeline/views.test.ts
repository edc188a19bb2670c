import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SceneView } from '../../domain/music-led.ts';
import type { MovieClip } from '../../domain/timeline.ts';
import { movieViews } from './movie-views.ts';
import { viewTimes } from './view-times.ts';

const RATE = { numerator: 24, denominator: 1 };
const at = { centreX: 0.5, centreY: 0.5, zoom: 1.4 };
const viewOf = (durationSeconds: number): SceneView => ({
  durationSeconds,
  move: { from: at, to: { ...at, zoom: 1.6 }, pace: 'even' },
});

const shot: MovieClip = {
  kind: 'movie',
  sceneId: 'scene-1',
  media: { asset: 'a'.repeat(64) },
  startFrame: 48,
  durationFrames: 144,
  inSeconds: 0.5,
  speed: 1,
  whenShort: 'freeze',
  fit: 'fill',
  transition: { kind: 'crossfade', durationFrames: 12 },
};

test('views fill their scene from end to end, whatever their lengths add up to', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 4, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 400 }),
      (lengths, sceneFrames) => {
        let frame = 0;
        for (const { fromFrame, lengthFrames } of viewTimes(lengths.map(viewOf), sceneFrames, RATE)) {
          expect(fromFrame).toBe(frame);
          frame += lengthFrames;
        }
        expect(frame).toBe(sceneFrames);
      },
    ),
  );
});

test('cuts after many views lie where their sum says, without drift', () => {
  const views = Array.from({ length: 60 }, () => viewOf(60 / 127));
  const last = viewTimes(views, 10_000, RATE).at(-1);
  expect(last?.fromFrame).toBe(Math.round(59 * (60 / 127) * 24));
});

test('a shot that is cut to views goes on playing from cut to cut', () => {
  const clips = movieViews(shot, [viewOf(1), viewOf(2), viewOf(3)], 10, RATE);
  expect(
    clips.map(({ startFrame, durationFrames, inSeconds }) => [startFrame, durationFrames, inSeconds]),
  ).toEqual([
    [48, 24, 0.5],
    [72, 48, 1.5],
    [120, 72, 3.5],
  ]);
  expect(clips.map(({ transition }) => transition.kind)).toEqual(['crossfade', 'cut', 'cut']);
  expect(clips[0]?.move?.from.zoom).toBeCloseTo(1.2);
});

test('a shot is not cut where its source has ended; its last picture stands', () => {
  const clips = movieViews(shot, [viewOf(1), viewOf(2), viewOf(3)], 3.2, RATE);
  expect(clips.map(({ durationFrames }) => durationFrames)).toEqual([24, 120]);
});
