import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFile, paint, softPixel, spanFolder } from '../../test/media/drawn-media.ts';
import { makeMovingClip } from '../../test/media/moving-clip.ts';
import { tone } from '../../test/media/painted-media.ts';
import { timelineOf } from '../../test/media/silent-timeline.ts';
import { createMedia } from '../media/media-client.ts';
import { joinClips } from './copying/join-clips.ts';
import { mixCodedFilm } from './mix/mix-film.ts';
import { exportFilm } from './outputs/export-film.ts';
import { renderFilm } from './spans/render-film.ts';

const FILM = {
  size: { widthPixels: 320, heightPixels: 180 },
  frameRate: { numerator: 24, denominator: 1 },
};
const FRAME_COUNT = 96;

const media = createMedia();
let folder = '';
let workFolder = '';
const sourceOf = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cancelled-films-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
  paint(sourceOf('picture.png'), { widthPixels: 400, heightPixels: 300 }, softPixel);
  tone(sourceOf('voice.wav'), 48_000 * 60);
  // A cut between its two key frames codes what lies before the second one anew.
  const clip = { path: sourceOf('clip.mp4'), ...FILM, frameCount: FRAME_COUNT, sound: true };
  await makeMovingClip({ ...clip, coding: 'keyint=48:bframes=3' }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

/** Long work; it tells that it is in the middle. */
type Work = (signal: AbortSignal, onProgress: () => void) => Promise<unknown>;

const WORKS: { name: string; work: Work }[] = [
  {
    name: 'a film in the middle of a moving span',
    work: (signal, onProgress) => {
      const timeline = timelineOf(
        [
          {
            kind: 'still',
            media: { file: sourceOf('picture.png') },
            move: {
              from: { centreX: 0.4, centreY: 0.5, zoom: 1 },
              to: { centreX: 0.6, centreY: 0.5, zoom: 1.4 },
              pace: 'even',
            },
            durationFrames: FRAME_COUNT,
            transition: { kind: 'cut', durationFrames: 0 },
          },
        ],
        FILM,
      );
      const request = { timeline, locate: locateFile, outputPath: join(workFolder, 'film.mp4'), workFolder };
      return renderFilm({ ...request, onProgress }, media, spanFolder(folder), signal);
    },
  },
  {
    name: 'a trim by copying',
    work: (signal, onProgress) => {
      const cuts = [{ path: sourceOf('clip.mp4'), startFrame: 5, endFrame: 90 }];
      const outputPath = join(workFolder, 'piece.mp4');
      return joinClips({ cuts, outputPath, workFolder, onProgress }, media, signal);
    },
  },
  {
    name: 'an export',
    work: (signal, onProgress) => {
      const size = { widthPixels: 640, heightPixels: 360 };
      const files = {
        inputPath: sourceOf('clip.mp4'),
        outputPath: join(workFolder, 'export.mp4'),
        workFolder,
      };
      return exportFilm({ ...files, size, codec: 'h264', fitting: 'fit', onProgress }, media, signal);
    },
  },
  {
    name: 'a mix',
    work: (signal, onProgress) => {
      const voice = {
        media: { file: sourceOf('voice.wav') },
        startFrame: 0,
        inSeconds: 0,
        outSeconds: 60,
        gainDecibels: 0,
      };
      const timeline = { ...timelineOf([], FILM), durationFrames: 60 * 24, narration: [voice] };
      const outputPath = join(workFolder, 'mix.m4a');
      const resolve = (reference: { file: string } | { asset: string }) =>
        'file' in reference ? reference.file : reference.asset;
      return mixCodedFilm({ timeline, resolve, outputPath, signal, onProgress }, { media });
    },
  },
];

test.each(WORKS)('$name that is cancelled ends as cancelled and leaves no file', async ({ work }) => {
  const cancelling = new AbortController();
  let toldAfterwards = 0;
  const onProgress = () => {
    if (cancelling.signal.aborted) toldAfterwards += 1;
    cancelling.abort();
  };
  await expect(work(cancelling.signal, onProgress)).rejects.toMatchObject({ code: 'cancelled' });
  expect(cancelling.signal.aborted).toBe(true);
  expect(await readdir(workFolder)).toEqual([]);
  expect(toldAfterwards).toBe(0);
});
