import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  levelOf,
  MixingStage,
  music,
  readSamples,
  speechLike,
  spoken,
  tone,
  type Wave,
} from '../../../test/media/mixing-stage.ts';
import { createMedia } from '../../media/media-client.ts';

const media = createMedia();
let stage: MixingStage;

beforeAll(async () => {
  stage = await MixingStage.open(media);
});

afterAll(() => stage.close());

const FRAME_SAMPLES = 1600;

/** The greatest step from a sample to the next. */
function steepest(samples: Int16Array, from: number, to: number): number {
  let most = 0;
  for (let index = from; index < to; index += 1) {
    most = Math.max(most, Math.abs(samples[index]! - samples[index - 1]!));
  }
  return most;
}

describe('the place of sounds', () => {
  it('is exact to the sample, over the borders of blocks and at 29.97 frames a second', async () => {
    const click = await stage.sound('click.wav', 0.002, [() => 0.5]);
    const frames = [7, 59, 60, 61, 777, 1234];
    const { left, facts } = await stage.mix({
      frameRate: { numerator: 30_000, denominator: 1001 },
      durationFrames: 1300,
      narration: frames.map((frame) => spoken(click, frame, 0.002)),
    });
    const starts: number[] = [];
    for (let index = 0; index < left.length; index += 1) {
      if (left[index] !== 0 && (left[index - 1] ?? 0) === 0) starts.push(index);
    }
    expect(starts).toEqual(frames.map((frame) => Math.round((frame * 1001 * 48_000) / 30_000)));
    expect(facts.sampleCount).toBe(Math.round((1300 * 1001 * 48_000) / 30_000));
    expect(left.length).toBe(facts.sampleCount);
  });

  it('keeps to the part of the source that is asked for, without a click where it is cut', async () => {
    const steady = await stage.sound('steady.wav', 3, [tone(100, 0.3)]);
    const { left } = await stage.mix({
      durationFrames: 90,
      narration: [spoken(steady, 30, 2, { inSeconds: 1 })],
    });
    expect(left.subarray(0, 30 * FRAME_SAMPLES).every((sample) => sample === 0)).toBe(true);
    expect(left.subarray(60 * FRAME_SAMPLES).every((sample) => sample === 0)).toBe(true);
    const inside = steepest(left, 40 * FRAME_SAMPLES, 50 * FRAME_SAMPLES);
    expect(steepest(left, 1, left.length)).toBeLessThanOrEqual(inside + 40);
  });

  it('keeps left and right apart', async () => {
    const wide = await stage.sound('wide.wav', 1, [tone(300, 0.3), () => 0]);
    const { left, right } = await stage.mix({ durationFrames: 30, music: [music(wide, 30)] });
    expect(levelOf(left, 0, 1)).toBeGreaterThan(-30);
    expect(right.every((sample) => sample === 0)).toBe(true);
  });
});

