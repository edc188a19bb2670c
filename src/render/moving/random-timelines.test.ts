import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFile, makeSoftMovie, spanFolder } from '../../../test/media/drawn-media.ts';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import { PlainRenderer } from '../../../test/oracle/plain-renderer.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';
import { openInput } from '../../media/media-input.ts';
import { planFilm } from '../spans/film-plan.ts';
import { renderFilm } from '../spans/render-film.ts';

const SIZE = { widthPixels: 64, heightPixels: 48 };
const RATES = [
  { numerator: 24, denominator: 1 },
  { numerator: 30_000, denominator: 1001 },
  { numerator: 50, denominator: 1 },
];
const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'random-timelines-'));
  const frameRate = { numerator: 25, denominator: 1 };
  const path = join(folder, 'movie.mp4');
  const plain = { filter: 'gblur', options: { sigma: 60 } };
  await makeSoftMovie({ path, size: SIZE, frameRate, frameCount: 30, steps: [plain] }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

const transitions = fc.record({
  kind: fc.constantFrom('cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom'),
  durationFrames: fc.integer({ min: 1, max: 12 }),
  direction: fc.constantFrom('left', 'right', 'up', 'down'),
});
const colours = fc.record({
  kind: fc.constant('colour' as const),
  colour: fc.constantFrom('#202020', '#606060', '#a0a0a0', '#e0e0e0'),
  durationFrames: fc.integer({ min: 1, max: 30 }),
  transition: transitions,
});
const movies = fc
  .record({
    kind: fc.constant('movie' as const),
    inSeconds: fc.constantFrom(0, 0.4),
    speed: fc.constantFrom(0.5, 1, 3),
    whenShort: fc.constantFrom('freeze', 'loop', 'stretch'),
    durationFrames: fc.integer({ min: 1, max: 40 }),
    transition: transitions,
  })
  .map((movie) => ({ ...movie, media: { file: join(folder, 'movie.mp4') } }));
const drafts = fc.array(fc.oneof(colours, movies) as fc.Arbitrary<ClipDraft>, { minLength: 1, maxLength: 6 });
const timelines = fc
  .record({ clips: drafts, frameRate: fc.constantFrom(...RATES) })
  .map(({ clips, frameRate }) => timelineOf(clips, { size: SIZE, frameRate }));

test('plans every frame of any timeline once', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const { steps, spans } = planFilm(timeline);
      const shown = steps.map((step) => {
        if (step.kind !== 'moving') return step.displayFrame;
        const span = spans[step.span]!;
        return span.kind === 'moving' ? span.range.startFrame + step.picture : Number.NaN;
      });
      expect(shown.toSorted((left, right) => left - right)).toEqual(
        Array.from({ length: timeline.durationFrames }, (_, frame) => frame),
      );
    }),
  );
});

test('shows at every frame of any timeline what is to be seen there', async () => {
  await fc.assert(
    fc.asyncProperty(timelines, async (timeline) => {
      const film = join(folder, 'film.mp4');
      const told: [number, string][] = [];
      const onProgress = (fraction: number, step: string) => void told.push([fraction, step]);
      await renderFilm(
        { timeline, locate: locateFile, outputPath: film, workFolder: folder, onProgress },
        media,
        spanFolder(folder),
      );
      expect(told.at(-1)![1]).toBe('putting the film together');
      const fractions = told.map(([fraction]) => fraction);
      expect(fractions).toEqual(fractions.toSorted((left, right) => left - right));
      const seen = await middleLuma(film);
      expect(seen.length).toBe(timeline.durationFrames);
      const wanted = await plainLumas(timeline);
      const errors = seen.map((luma, frame) => {
        const near = wanted[frame]!;
        return Math.max(luma - Math.max(...near), Math.min(...near) - luma);
      });
      const most = Math.max(...errors);
      expect(most, `frame ${errors.indexOf(most)}`).toBeLessThan(14);
    }),
    { numRuns: 15, seed: 11 },
  );
});

/** Luma a little off the middle, where no edge of a transition stands still. */
const SPOT = { x: 21, y: 17 };

/** By frame what may be seen at the spot: an edge that runs through it may be drawn up to a pixel beside its place. */
async function plainLumas(timeline: Timeline): Promise<number[][]> {
  const plain = await PlainRenderer.open(timeline);
  const lumaBeside = (frame: number, beside: number) => {
    let sum = 0;
    for (const [x, y] of around()) {
      const [red, green, blue] = plain.colourAt(frame, x + 0.5 + beside, y + 0.5 + beside);
      sum += 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
    return sum / 9;
  };
  return Array.from({ length: timeline.durationFrames }, (_, frame) =>
    [-1, 0, 1].map((beside) => lumaBeside(frame, beside)),
  );
}

async function middleLuma(path: string): Promise<number[]> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const seen: number[] = [];
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const stride = frame.linesize[0]!;
    const sum = around().reduce((total, [x, y]) => total + frame.data![0]![y * stride + x]!, 0);
    seen.push(((sum / 9 - 16) * 255) / 219);
  }
  return seen;
}

function around(): [number, number][] {
  return Array.from({ length: 9 }, (_, index) => [SPOT.x + (index % 3), SPOT.y + Math.floor(index / 3)]);
}
