/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { parseWebVtt } from '../../src/render/captions/web-vtt.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { serveMedia } from './media-server.ts';
import { type FolderStudio, shortLesson, studioInFolder } from './studio-in-folder.ts';

const media = createMedia();
let home: FolderStudio;
let first: MadeFilm;

beforeAll(async () => {
  home = await studioInFolder();
  first = await home.make('first', shortLesson());
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await media.close();
});

test('F1 a lesson becomes a vertical H.264 and AAC film with everything beside it, and passes its own check', async () => {
  const facts = await media.probe(first.film ?? '');
  expect(facts.streams.map(({ kind, codec }) => [kind, codec])).toEqual([
    ['picture', 'h264'],
    ['sound', 'aac'],
  ]);
  expect(facts.streams[0]).toMatchObject({
    size: { widthPixels: 1080, heightPixels: 1920 },
    frameRate: { numerator: 30, denominator: 1 },
  });
  expect(facts.durationSeconds).toBeCloseTo(first.durationSeconds ?? 0, 2);
  expect(first.checks.filter((check) => !check.ok)).toEqual([]);
  expect(first.assets).toEqual({ made: 12, reused: 0 });
});

test('R1 every frame decodes without an error and the sound is at -14 LUFS under -1 dBTP', async () => {
  const report = await media.decodeCheck({
    path: first.film ?? '',
    pictures: 'all',
    blackSeconds: 0.5,
    frozenSeconds: 1000,
    silentSeconds: 2,
    silenceDecibels: -60,
  });
  expect(report.problems).toEqual([]);
  expect(report.frameCount).toBe(Math.round((first.durationSeconds ?? 0) * 30));
  const loudness = await media.measureLoudness(first.film ?? '');
  expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThan(0.7);
  expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
});

test('F1 the metadata beside the film says where the film and its captions are and how long it is', async () => {
  const result = JSON.parse(await readFile(first.result ?? '', 'utf8'));
  expect(result).toMatchObject({
    video_url: 'film.mp4',
    subtitle_url: 'film.vtt',
    duration_seconds: first.durationSeconds,
  });
  for (const asset of result.assets)
    expect(asset.provenance).toMatchObject({ provider: expect.any(String), model: expect.any(String) });
});

test('P1 the same brief again makes nothing', async () => {
  const again = await home.make('again', shortLesson());
  expect(again.assets).toEqual({ made: 0, reused: 12 });
  expect(await readFile(again.film ?? '')).toEqual(await readFile(first.film ?? ''));
});

test('P1 another talk on one slide makes its speech and the film again, and no picture', async () => {
  const lesson = shortLesson();
  const item = lesson.slides[1]?.items[0];
  if (item) item.talk = 'Rings of glass bend the light into one beam.';
  const { plan } = await home.studio.plan({
    brief: { text: JSON.stringify(lesson) },
    overrides: [],
    signal: new AbortController().signal,
    onEvent: () => {},
  });
  const made = await home.make('changed', lesson);
  expect(made.assets.made).toBe(plan.wanted.length);
  expect(plan.wanted.map(({ recipe }) => recipe.kind)).toEqual([
    ...['speech', 'film', 'captions', 'captions', 'poster', 'contact-sheet', 'check'],
  ]);
  const { assets } = await home.studio.showProject(made.projectId);
  expect(
    assets.filter(({ recipe }) => recipe.kind === 'film').map(({ facts }) => facts.spans),
  ).toContainEqual({ made: 0, reused: 2 });
});

test('P3 a run stops at its stage and the next one goes on from there', async () => {
  const lesson = shortLesson({ lesson_id: 'stages', lesson_title: 'Stages', settings: { seed: 7 } });
  const script = await home.make('script', lesson, { stage: 'script' });
  expect([script.assets.made, script.film]).toEqual([0, undefined]);
  const images = await home.make('images', lesson, { stage: 'images' });
  expect([images.assets.made, images.film]).toEqual([2, undefined]);
  const film = await home.make('film', lesson);
  expect(film.assets.made).toBe(7);
});

