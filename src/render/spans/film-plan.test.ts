import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentTimeline } from '../../domain/silent-timeline.ts';
import type { OverlayClip, PictureClip, Timeline } from '../../domain/timeline.ts';
import {
  type CodingStep,
  type FilmPlan,
  KEY_INTERVALS,
  type NumberedStep,
  planFilm,
  type Span,
  type StillSpan,
} from './film-plan.ts';
import { spanRecipe } from './span-recipe.ts';

interface ClipDraft {
  picture: number;
  frames: number;
  fadeFrames: number;
  newScene: boolean;
}

function timelineOf(drafts: ClipDraft[], overlays: OverlayClip[] = []): Timeline {
  let startFrame = 0;
  let scene = 0;
  const picture = drafts.map((draft): PictureClip => {
    if (draft.newScene) scene += 1;
    const clip: PictureClip = {
      kind: 'still',
      sceneId: `scene${scene}`,
      media: { file: `${draft.picture}.png` },
      startFrame,
      durationFrames: draft.frames,
      transition: { kind: draft.fadeFrames > 0 ? 'crossfade' : 'cut', durationFrames: draft.fadeFrames },
    };
    startFrame += draft.frames;
    return clip;
  });
  const film = {
    size: { widthPixels: 64, heightPixels: 48 },
    frameRate: { numerator: 30, denominator: 1 },
  };
  return { ...silentTimeline(picture, film), overlays };
}

const draft = (picture: number, frames: number, fadeFrames = 0, newScene = true): ClipDraft => ({
  picture,
  frames,
  fadeFrames,
  newScene,
});

const overlay = (startFrame: number, durationFrames: number): OverlayClip => ({
  media: { file: 'caption.png' },
  startFrame,
  durationFrames,
  xPixels: 8,
  yPixels: 8,
});

const drafts = fc.array(
  fc.record({
    picture: fc.integer({ min: 0, max: 3 }),
    frames: fc.integer({ min: 1, max: 700 }),
    fadeFrames: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
    newScene: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);
const overlays = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 90 }))
    .map(([at, length]) => overlay(at, length)),
  { maxLength: 6 },
);
const timelines = fc.tuple(drafts, overlays).map(([clips, over]) => timelineOf(clips, over));

const stillSpans = (spans: readonly Span[]): StillSpan[] => spans.filter((span) => span.kind === 'still');

/** The steps of a film in which nothing moves. */
const numbered = ({ steps }: FilmPlan): NumberedStep[] => steps.filter((step) => step.kind !== 'moving');

const kindsOf = (steps: CodingStep[]): string => steps.map((step) => step.kind[0]).join('');

test('shows every frame of the film exactly once', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const shown = numbered(planFilm(timeline)).map((step) => step.displayFrame);
      expect(shown.toSorted((left, right) => left - right)).toEqual(
        Array.from({ length: timeline.durationFrames }, (_, frame) => frame),
      );
    }),
  );
});

test('decodes at most one picture before its turn', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const plan = planFilm(timeline);
      const late = numbered(plan).map((step, index) => index - step.displayFrame);
      expect(Math.max(...late)).toBeLessThanOrEqual(plan.reorders ? 1 : 0);
    }),
  );
});

test('numbers pictures as the standard counts them', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      let key = 0;
      let references = 0;
      const steps = numbered(planFilm(timeline));
      const counted = steps.map((step) => {
        if (step.kind === 'idr') [key, references] = [step.displayFrame, 0];
        const numbers = [references, 2 * (step.displayFrame - key)];
        if (step.kind === 'idr' || step.kind === 'coded') references += 1;
        return numbers;
      });
      expect(steps.map((step) => [step.frameNumber, step.orderCount])).toEqual(counted);
    }),
  );
});

test('codes each picture of a span in its order, the first one by itself', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const { spans, steps } = planFilm(timeline);
      const firstUses = new Set<string>();
      for (const step of steps) if ('span' in step) firstUses.add(`${step.span}.${step.picture}`);
      const inOrder = stillSpans(spans).flatMap(({ pictures }, span) =>
        pictures.map((_, picture) => `${span}.${picture}`),
      );
      expect([...firstUses]).toEqual(inOrder);
      expect(stillSpans(spans).every(({ pictures }) => pictures[0]!.intra)).toBe(true);
    }),
  );
});

test('lets decoding begin at least as often as the interval says, but never within a fade', () => {
  const most = KEY_INTERVALS.mostSeconds * 30;
  fc.assert(
    fc.property(timelines, (timeline) => {
      const keys = numbered(planFilm(timeline))
        .filter((step) => step.kind === 'idr')
        .map((step) => step.displayFrame);
      const gaps = [...keys, timeline.durationFrames].map((key, index) => key - (keys[index - 1] ?? 0));
      // A fade's target is coded before the fade, as the picture it leads to: decoding can begin after that one.
      const fadeFrames = timeline.picture.map(
        ({ transition: { durationFrames } }) => durationFrames && durationFrames + 1,
      );
      const fades = fadeFrames.reduce((sum, frames) => sum + frames, 0);
      expect(keys[0]).toBe(0);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(most + fades);
    }),
  );
});

test('begins each scene that is cut to with a key frame', () => {
  const { steps } = planFilm(timelineOf([draft(0, 3), draft(1, 3), draft(2, 2, 0, false)]));
  expect(kindsOf(steps)).toBe('irrirrcr');
});

test('fades by weights alone between two pictures that stand', () => {
  const plan = planFilm(timelineOf([draft(0, 3), draft(1, 6, 3)]));
  expect(kindsOf(plan.steps)).toBe('irrcbbbrr');
  expect(numbered(plan).map((step) => step.displayFrame)).toEqual([0, 1, 2, 6, 3, 4, 5, 7, 8]);
  expect(plan.steps.filter((step) => step.kind === 'blend').map((step) => step.share)).toEqual([16, 32, 48]);
});

test('codes the frames of a fade in which a caption changes', () => {
  const plan = planFilm(timelineOf([draft(0, 3), draft(1, 6, 3)], [overlay(4, 4)]));
  expect(kindsOf(plan.steps)).toBe('irricccrc');
  expect(stillSpans(plan.spans)[1]!.pictures.map(({ blend }) => blend?.share)).toEqual([
    0.25,
    0.5,
    0.75,
    undefined,
    undefined,
  ]);
});

test('codes the frames of a fade that the film ends with', () => {
  expect(kindsOf(planFilm(timelineOf([draft(0, 3), draft(1, 3, 3)])).steps)).toBe('irricc');
});

test('names a span by its pictures, not by how long they are seen', () => {
  const name = (timeline: Timeline) =>
    stillSpans(planFilm(timeline).spans).map((span) =>
      spanRecipe(span, { ...timeline, quality: 20 }, (media) => ('file' in media ? media.file : media.asset)),
    );
  const short = name(timelineOf([draft(0, 30), draft(1, 40)]));
  const long = name(timelineOf([draft(0, 50), draft(1, 90)]));
  const other = name(timelineOf([draft(0, 30), draft(2, 40)]));
  expect(long).toEqual(short);
  expect(other[0]).toEqual(short[0]);
  expect(other[1]).not.toEqual(short[1]);
});
