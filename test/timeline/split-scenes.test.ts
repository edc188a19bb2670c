import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyEdit, lastSequenceOf } from '../../src/domain/edits/apply-edit.ts';
import type { EditedFilm } from '../../src/domain/edits/edited-film.ts';
import type { MeasuredScene } from '../../src/domain/edits/measured-scene.ts';
import { type FilmWish, filmWishOf } from '../../src/domain/film-recipe.ts';
import type { SceneView } from '../../src/domain/music-led.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import { framesToSeconds } from '../../src/domain/time.ts';
import type { Timeline } from '../../src/domain/timeline.ts';
import { wishesOf } from '../../src/production/wishes.ts';
import { drawnFrame } from '../../src/render/moving/drawn-frame.ts';
import { filmTimeline, type SceneMedia } from '../../src/render/timeline/film-timeline.ts';
import { timeScenes } from '../../src/render/timeline/scene-times.ts';
import { wordStretches } from '../../src/studio/film/word-overlays.ts';

const SHOT = 'a'.repeat(64);
const PICTURE = 'b'.repeat(64);
const SHOT_SECONDS = 20;
const RATE = { numerator: 24, denominator: 1 };
const settings = resolveSettings(settingsSchema.parse({}), { ratio: '16:9', style: 'flat', frameRate: 24 });

type Shown = 'shot' | 'picture' | 'cut picture' | 'cut shot';

function scene(shows: Shown, leastSeconds: number, changes: Partial<Scene> = {}): Scene {
  const view = (durationSeconds: number, zoom: number): SceneView => ({
    durationSeconds,
    move: {
      from: { centreX: 0.5, centreY: 0.5, zoom },
      to: { centreX: 0.45, centreY: 0.5, zoom: zoom + 0.3 },
      pace: zoom > 1.2 ? 'even' : 'gentle',
    },
  });
  return {
    id: 'scene-1',
    sequence: 1,
    title: 'Waves',
    picture: { own: { asset: PICTURE } },
    slide: null,
    narration: [],
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: 0,
    leastSeconds,
    ...(shows.endsWith('shot') && { clip: { own: { asset: SHOT }, inSeconds: 1.5, withSound: false } }),
    ...(shows === 'picture' && { move: 'push-in' as const }),
    ...(shows.startsWith('cut') && { views: [view(0.9, 1.1), view(0.7, 1.3), view(1, 1.05)] }),
    ...changes,
  };
}

const film = (...scenes: Scene[]): EditedFilm => ({ title: 'Waves', settings, scenes });
const idsOf = ({ scenes }: EditedFilm) => scenes.map(({ id, sequence }) => [id, sequence]);

function wishOf({ scenes }: EditedFilm): FilmWish {
  const wishes = wishesOf({
    storyboard: { version: 1, title: 'Waves', scenes: [...scenes] },
    settings,
    brand: {},
    sources: new Map(),
  });
  return filmWishOf(wishes.find(({ recipe }) => recipe.kind === 'film')!.recipe);
}

function timelineOf(edited: EditedFilm, lineSeconds: number[][] = edited.scenes.map(() => [])): Timeline {
  const wish = wishOf(edited);
  const times = timeScenes(wish.scenes, lineSeconds, wish.frameRate);
  const media = wish.scenes.map(({ clip }, index): SceneMedia => {
    const speech = (lineSeconds[index] ?? []).map((durationSeconds) => ({
      media: { asset: 'c'.repeat(64) },
      durationSeconds,
    }));
    if (!clip)
      return { states: [{ media: { asset: PICTURE }, startFrame: times[index]?.startFrame ?? 0 }], speech };
    const { inSeconds = 0, outSeconds } = clip;
    const part = { inSeconds, ...(outSeconds !== undefined && { outSeconds }) };
    const file = { sourceSeconds: SHOT_SECONDS, soundSeconds: SHOT_SECONDS, isOwn: true };
    const movie = { media: { asset: SHOT }, ...part, ...file };
    return { states: [], movie, speech };
  });
  return filmTimeline(wish, times, media, null, []);
}

/** When the last picture of the shot begins: from then on it is seen. */
const LAST_PICTURE_SECONDS = SHOT_SECONDS - framesToSeconds(1, RATE);

/** What is drawn in each frame, to a millionth. */
function drawn(timeline: Timeline): string[] {
  const shapes = { fileSeconds: new Map<string, number>(), sizes: new Map() };
  return timeline.picture.flatMap((clip, index) =>
    Array.from({ length: clip.durationFrames }, (_, step) =>
      JSON.stringify(drawnFrame(timeline, index, clip.startFrame + step, shapes), (key, value) => {
        if (typeof value !== 'number') return value;
        const shown = key === 'seconds' ? Math.min(value, LAST_PICTURE_SECONDS) : value;
        return Math.round(shown * 1e6) / 1e6;
      }),
    ),
  );
}

