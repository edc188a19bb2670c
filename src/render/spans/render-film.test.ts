import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFile, paint, spanFolder } from '../../../test/media/drawn-media.ts';
import { luma, photoPixel, png, tone } from '../../../test/media/painted-media.ts';
import { structuralSimilarity } from '../../../test/oracle/structural-similarity.ts';
import { silentTimeline } from '../../domain/silent-timeline.ts';
import type { OverlayClip, PictureClip, StillClip, Timeline } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';
import { openInput } from '../../media/media-input.ts';
import { renderFilm } from './render-film.ts';
import { fadeShare } from './stretches.ts';

/** Not whole macroblocks, as 1080 is not. */
const SIZE = { widthPixels: 136, heightPixels: 100 };
const LEVELS = [40, 90, 140, 190, 230];
const CAPTION = { level: 10, size: { widthPixels: 40, heightPixels: 24 }, xPixels: 50, yPixels: 60 };

const media = createMedia();
let folder = '';
let soundPath = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-film-'));
  for (const level of LEVELS) paint(join(folder, `${level}.png`), SIZE, () => [level, level, level, 255]);
  const { level, size } = CAPTION;
  await writeFile(
    join(folder, 'caption.png'),
    png(size, () => [level, level, level, 255]),
  );
  await writeFile(join(folder, 'photo.png'), png({ widthPixels: 320, heightPixels: 240 }, photoPixel));
  soundPath = join(folder, 'tone.wav');
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test('shows every frame of any timeline as planned, and begins each clip at its very frame', async () => {
  const clips = fc.array(
    fc.record({
      level: fc.constantFrom(...LEVELS),
      frames: fc.integer({ min: 1, max: 40 }),
      fadeFrames: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
      newScene: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const captions = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(clips, captions, async (drafts, marks) => {
      const timeline = timelineOf(drafts, marks);
      const film = join(folder, 'random.mp4');
      await renderFilm(
        { timeline, locate: locateFile, outputPath: film, workFolder: folder },
        media,
        spanFolder(folder),
      );
      const seen = await decodedLevels(film);
      expect(seen.length).toBe(timeline.durationFrames);
      const expected = seen.map((_, frame) => plannedLevels(timeline, frame));
      const errors = seen.flatMap(([base, caption], frame) => [
        Math.abs(base - expected[frame]![0]),
        Math.abs(caption - expected[frame]![1]),
      ]);
      expect(Math.max(...errors)).toBeLessThanOrEqual(4);
    }),
    { numRuns: 15, seed: 7 },
  );
});

test('makes a film that probes, decodes and seeks as it should', async () => {
  const sampleCount = 48_000 * 14 + 123;
  tone(soundPath, sampleCount);
  const timeline = timelineOf([clip(40, 200), clip(140, 100, 15), clip(230, 120)], []);
  timeline.chapters = [
    { title: 'Öffnung', startFrame: 0 },
    { title: 'Ende', startFrame: 300 },
  ];
  const film = join(folder, 'film.mp4');
  const sound = async (signal: AbortSignal) => {
    const outputPath = join(folder, 'sound.m4a');
    await media.encodeSound(
      { inputPath: soundPath, outputPath, channels: 1, bitsPerSecond: 128_000 },
      signal,
    );
    return outputPath;
  };
  await renderFilm(
    { timeline, locate: locateFile, sound, title: 'A film', outputPath: film, workFolder: folder },
    media,
    spanFolder(folder),
  );

  const facts = await media.probe(film);
  expect(facts).toMatchObject({ title: 'A film' });
  expect(facts.streams).toMatchObject([
    {
      codec: 'h264',
      size: SIZE,
      frameRate: { numerator: 30, denominator: 1 },
      frameCount: 420,
      durationSeconds: 14,
      pixelFormat: 'yuv420p',
      colour: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' },
    },
    { codec: 'aac', sampleRateHertz: 48_000, channels: 1 },
  ]);
  const report = await media.decodeCheck({
    path: film,
    pictures: 'all',
    blackSeconds: 1,
    frozenSeconds: 3,
    silentSeconds: 1,
    silenceDecibels: -50,
  });
  expect(report).toMatchObject({
    frameCount: 420,
    decodedFrameCount: 420,
    problems: [],
    black: [],
    silent: [],
  });
  expect(report.frozen[0]?.startSeconds).toBe(0);
  expect(report.soundSampleCount).toBe(sampleCount);
  expect(report.loudness).toEqual(await media.measureLoudness(film));

  const moments = [0, 199, 200, 207, 214, 215, 299, 300, 419].toReversed();
  const levels = await decodedLevels(film);
  for (const pictures of ['all', 'references'] as const) {
    // The frames of the fade are not references.
    const seen = moments.filter((frame) => pictures === 'all' || frame < 200 || frame > 214);
    const frames = seen.map((frame) => ({ at: { frame }, outputPath: join(folder, `at-${frame}.png`) }));
    await media.extractFrames({ inputPath: film, frames, format: 'png', pictures });
    for (const [index, frame] of seen.entries()) {
      const [level] = await pngLevels(frames[index]!.outputPath);
      // From limited range to full.
      expect(Math.abs(level - levels[frame]![0])).toBeLessThanOrEqual(3);
    }
  }
  const bytes = await readFile(film);
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  expect(bytes.indexOf('chpl')).toBeGreaterThan(0);
});

// The same picture at CRF 23 has 0.939 by x264's preset veryfast and 0.978 by medium.
test('keeps an SSIM over 0.97 to its pictures, also as changes are coded upon changes', async () => {
  const size = { widthPixels: 320, heightPixels: 240 };
  const photo = { file: join(folder, 'photo.png') };
  const timeline = { ...timelineOf([clip(40, 60)], [[20, 10]]), size };
  timeline.picture = timeline.picture.map((still) => ({ ...still, kind: 'still', media: photo }));
  const film = join(folder, 'photo.mp4');
  await renderFilm(
    { timeline, locate: locateFile, outputPath: film, workFolder: folder },
    media,
    spanFolder(folder),
  );
  const shown = join(folder, 'photo-shown.png');
  for (const frame of [0, 59]) {
    await media.extractFrames({
      inputPath: film,
      frames: [{ at: { frame }, outputPath: shown }],
      format: 'png',
    });
    const similarity = structuralSimilarity(await luma(shown), await luma(photo.file), size.widthPixels);
    expect(similarity).toBeGreaterThan(0.97);
  }
});

test('codes only the scene that changed, and counts its pictures alone', async () => {
  const store = spanFolder(folder);
  const outputPath = join(folder, 'again.mp4');
  let steps: string[] = [];
  const render = async (timeline: Timeline) => {
    steps = [];
    const onProgress = (_: number, step: string) => void steps.push(step);
    const { spans } = await renderFilm(
      { timeline, locate: locateFile, outputPath, workFolder: folder, onProgress },
      media,
      store,
    );
    return spans.map(({ made }) => made);
  };
  expect(await render(timelineOf([clip(40, 20), clip(90, 20, 5), clip(140, 20)], []))).toEqual([
    true,
    true,
    true,
  ]);
  expect(steps[0]).toBe('coding pictures: 0 of 3');
  expect(await render(timelineOf([clip(40, 25), clip(90, 30, 9), clip(140, 8)], []))).toEqual([
    false,
    false,
    false,
  ]);
  expect(steps).toEqual(['putting the film together']);
  expect(await render(timelineOf([clip(40, 20), clip(190, 20, 5), clip(140, 20)], []))).toEqual([
    false,
    true,
    false,
  ]);
  expect(steps).toEqual(['coding pictures: 0 of 1', 'putting the film together']);
});

test('leaves nothing behind where a picture is missing', async () => {
  const store = spanFolder(folder);
  const before = await readdir(folder);
  const timeline = timelineOf([clip(40, 20)], []);
  const missing = async () => ({ path: join(folder, 'nowhere.png'), hash: '0' });
  const outputPath = join(folder, 'never.mp4');
  await expect(
    renderFilm({ timeline, locate: missing, outputPath, workFolder: folder }, media, store),
  ).rejects.toMatchObject({ code: 'media-failed' });
  expect(await readdir(folder)).toEqual(before);
});

function clip(level: number, frames: number, fadeFrames = 0) {
  return { level, frames, fadeFrames, newScene: true };
}

function timelineOf(drafts: ReturnType<typeof clip>[], captions: [number, number][]): Timeline {
  let startFrame = 0;
  let scene = 0;
  const picture = drafts.map(({ level, frames, fadeFrames, newScene }): PictureClip => {
    if (newScene) scene += 1;
    const still: PictureClip = {
      kind: 'still',
      sceneId: `scene${scene}`,
      media: { file: join(folder, `${level}.png`) },
      startFrame,
      durationFrames: frames,
      transition: { kind: fadeFrames > 0 ? 'crossfade' : 'cut', durationFrames: fadeFrames },
    };
    startFrame += frames;
    return still;
  });
  const overlays = captions.map(
    ([start, durationFrames]): OverlayClip => ({
      media: { file: join(folder, 'caption.png') },
      startFrame: start,
      durationFrames,
      xPixels: CAPTION.xPixels,
      yPixels: CAPTION.yPixels,
    }),
  );
  const film = { size: SIZE, frameRate: { numerator: 30, denominator: 1 } };
  return { ...silentTimeline(picture, film), overlays };
}

function paintedLevel(clip: PictureClip): number {
  const { file } = (clip as StillClip).media as { file: string };
  return Number(/(\d+)\.png$/.exec(file)![1]);
}

/** The grey of the base and of the caption's place at a frame, worked out from the timeline alone. */
function plannedLevels(timeline: Timeline, frame: number): [number, number] {
  const index = timeline.picture.findLastIndex((still) => still.startFrame <= frame);
  const still = timeline.picture[index]!;
  const before = timeline.picture[index - 1];
  const level = paintedLevel(still);
  const step = frame - still.startFrame;
  const fadeFrames = Math.min(still.transition.durationFrames, still.durationFrames);
  let base = level;
  if (before !== undefined && step < fadeFrames) {
    const from = paintedLevel(before);
    base = from + (level - from) * fadeShare(step, fadeFrames);
  }
  const captioned = timeline.overlays.some(
    (overlay) => overlay.startFrame <= frame && frame < overlay.startFrame + overlay.durationFrames,
  );
  const limited = (value: number) => 16 + (value * 219) / 255;
  return [limited(base), limited(captioned ? CAPTION.level : base)];
}

/** Luma in the middle of the base and of the caption's place, for every frame in display order. */
async function decodedLevels(path: string): Promise<[number, number][]> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const levels: [number, number][] = [];
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const luma = frame.data![0]!;
    const stride = frame.linesize[0]!;
    levels.push([luma[20 * stride + 20]!, luma[72 * stride + 70]!]);
  }
  return levels;
}

async function pngLevels(path: string): Promise<[number]> {
  const [level] = await luma(path);
  return [16 + (level! * 219) / 255];
}