describe('music', () => {
  it('goes down under speech by its ducking, before the first word, and comes back after the last', async () => {
    const bed = await stage.sound('bed.wav', 4, [tone(3000, 0.2)], { loops: true });
    const voice = await stage.sound('voice.wav', 4, [tone(200, 0.3)]);
    const film = { durationFrames: 480, music: [music(bed, 480)], narration: [spoken(voice, 150, 4)] };
    const { path } = await stage.mix(film);
    const high = join(stage.folder, 'high.wav');
    const steps = Array.from({ length: 4 }, () => ({ filter: 'highpass', options: { frequency: 1500 } }));
    await media.shapeSound({ inputPath: path, outputPath: high, steps, sample: 's16', channels: 1 });
    const bedAlone = await readSamples(high);
    const open = levelOf(bedAlone, 1, 4);
    expect(levelOf(bedAlone, 4.97, 9.2) - open).toBeCloseTo(-8, 1);
    expect(levelOf(bedAlone, 12, 15) - open).toBeCloseTo(0, 1);
  });

  it('stays down over a pause between sentences', async () => {
    const bed = await stage.sound('bed2.wav', 4, [tone(3000, 0.2)], { loops: true });
    const voice = await stage.sound('voice2.wav', 2, [tone(200, 0.3)]);
    const narration = [spoken(voice, 90, 2), spoken(voice, 210, 2)];
    const { left } = await stage.mix({ durationFrames: 450, music: [music(bed, 450)], narration });
    expect(levelOf(left, 5.3, 6.7) - levelOf(left, 13, 14.5)).toBeCloseTo(-8, 0);
  });

  it('lies under speech by its gain, however loud its file is', async () => {
    const voice = await stage.sound('voice3.wav', 4, [tone(500, 0.1)]);
    const levels = await Promise.all(
      [0.02, 0.7].map(async (level) => {
        const bed = await stage.sound(`bed-${level}.wav`, 4, [tone(620, level)], { loops: true });
        const film = { durationFrames: 360, narration: [spoken(voice, 0, 4)] };
        const { left } = await stage.mix({ ...film, music: [music(bed, 360, { duckingDecibels: 0 })] });
        return levelOf(left, 7, 11) - levelOf(left, 1, 3);
      }),
    );
    // 9 dB under the voice, which the music adds to while both are heard.
    for (const level of levels) expect(level).toBeCloseTo(-9.5, 0);
  });

  it('runs on over the end of its loop without a seam', async () => {
    // 441 Hz has a whole number of cycles in a second.
    const bed = await stage.sound('loop.wav', 1, [tone(441, 0.3)], { loops: true });
    const { left } = await stage.mix({ durationFrames: 150, music: [music(bed, 150)] });
    const bends = left.map((sample, index) => (left[index + 1] ?? 0) - 2 * sample + (left[index - 1] ?? 0));
    const within = steepest(bends, 10_000, 40_000);
    expect(steepest(bends, 10_000, bends.length - 200)).toBeLessThanOrEqual(within + 12);
  });

  it('that names no loop is cross-faded into itself, without the silence at its ends', async () => {
    const framed: Wave = (seconds) => (seconds < 1 || seconds > 9 ? 0 : tone(300, 0.3)(seconds));
    const bed = await stage.sound('song.wav', 10, [framed]);
    const { left } = await stage.mix({ durationFrames: 900, music: [music(bed, 900)] });
    const levels = Array.from({ length: 28 }, (_, second) => levelOf(left, second + 1.5, second + 2));
    expect(Math.min(...levels)).toBeGreaterThan(Math.max(...levels) - 10);
  });

  it('fades in and out', async () => {
    const bed = await stage.sound('faded.wav', 2, [tone(500, 0.3)], { loops: true });
    const { left } = await stage.mix({
      durationFrames: 300,
      music: [music(bed, 300, { fadeInSeconds: 2, fadeOutSeconds: 3 })],
    });
    const middle = levelOf(left, 4, 6);
    expect(levelOf(left, 0.95, 1.05) - middle).toBeCloseTo(-6, 0);
    expect(levelOf(left, 8.45, 8.55) - middle).toBeCloseTo(-6, 0);
    expect(levelOf(left, 0, 0.05)).toBeLessThan(middle - 40);
    expect(levelOf(left, 9.97, 10)).toBeLessThan(middle - 40);
  });
});

describe('the files of a mix', () => {
  it('may have another rate or coding: they are converted first', async () => {
    const slow = await stage.sound('slow.wav', 2, [tone(440, 0.3)], { sampleRateHertz: 22_050 });
    const coded = join(stage.folder, 'coded.m4a');
    await media.encodeSound({
      inputPath: await stage.sound('fast.wav', 2, [tone(440, 0.3)]),
      outputPath: coded,
      channels: 1,
      bitsPerSecond: 96_000,
    });
    const { left } = await stage.mix({
      durationFrames: 120,
      narration: [spoken(slow, 0, 2), spoken(coded, 60, 2)],
    });
    expect(levelOf(left, 0.1, 1.9)).toBeCloseTo(levelOf(left, 2.1, 3.9), 0);
  });

  it('are the same for the same timeline', async () => {
    const voice = await stage.sound('again.wav', 3, [speechLike]);
    const film = { durationFrames: 90, narration: [spoken(voice, 0, 3)] };
    const [first, second] = [await stage.mix(film), await stage.mix(film)];
    expect(await readFile(first.path)).toEqual(await readFile(second.path));
  });

  it('leave nothing behind when one is missing or the work is cancelled', async () => {
    const before = await readdir(stage.folder);
    const missing = stage.mix({
      durationFrames: 90,
      narration: [spoken(join(stage.folder, 'gone.wav'), 0, 1)],
    });
    await expect(missing).rejects.toMatchObject({ code: 'not-found' });
    const cancelled = stage.mix({ durationFrames: 90 }, AbortSignal.abort());
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(stage.folder)).toEqual(before);
  });
});