const split = (before: EditedFilm, atSeconds: number, measured?: MeasuredScene) =>
  applyEdit(
    before,
    { kind: 'split-scene', scene: 'scene-1', at_seconds: atSeconds },
    lastSequenceOf(before.scenes),
    measured,
  ).film;
const merge = (before: EditedFilm) =>
  applyEdit(before, { kind: 'merge-scenes', scene: 'scene-1' }, lastSequenceOf(before.scenes)).film;

const shows = fc.constantFrom<Shown>('shot', 'picture', 'cut picture', 'cut shot');
const lengthFrames = fc.integer({ min: 2, max: 150 });
/** To a millisecond, as media are measured. */
const seconds = (min: number, max: number) => fc.integer({ min, max }).map((ms) => ms / 1000);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('E1: a scene that is split at any frame draws every frame as it was, and is whole again when merged', () => {
  fc.assert(
    fc.property(shows, lengthFrames, share, share, (what, frames, first, second) => {
      const before = film(scene(what, framesToSeconds(frames, RATE)), {
        ...scene('picture', 2),
        id: 'scene-2',
        sequence: 2,
        title: 'Another scene',
      });
      const at = (part: number, of: number) => framesToSeconds(1 + Math.floor(part * (of - 2 + 0.999)), RATE);
      const once = split(before, at(first, frames));
      expect(drawn(timelineOf(once))).toEqual(drawn(timelineOf(before)));
      expect(timelineOf(once).chapters).toEqual(timelineOf(before).chapters);
      expect(idsOf(once)).toEqual([
        ['scene-1', 1],
        ['scene-3', 3],
        ['scene-2', 2],
      ]);
      const left = Math.round((once.scenes[0]?.leastSeconds ?? 0) * 24);
      const twice = left < 2 ? once : split(once, at(second, left));
      expect(drawn(timelineOf(twice))).toEqual(drawn(timelineOf(before)));
      const merged = left < 2 ? merge(once) : merge(merge(twice));
      expect(drawn(timelineOf(merged))).toEqual(drawn(timelineOf(before)));
      expect(idsOf(merged)).toEqual(idsOf(before));
    }),
  );
});

test('E1: splits a scene at any frame of the quiet after its words, which stay where they are', () => {
  fc.assert(
    fc.property(
      shows,
      fc.array(seconds(400, 6_000), { minLength: 1, maxLength: 3 }),
      seconds(300, 4_000),
      share,
      fc.boolean(),
      (what, lines, rest, part, hasLeast) => {
        const { leastSeconds: _least, ...spoken } = scene(what, 0);
        const narration = lines.map((_, index) => ({ id: `line-${index + 1}`, text: `words ${index}` }));
        const before = film({
          ...spoken,
          narration,
          restSeconds: rest,
          ...(hasLeast && { leastSeconds: lines.reduce((sum, each) => sum + each, 6) }),
        });
        const [whole] = timeScenes(filmScenes(before), [lines], RATE);
        const measured = { lines: heard(lines), shotSeconds: SHOT_SECONDS };
        const saidUntil = Math.ceil((measured.lines.at(-1)?.endSeconds ?? 0) * 24);
        const frame = saidUntil + Math.floor(part * (whole!.durationFrames - saidUntil));
        fc.pre(frame < whole!.durationFrames);
        const parted = split(before, framesToSeconds(frame, RATE), measured);
        const times = timeScenes(filmScenes(parted), [lines, []], RATE);
        expect(times.map(({ durationFrames }) => durationFrames)).toEqual([
          frame,
          whole!.durationFrames - frame,
        ]);
        expect(times[0]?.lines).toEqual(whole?.lines);
        expect(drawn(timelineOf(parted, [lines, []]))).toEqual(drawn(timelineOf(before, [lines])));
        const merged = merge(parted);
        expect(drawn(timelineOf(merged, [lines]))).toEqual(drawn(timelineOf(before, [lines])));
        expect(merged.scenes[0]?.narration).toEqual(narration);
      },
    ),
  );
});

function filmScenes(edited: EditedFilm) {
  return edited.scenes.map((each) => ({
    ...each,
    pictureRole: null,
    slide: null,
    lines: each.narration.map(({ text }) => ({ text, speechRole: '' })),
  })) as unknown as Parameters<typeof timeScenes>[0];
}

/** When lines of these lengths are heard, as films are timed. */
function heard(lines: readonly number[]) {
  let atSeconds = 0.5;
  return lines.map((seconds) => {
    const line = { startSeconds: atSeconds, endSeconds: atSeconds + seconds };
    atSeconds += seconds + 0.3;
    return line;
  });
}

