import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  badgePixel,
  locateFile,
  makeSoftMovie,
  paint,
  softPixel,
  spanFolder,
} from '../../../test/media/drawn-media.ts';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import { PlainRenderer } from '../../../test/oracle/plain-renderer.ts';
import { structuralSimilarity } from '../../../test/oracle/structural-similarity.ts';
import type { CameraMove, OverlayClip, Timeline, Transition } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';
import { openInput } from '../../media/media-input.ts';
import { renderFilm } from '../spans/render-film.ts';

/** Not whole macroblocks. Pictures come into it at whole pairs of pixels, so that nothing is rounded. */
const SIZE = { widthPixels: 136, heightPixels: 104 };
const FILM = { size: SIZE, frameRate: { numerator: 30, denominator: 1 } };
const LEAST_SIMILARITY = 0.96;

const media = createMedia();
let folder = '';
const file = (name: string) => ({ file: join(folder, name) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moving-film-'));
  paint(join(folder, 'wide.png'), { widthPixels: 240, heightPixels: 120 }, softPixel);
  paint(join(folder, 'tall.png'), { widthPixels: 104, heightPixels: 208 }, (x, y) => softPixel(y + 40, x));
  paint(join(folder, 'slim.png'), { widthPixels: 64, heightPixels: 208 }, (x, y) => softPixel(y + 10, x));
  paint(join(folder, 'badge.png'), { widthPixels: 40, heightPixels: 40 }, badgePixel);
  paint(join(folder, 'hills.png'), SIZE, (x, y) => [
    40,
    90 + x / 2,
    60,
    y > 60 + 15 * Math.sin(x / 14) ? 255 : 0,
  ]);
  const size = { widthPixels: 160, heightPixels: 80 };
  const frameRate = { numerator: 25, denominator: 1 };
  await makeSoftMovie({ path: join(folder, 'movie.mp4'), size, frameRate, frameCount: 40 }, media);
  const slow = { numerator: 24_000, denominator: 1001 };
  const other = { path: join(folder, 'other.mp4'), size: SIZE, frameRate: slow, frameCount: 40 };
  await makeSoftMovie(other, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

const CUT: Transition = { kind: 'cut', durationFrames: 0 };
const NEARER: CameraMove = {
  from: { centreX: 0.4, centreY: 0.5, zoom: 1 },
  to: { centreX: 0.7, centreY: 0.4, zoom: 1.5 },
  pace: 'gentle',
};
const ACROSS: CameraMove = {
  from: { centreX: 0.3, centreY: 0.5, zoom: 1.5 },
  to: { centreX: 0.7, centreY: 0.6, zoom: 1.5 },
  pace: 'even',
};

const still = (name: string, transition = CUT, more: object = {}): ClipDraft => ({
  kind: 'still',
  media: file(name),
  durationFrames: 24,
  transition,
  ...more,
});
const movie = (name: string, transition = CUT, more: object = {}): ClipDraft => ({
  kind: 'movie',
  media: file(name),
  inSeconds: 0.2,
  speed: 1,
  whenShort: 'freeze',
  durationFrames: 24,
  transition,
  ...more,
});
const over = (kind: Transition['kind'], more: object = {}): Transition => ({
  kind,
  durationFrames: 11,
  ...more,
});

/** Timelines that between them use all that pictures can do. */
const REFERENCE: { [what: string]: () => Timeline } = {
  'movies of other sizes and rates, fitted, sped up, slowed, looped and stretched': () =>
    timelineOf(
      [
        movie('movie.mp4', CUT, { fit: 'fit' }),
        movie('other.mp4', CUT, { speed: 2.5 }),
        movie('movie.mp4', CUT, { inSeconds: 1.2, whenShort: 'freeze', durationFrames: 30 }),
        movie('other.mp4', CUT, { inSeconds: 0.1, outSeconds: 0.4, whenShort: 'loop', durationFrames: 30 }),
        movie('movie.mp4', CUT, { inSeconds: 1, whenShort: 'stretch', durationFrames: 40 }),
        movie('movie.mp4', CUT, { outSeconds: 0.5, durationFrames: 20, speed: 0.4 }),
      ],
      FILM,
    ),
  'cameras over stills, movies and layers': () =>
    timelineOf(
      [
        still('wide.png', CUT, { move: NEARER }),
        still('slim.png', over('crossfade'), { move: ACROSS, fit: 'fit' }),
        movie('movie.mp4', CUT, { move: ACROSS }),
        {
          kind: 'layers',
          layers: [
            { media: file('wide.png'), depth: 0.4 },
            { media: file('hills.png'), depth: 1.3 },
          ],
          move: ACROSS,
          durationFrames: 24,
          transition: over('crossfade'),
        },
        movie('other.mp4', over('crossfade')),
      ],
      FILM,
    ),
  'every transition between what moves and what stands': () =>
    timelineOf(
      [
        still('wide.png'),
        movie('movie.mp4', over('crossfade')),
        still('tall.png', over('dip', { colour: '#e0d0a0' })),
        movie('other.mp4', over('wipe', { direction: 'right' })),
        still('wide.png', over('wipe', { direction: 'up' })),
        { kind: 'colour', colour: '#30508c', durationFrames: 20, transition: over('slide') },
        still('tall.png', over('slide', { direction: 'down' })),
        movie('movie.mp4', over('zoom')),
        still('wide.png', over('crossfade')),
        still('tall.png', over('crossfade')),
      ],
      FILM,
    ),
  'overlays that come, stay, shine through and go': () => {
    const overlay = (startFrame: number, more: Partial<OverlayClip>): OverlayClip => ({
      media: file('badge.png'),
      startFrame,
      durationFrames: 30,
      xPixels: 80,
      yPixels: 20,
      ...more,
    });
    const overlays = [
      overlay(4, { enter: { kind: 'fade', durationFrames: 8 }, exit: { kind: 'grow', durationFrames: 9 } }),
      overlay(10, {
        xPixels: 11,
        yPixels: 51,
        size: { widthPixels: 31, heightPixels: 27 },
        opacity: 0.6,
        enter: { kind: 'slide', durationFrames: 10, direction: 'right' },
      }),
      overlay(30, { xPixels: 40, yPixels: 70, durationFrames: 40 }),
      overlay(62, { xPixels: 120, yPixels: 40, opacity: 0.5, size: { widthPixels: 60, heightPixels: 60 } }),
    ];
    return timelineOf(
      [still('wide.png'), movie('movie.mp4', over('crossfade')), still('tall.png'), still('wide.png')],
      {
        ...FILM,
        overlays,
      },
    );
  },
};

for (const [what, timeline] of Object.entries(REFERENCE)) {
  test(`renders ${what} as a plain renderer does`, async () => {
    await expectLikePlain(timeline(), what.replaceAll(/\W+/g, '-'));
  });
}

async function expectLikePlain(timeline: Timeline, name: string): Promise<void> {
  const film = join(folder, `${name}.mp4`);
  await renderFilm(
    { timeline, locate: locateFile, outputPath: film, workFolder: folder },
    media,
    spanFolder(folder),
  );
  const plain = await PlainRenderer.open(timeline);
  const { widthPixels: width, heightPixels: height } = timeline.size;
  const worst = { frame: -1, similarity: 1 };
  let frameCount = 0;
  for await (const [luma, frame] of decodedLuma(film)) {
    frameCount += 1;
    if (frame % 3 !== 0) continue;
    const wanted = new Float64Array(width * height);
    for (let index = 0; index < wanted.length; index += 1) {
      const [red, green, blue] = plain.colourAt(
        frame,
        (index % width) + 0.5,
        Math.floor(index / width) + 0.5,
      );
      wanted[index] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
    const similarity = structuralSimilarity(luma, wanted, width);
    if (similarity < worst.similarity) Object.assign(worst, { frame, similarity });
  }
  expect(frameCount).toBe(timeline.durationFrames);
  expect(worst.similarity, `frame ${worst.frame}`).toBeGreaterThan(LEAST_SIMILARITY);
}

/** Luma of every frame in full range. */
async function* decodedLuma(path: string): AsyncGenerator<[Float64Array, number]> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  let number = 0;
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const samples = frame.data![0]!;
    const stride = frame.linesize[0]!;
    const luma = Float64Array.from({ length: frame.width * frame.height }, (_, index) => {
      const sample = samples[Math.floor(index / frame.width) * stride + (index % frame.width)]!;
      return ((sample - 16) * 255) / 219;
    });
    yield [luma, number];
    number += 1;
  }
}