const SCRIPTS: [string, string, string][] = [
  ['en', 'A café’s naïve “recipe”: 3,5 % salt — that’s it! 👩‍🚀 (Really?)', '1:1'],
  ['ar', 'الماء يغلي عند مئة درجة، ثم يصير بخارًا. أليس كذلك؟', '1:1'],
  ['hi', 'पानी सौ डिग्री पर उबलता है, फिर भाप बन जाता है।', '1:1'],
  ['zh', '水在一百度沸腾，然后变成蒸汽。对吗？', '1:1'],
];

test.each(SCRIPTS)('R4 the captions hold every spoken word in order: %s', async (language, talk, ratio) => {
  const made = await home.make(`words-${language}`, {
    lesson_id: `words-${language}`,
    slides: [{ slide_title: talk.slice(0, 20), items: [{ bullet: talk.slice(0, 30), talk }] }],
    settings: { language, ratio, music: { mood: 'none' } },
  });
  const cues = parseWebVtt(await readFile(made.captions?.vtt ?? '', 'utf8'));
  const shown = cues.flatMap((cue) => cue.lines).join(' ');
  expect(shown.replace(/\s+/g, '')).toBe(talk.replace(/\s+/g, ''));
  expect(made.checks.filter((check) => !check.ok)).toEqual([]);
  expect(cues.every((cue) => cue.lines.length <= 2 && cue.endSeconds <= (made.durationSeconds ?? 0))).toBe(
    true,
  );
});

const chromium = chromiumPath();

test.skipIf(chromium === undefined)(
  'R3 Chromium plays the film, seeks in it and shows its captions',
  async () => {
    const page = `<!doctype html><video src="film.mp4" muted width="270" preload="auto">
    <track default kind="captions" srclang="en" src="film.vtt"></video>`;
    await using server = await serveMedia(join(home.folder, 'first'), page);
    const browser = await openBrowser(chromium ?? '');
    try {
      const tab = await browser.newPage();
      await tab.goto(server.url);
      const seen = await tab.evaluate(watchFilm);
      expect(seen.error).toBeNull();
      expect(seen.durationSeconds).toBeCloseTo(first.durationSeconds ?? 0, 1);
      expect(seen.size).toEqual([1080, 1920]);
      expect(seen.playedSeconds).toBeGreaterThan(0.5);
      expect(seen.captionAtStart).toContain('At night');
      expect(seen.soughtSeconds).toBeCloseTo(6, 1);
      expect(seen.lumaAfterSeek).toBeGreaterThan(8);
      expect(seen.cueCount).toBeGreaterThan(2);
    } finally {
      await browser.close();
    }
  },
);

/** Runs in the page: plays a second, seeks to 6 s, and reads back what is on the screen. */
async function watchFilm() {
  const video = document.querySelector('video') as HTMLVideoElement;
  const track = video.textTracks[0] as TextTrack;
  track.mode = 'showing';
  const happened = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  if (video.readyState < 4) await happened('canplaythrough');
  await video.play();
  for (let waits = 0; waits < 200 && video.currentTime < 1.2; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const playedSeconds = video.currentTime;
  video.pause();
  const seek = async (seconds: number) => {
    const sought = happened('seeked');
    video.currentTime = seconds;
    await sought;
  };
  await seek(1);
  for (let waits = 0; waits < 200 && !track.activeCues?.length; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const captionAtStart = [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text).join(' ');
  await seek(6);
  const canvas = document.createElement('canvas');
  const painter = canvas.getContext('2d') as CanvasRenderingContext2D;
  painter.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = painter.getImageData(0, 0, canvas.width, canvas.height);
  return {
    error: video.error?.message ?? null,
    durationSeconds: video.duration,
    size: [video.videoWidth, video.videoHeight],
    playedSeconds,
    captionAtStart,
    soughtSeconds: video.currentTime,
    lumaAfterSeek: data.reduce((sum, value) => sum + value, 0) / data.length - 255 / 4,
    cueCount: track.cues?.length ?? 0,
  };
}
