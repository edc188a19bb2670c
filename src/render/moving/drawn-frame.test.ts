import { expect, test } from 'vitest';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import type { MovieClip, OverlayClip, Timeline } from '../../domain/timeline.ts';
import { planFilm } from '../spans/film-plan.ts';
import { displayList, movingRecipe } from './display-list.ts';
import { drawnFrame } from './drawn-frame.ts';
import { movieSeconds } from './movie-time.ts';

const FILM = {
  size: { widthPixels: 200, heightPixels: 100 },
  frameRate: { numerator: 25, denominator: 1 },
};
const CUT = { kind: 'cut', durationFrames: 0 } as const;
const SHAPES = { fileSeconds: new Map([['file:short.mp4', 0.8]]), sizes: new Map() };

const still = (more: object = {}): ClipDraft => ({
  kind: 'still',
  media: { file: 'still.png' },
  durationFrames: 50,
  transition: CUT,
  ...more,
});
const movie = (more: object = {}): ClipDraft => ({
  kind: 'movie',
  media: { file: 'movie.mp4' },
  inSeconds: 2,
  speed: 1,
  whenShort: 'freeze',
  durationFrames: 300,
  transition: CUT,
  ...more,
});
const places = (timeline: Timeline, index: number, frame: number) =>
  drawnFrame(timeline, index, frame, SHAPES).map((item) => ('place' in item ? item.place : undefined));

test('keeps one point of the picture still while a camera goes nearer', () => {
  const move = {
    from: { centreX: 0.5, centreY: 0.5, zoom: 1 },
    to: { centreX: 0.75, centreY: 0.5, zoom: 2 },
    pace: 'even',
  };
  const timeline = timelineOf([still({ move, durationFrames: 3 })], FILM);
  const root = Math.SQRT2;
  expect(places(timeline, 0, 0)).toEqual([{ xPixels: 0, yPixels: 0, widthPixels: 200, heightPixels: 100 }]);
  const [half] = places(timeline, 0, 1);
  expect(half?.widthPixels).toBeCloseTo(200 * root, 9);
  // The right edge is the point: it never leaves the frame's.
  expect(half!.xPixels + half!.widthPixels).toBeCloseTo(200, 9);
  expect(places(timeline, 0, 2)).toEqual([
    { xPixels: -200, yPixels: -50, widthPixels: 400, heightPixels: 200 },
  ]);
});

test('moves by fractions of a pixel, each frame by as much as the one before', () => {
  const view = { centreY: 0.5, zoom: 2 };
  const move = { from: { ...view, centreX: 0.3 }, to: { ...view, centreX: 0.31 }, pace: 'even' };
  const timeline = timelineOf([still({ move, durationFrames: 41 })], FILM);
  const lefts = Array.from({ length: 41 }, (_, frame) => places(timeline, 0, frame)[0]!.xPixels);
  for (const [frame, left] of lefts.entries()) expect(left).toBeCloseTo(-20 - frame * 0.1, 9);
});

test('shows a movie at the very time of each frame', () => {
  const at = (more: Partial<MovieClip>, frame: number, fileSeconds?: number) => {
    const clip = timelineOf([movie({ durationFrames: 50, ...more })], FILM).picture[0] as MovieClip;
    return movieSeconds(clip, frame, FILM.frameRate, fileSeconds);
  };
  expect(at({}, 30)).toBe(2 + 30 / 25);
  expect(at({ speed: 1.5 }, 30)).toBeCloseTo(2 + (1.5 * 30) / 25, 12);
  // Frozen at the last picture before its end, and not before.
  expect(at({ outSeconds: 3 }, 24)).toBe(2 + 24 / 25);
  expect(at({ outSeconds: 3 }, 25)).toBeLessThan(3);
  expect(at({ outSeconds: 3 }, 60)).toBe(at({ outSeconds: 3 }, 25));
  // A part as long as the clip plays on beneath the next clip's transition.
  expect(at({ outSeconds: 4 }, 55)).toBe(2 + 55 / 25);
  expect(at({ inSeconds: 0, whenShort: 'loop', speed: 3 }, 25, 1)).toBeCloseTo(0, 5);
  expect(at({ outSeconds: 2.6, whenShort: 'loop' }, 20)).toBeCloseTo(2.2, 9);
  expect(at({ inSeconds: 0, whenShort: 'stretch' }, 25, 1)).toBe(0.5);
});

