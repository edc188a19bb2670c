import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  levelOf,
  MixingStage,
  spoken,
  tone,
  toneLevelOf,
  type Wave,
} from '../../../test/media/mixing-stage.ts';
import { makeMovingClip } from '../../../test/media/moving-clip.ts';
import { createMedia } from '../../media/media-client.ts';

const media = createMedia();
let stage: MixingStage;
/** So soft that no limiter comes in. */
const loudness = { integratedLufs: -30, truePeakDbtp: -1 };

beforeAll(async () => {
  stage = await MixingStage.open(media);
});
afterAll(() => stage.close());

/** A short stroke every half second, each higher than the one before. */
const strokes: Wave = (seconds) => {
  const since = seconds % 0.5;
  return since < 0.02 ? 0.5 * Math.sin(2 * Math.PI * 1500 * since) * Math.sin((Math.PI * since) / 0.02) : 0;
};

/** A drum every half second. */
const drum: Wave = (seconds) => {
  const since = seconds % 0.5;
  return 0.5 * Math.sin(2 * Math.PI * 1500 * since) * Math.exp(-since * 40);
};

/** Where strokes have their middle, in seconds. */
function strokesIn(samples: Int16Array): number[] {
  const found: number[] = [];
  for (let start = 0; start < samples.length; start += 1) {
    if (Math.abs(samples[start]!) < 150) continue;
    const stroke = samples.subarray(start, start + 2400);
    let [weight, moment] = [0, 0];
    stroke.forEach((sample, index) => {
      weight += sample ** 2;
      moment += index * sample ** 2;
    });
    found.push((start + moment / weight) / 48_000);
    start += 9600;
  }
  return found;
}

async function codedStrokes(name: string, seconds: number): Promise<string> {
  const outputPath = join(stage.folder, name);
  const inputPath = await stage.sound(`${name}.wav`, seconds, [strokes]);
  await media.encodeSound({ inputPath, outputPath, channels: 1, bitsPerSecond: 128_000 });
  return outputPath;
}

describe('the sound of clips', () => {
  it('is the part that is seen, to the sample, of a coded file', async () => {
    const coded = await codedStrokes('strokes.m4a', 40);
    const clipSound = [
      spoken(coded, 30, 22.4, { inSeconds: 20.4 }),
      spoken(coded, 120, 3.3, { inSeconds: 1.4 }),
    ];
    const { left } = await stage.mix({ durationFrames: 200, loudness, clipSound });
    // The middle of a stroke is 10 ms after its start.
    const expected = [1.11, 1.61, 2.11, 2.61, 4.11, 4.61, 5.11, 5.61];
    const found = strokesIn(left);
    expect(found).toHaveLength(expected.length);
    for (const [index, seconds] of found.entries())
      expect(Math.abs(seconds - expected[index]!)).toBeLessThan(0.0005);
  });

  it('may have any rate and any number of channels', async () => {
    const quiet: Wave = () => 0;
    const files = await Promise.all([
      stage.sound('44100.wav', 2, [tone(400, 0.2)], { sampleRateHertz: 44_100 }),
      stage.sound('96000.wav', 2, [tone(400, 0.2), tone(400, 0.2)], { sampleRateHertz: 96_000 }),
      stage.sound('8000.wav', 2, [tone(400, 0.2)], { sampleRateHertz: 8_000 }),
      stage.sound('surround.wav', 2, [quiet, quiet, tone(400, 0.2), quiet, quiet, quiet]),
    ]);
    const clipSound = files.map((file, index) => spoken(file, index * 60, 2));
    const { left, right } = await stage.mix({ durationFrames: 240, loudness, clipSound });
    for (const start of [0, 2, 4]) {
      expect(toneLevelOf(left, 400, start + 0.2, start + 1.8)).toBeCloseTo(
        toneLevelOf(left, 400, 0.2, 1.8),
        0,
      );
    }
    expect(toneLevelOf(left, 400, 6.2, 7.8)).toBeGreaterThan(toneLevelOf(left, 400, 0.2, 1.8) - 10);
    for (const start of [0, 2, 4, 6]) {
      expect(levelOf(right, start, start + 2)).toBeCloseTo(levelOf(left, start, start + 2), 1);
    }
  });

  it.each([0.3, 0.5, 1.25, 2, 4])('played at speed %s keeps its pitch and its moments', async (speed) => {
    const seconds = 6;
    const struck: Wave = (at) => drum(at) + 0.02 * Math.sin(2 * Math.PI * 440 * at);
    const file = await stage.sound(`speed-${speed}.wav`, seconds, [struck]);
    const lengthSeconds = seconds / speed;
    const durationFrames = Math.ceil(lengthSeconds * 30) + 30;
    const { left } = await stage.mix({
      durationFrames,
      loudness,
      clipSound: [spoken(file, 0, seconds, { speed })],
    });
    expect(toneLevelOf(left, 440, 0, lengthSeconds)).toBeGreaterThan(
      toneLevelOf(left, 440 * speed, 0, lengthSeconds) + 12,
    );
    expect(levelOf(left, lengthSeconds + 0.05, lengthSeconds + 0.9)).toBeLessThan(-90);
    // Each drum is there within 30 ms of its moment, or of as much at a slower pace.
    const slack = 0.025 / Math.min(1, speed);
    for (let moment = 0.5 / speed; moment < lengthSeconds - 0.1; moment += 0.5 / speed) {
      const before = levelOf(left, moment - slack - 0.04, moment - slack);
      expect(levelOf(left, moment - slack, moment + slack + 0.01)).toBeGreaterThan(before + 6);
    }
  });

  it('comes from movies too', async () => {
    const path = join(stage.folder, 'movie.mp4');
    const size = { widthPixels: 128, heightPixels: 96 };
    const frameRate = { numerator: 25, denominator: 1 };
    await makeMovingClip({ path, size, frameRate, frameCount: 75, coding: '', sound: true }, media);
    const { left } = await stage.mix({
      durationFrames: 90,
      loudness,
      clipSound: [spoken(path, 30, 2.5, { inSeconds: 1 })],
    });
    expect(levelOf(left, 0, 0.99)).toBeLessThan(-90);
    expect(levelOf(left, 1.05, 2.45)).toBeGreaterThan(-50);
    expect(levelOf(left, 2.51, 3)).toBeLessThan(-90);
  });

  it('of a movie without any is refused with a word on what to do', async () => {
    const path = join(stage.folder, 'mute.mp4');
    const size = { widthPixels: 128, heightPixels: 96 };
    const frameRate = { numerator: 25, denominator: 1 };
    await makeMovingClip({ path, size, frameRate, frameCount: 10, coding: '' }, media);
    const mixing = stage.mix({ durationFrames: 30, clipSound: [spoken(path, 0, 0.4)] });
    await expect(mixing).rejects.toMatchObject({
      code: 'unsupported-media',
      message: expect.stringContaining('choose a file that does'),
    });
  });
});