describe('a scene in which words are said', () => {
  const narration = [
    { id: 'line-1', text: 'First.' },
    { id: 'line-2', text: 'Then.' },
  ];
  const { leastSeconds: _least, ...spoken } = scene('shot', 0);
  const talk: Scene = { ...spoken, narration, restSeconds: 1, card: { text: 'Waves', style: 'title' } };
  const measured = { lines: heard([2, 3]), shotSeconds: SHOT_SECONDS };

  it('is split between two lines where it is quiet there, and the shot goes on', () => {
    const [first, second] = split(film(talk), 2.625, measured).scenes;
    expect([first?.narration, second?.narration]).toEqual([[narration[0]], [narration[1]]]);
    expect(first?.restSeconds).toBeCloseTo(0.125, 6);
    expect([first?.clip, second?.clip]).toMatchObject([
      { inSeconds: 1.5, outSeconds: 4.125 },
      { inSeconds: 4.125 },
    ]);
    expect([first?.card, second?.card]).toEqual([talk.card, undefined]);
    expect(second?.transition).toEqual({ kind: 'cut', seconds: 0 });
  });

  it.each([
    [1.5, /is where line 1 is said, from 0\.5 s to 2\.5 s; split after it, from 2\.5 s on/],
    [
      4,
      /is where line 2 is said, from 2\.8 s to 5\.8 s; split before it, at 2\.8 s, or after it, from 5\.8 s on/,
    ],
    [0.2, /lies before the first word/],
    [6.84, /must lie within the scene’s 6\.8\d? s, not at its edge/],
  ])('is not split at %s s, and says where it could be', (at, message) => {
    expect(() => split(film(talk), at, measured)).toThrow(message);
  });

  it('is not split at a frame before it is known when its words are heard', () => {
    expect(() => split(film(talk), 2.625)).toThrow(/before the scene’s speech is made/);
  });
});

it('holds the last picture of a shot that has ended where its scene is split', () => {
  const short = { own: { asset: SHOT }, inSeconds: 0, outSeconds: 2, withSound: false };
  const [first, second] = split(film(scene('shot', 5, { clip: short })), 3).scenes;
  expect(first?.clip).toEqual(short);
  expect(second?.clip).toEqual({ ...short, inSeconds: 2 - 1 / 24 });
  const merged = merge(split(film(scene('shot', 5, { clip: short })), 3)).scenes[0];
  expect(merged).toEqual(scene('shot', 5, { clip: short }));
});

it('F5: leaves what follows the music where it is, and has parts of a singing shot share one lip-sync', () => {
  const lipSync = { model: { provider: 'replicate', name: 'sync/lipsync-2' } };
  const singing = { ...scene('shot', 4.375, { lipSync }), id: 'scene-2', sequence: 2 };
  const before = film(scene('picture', 2.5), singing, { ...singing, id: 'scene-3', sequence: 3 });
  const bought = (edited: EditedFilm) =>
    wishesOf({
      storyboard: {
        version: 1,
        title: 'Waves',
        scenes: [...edited.scenes],
        leadMusic: { own: { asset: 'd'.repeat(64) }, fadeOutSeconds: 0 },
      },
      settings,
      brand: {},
      sources: new Map(),
    }).flatMap(({ recipe }) => (recipe.kind === 'lip-sync' ? [JSON.stringify(recipe)] : []));
  const edit = { kind: 'split-scene', scene: 'scene-2', at_seconds: 1.7 } as const;
  const after = applyEdit(before, edit, 3).film;
  expect(new Set(bought(after))).toEqual(new Set(bought(before)));
  const merged = applyEdit(after, { kind: 'merge-scenes', scene: 'scene-2' }, 4).film;
  expect(new Set(bought(merged))).toEqual(new Set(bought(before)));
});

it('is heard without a dip where its shot goes on over the split', () => {
  const parted = timelineOf(split(film(scene('shot', 4)), 1.5)).clipSound;
  expect(parted.map(({ fadeInSeconds, fadeOutSeconds }) => [fadeInSeconds, fadeOutSeconds])).toEqual([
    [0.08, undefined],
    [undefined, 0.08],
  ]);
  const [first, second] = split(film(scene('shot', 4)), 1.5).scenes;
  const apart = timelineOf(film(second!, first!)).clipSound;
  expect(apart.map(({ fadeInSeconds, fadeOutSeconds }) => [fadeInSeconds, fadeOutSeconds])).toEqual([
    [0.08, 0.08],
    [0.08, 0.08],
  ]);
});

it('shows words that a split goes through once, without their coming again', () => {
  const [view, ...others] = scene('cut picture', 2.6).views!;
  const worded = { ...view!, words: { text: 'Rain', lettering: 'plain' as const } };
  const before = film(scene('cut picture', 2.6, { views: [worded, ...others] }));
  const words = (edited: EditedFilm) => {
    const wish = wishOf(edited);
    const silent = edited.scenes.map(() => []);
    return wordStretches({ wish, times: timeScenes(wish.scenes, silent, wish.frameRate) });
  };
  expect(words(split(before, 0.5))).toEqual(words(before));
  expect(words(before)).toHaveLength(1);
});