test('pushes the old picture out by a slide, both clipped to their frames', () => {
  const timeline = timelineOf(
    [still(), still({ transition: { kind: 'slide', durationFrames: 1, direction: 'up' } })],
    FILM,
  );
  const frame = { xPixels: 0, widthPixels: 200, heightPixels: 100 };
  expect(drawnFrame(timeline, 1, 50, SHAPES)).toMatchObject([
    { place: { ...frame, yPixels: -50 }, window: { ...frame, yPixels: -50 } },
    { place: { ...frame, yPixels: 50 }, window: { ...frame, yPixels: 50 } },
  ]);
});

test('draws only what can be seen: one picture alone after its transition', () => {
  const timeline = timelineOf([movie(), movie({ transition: { kind: 'dip', durationFrames: 7 } })], FILM);
  expect([306, 307].map((frame) => drawnFrame(timeline, 1, frame, SHAPES).length)).toEqual([2, 1]);
});

const names = (timeline: Timeline): string[] =>
  planFilm(timeline).spans.flatMap((span) => {
    if (span.kind === 'still') return [];
    const list = displayList(timeline, span.range, SHAPES);
    const how = { ...FILM, quality: 21, keyFrames: span.keyFrames };
    return [JSON.stringify(movingRecipe(list, how, (media) => ('file' in media ? media.file : media.asset)))];
  });
const kept = (before: Timeline, after: Timeline) => {
  const known = new Set(names(before));
  return names(after).map((name) => known.has(name));
};

test('names a span by what it shows, not by where it lies', () => {
  const [before, after] = [
    timelineOf([still(), movie()], FILM),
    timelineOf([still({ durationFrames: 7 }), movie()], FILM),
  ];
  expect(kept(before, after)).toEqual([true, true]);
});

test('codes a clip of twelve seconds in two pieces, and keeps them as neighbouring transitions change', () => {
  const film = (frames: number, kind: 'crossfade' | 'wipe') =>
    timelineOf(
      [
        movie(),
        movie({ inSeconds: 9 }),
        movie({ inSeconds: 30, transition: { kind, durationFrames: frames } }),
      ],
      FILM,
    );
  // Two clips of two pieces each; then the transition, and the rest of its clip in two.
  expect(kept(film(10, 'crossfade'), film(10, 'wipe'))).toEqual([true, true, true, true, false, true, true]);
  expect(kept(film(10, 'crossfade'), film(20, 'crossfade'))).toEqual([
    ...[true, true, true, true],
    ...[false, false, true],
  ]);
});

test('codes again only the piece that an overlay lies over', () => {
  const overlay: OverlayClip = {
    media: { file: 'badge.png' },
    startFrame: 60,
    durationFrames: 50,
    xPixels: 10,
    yPixels: 10,
    size: { widthPixels: 20, heightPixels: 20 },
  };
  const film = (xPixels: number) => timelineOf([movie()], { ...FILM, overlays: [{ ...overlay, xPixels }] });
  expect(kept(film(10), film(11))).toEqual([true, false, true, true]);
});

test('leaves pictures that stand, and crossfades between them, to the skipped pictures', () => {
  const { spans } = planFilm(
    timelineOf([still(), still({ transition: { kind: 'crossfade', durationFrames: 10 } }), movie()], FILM),
  );
  expect(spans.map((span) => span.kind)).toEqual(['still', 'still', 'moving', 'moving']);
});
