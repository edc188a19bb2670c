import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levelOf, MixingStage, music, spoken, tone, toneLevelOf } from '../../../test/media/mixing-stage.ts';
import { createMedia } from '../../media/media-client.ts';

const media = createMedia();
let stage: MixingStage;
/** So soft that no limiter comes in. */
const loudness = { integratedLufs: -30, truePeakDbtp: -1 };

beforeAll(async () => {
  stage = await MixingStage.open(media);
});
afterAll(() => stage.close());

/** The sharpest bend of the waveform, which a click is. */
function sharpestBend(samples: Int16Array, from: number, to: number): number {
  let most = 0;
  for (let index = Math.round(from * 48_000); index < Math.round(to * 48_000); index += 1) {
    most = Math.max(most, Math.abs(samples[index + 1]! - 2 * samples[index]! + samples[index - 1]!));
  }
  return most;
}

describe('gains', () => {
  it('hold to a tenth of a decibel on every track', async () => {
    const [low, high] = await Promise.all([
      stage.sound('low.wav', 2, [tone(500, 0.2)]),
      stage.sound('high.wav', 2, [tone(500, 0.2)]),
    ]);
    for (const track of ['narration', 'clipSound', 'effects'] as const) {
      const clips = [
        spoken(low, 0, 2),
        spoken(high, 60, 2, { gainDecibels: -6 }),
        spoken(low, 120, 2, { gainDecibels: 3 }),
      ];
      const { left } = await stage.mix({ durationFrames: 180, loudness, [track]: clips });
      const level = (second: number) => toneLevelOf(left, 500, second + 0.2, second + 1.8);
      expect(level(2) - level(0)).toBeCloseTo(-6, 1);
      expect(level(4) - level(0)).toBeCloseTo(3, 1);
    }
  });

  it('are counted from one level on all tracks, however loud the recordings are', async () => {
    const [soft, loud] = await Promise.all([
      stage.sound('soft.wav', 4, [tone(500, 0.05)]),
      stage.sound('loud.wav', 4, [tone(500, 0.6)]),
    ]);
    const { left } = await stage.mix({
      durationFrames: 360,
      loudness,
      narration: [spoken(soft, 0, 4)],
      clipSound: [spoken(loud, 120, 4)],
      effects: [spoken(loud, 240, 4, { gainDecibels: -10 })],
    });
    expect(Math.abs(levelOf(left, 5, 7) - levelOf(left, 1, 3))).toBeLessThan(0.3);
    expect(Math.abs(levelOf(left, 9, 11) - levelOf(left, 1, 3) + 10)).toBeLessThan(0.3);
  });

  it('leave a quiet room quiet: ambience is not raised by more than 12 dB', async () => {
    const room = await stage.sound('room.wav', 3, [tone(500, 0.0005)]);
    const voice = await stage.sound('voice.wav', 3, [tone(500, 0.1)]);
    const film = { durationFrames: 180, loudness, narration: [spoken(voice, 0, 3)] };
    const { left } = await stage.mix({ ...film, clipSound: [spoken(room, 90, 3)] });
    expect(levelOf(left, 3.5, 5.5)).toBeLessThan(levelOf(left, 0.5, 2.5) - 30);
  });
});

describe('fades', () => {
  it('follow the square of a sine', async () => {
    const steady = await stage.sound('steady.wav', 6, [tone(1000, 0.2)]);
    const fading = spoken(steady, 0, 6, { fadeInSeconds: 2, fadeOutSeconds: 2 });
    const { left } = await stage.mix({ durationFrames: 180, loudness, clipSound: [fading] });
    const full = toneLevelOf(left, 1000, 2.5, 3.5);
    for (const [part, decibels] of [
      [0.25, -16.69],
      [0.5, -6.02],
      [0.75, -1.37],
    ] as const) {
      const at = (second: number) => toneLevelOf(left, 1000, second - 0.02, second + 0.02) - full;
      expect(at(2 * part)).toBeCloseTo(decibels, 1);
      expect(at(6 - 2 * part)).toBeCloseTo(decibels, 1);
    }
  });

  it('keep the power where one clip goes out as another comes in', async () => {
    const [one, other] = await Promise.all([
      stage.sound('one.wav', 4, [tone(900, 0.2)]),
      stage.sound('other.wav', 4, [tone(1300, 0.2)]),
    ]);
    const clips = [spoken(one, 0, 4, { fadeOutSeconds: 2 }), spoken(other, 60, 4, { fadeInSeconds: 2 })];
    for (const track of ['clipSound', 'effects', 'narration'] as const) {
      const { left } = await stage.mix({ durationFrames: 180, loudness, [track]: clips });
      const levels = Array.from({ length: 55 }, (_, step) =>
        levelOf(left, 0.25 + step * 0.1, 0.35 + step * 0.1),
      );
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.25);
      expect(sharpestBend(left, 0.1, 5.9)).toBeLessThanOrEqual(sharpestBend(left, 4.2, 5.9) + 4);
    }
  });

  it('keep the power where one piece of music goes over into another', async () => {
    const [one, other] = await Promise.all([
      stage.sound('piece-one.wav', 4, [tone(900, 0.2)], { loops: true }),
      stage.sound('piece-other.wav', 4, [tone(1300, 0.02)], { loops: true }),
    ]);
    const { left } = await stage.mix({
      durationFrames: 360,
      loudness,
      music: [
        music(one, 210, { fadeOutSeconds: 2 }),
        music(other, 210, { startFrame: 150, fadeInSeconds: 2 }),
      ],
    });
    const levels = Array.from({ length: 110 }, (_, step) =>
      levelOf(left, 0.3 + step * 0.1, 0.4 + step * 0.1),
    );
    // The two are equally loud to the ear, which is 0.4 dB apart in power.
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1);
  });

  it('are not needed where a clip is cut: no cut clicks', async () => {
    const steady = await stage.sound('cut.wav', 10, [tone(90, 0.3)]);
    const cuts = [0.503, 2.217, 4.901].map((inSeconds, index) =>
      spoken(steady, index * 40, inSeconds + 1.013, { inSeconds }),
    );
    const pieces = [music(steady, 40, { startFrame: 140, inSeconds: 1.2345 })];
    const { left } = await stage.mix({ durationFrames: 200, loudness, clipSound: cuts, music: pieces });
    expect(sharpestBend(left, 0.001, 6.6)).toBeLessThanOrEqual(sharpestBend(left, 0.2, 0.8) + 40);
  });
});

describe('ducking', () => {
  it('is each clip’s own, down before the first word and up again after the last', async () => {
    const [voice, deep, shallow, steady] = await Promise.all([
      stage.sound('talk.wav', 3, [tone(200, 0.2)]),
      stage.sound('deep.wav', 14, [tone(3000, 0.1)]),
      stage.sound('shallow.wav', 14, [tone(5000, 0.1)]),
      stage.sound('steady-effect.wav', 14, [tone(8000, 0.1)]),
    ]);
    const { left } = await stage.mix({
      durationFrames: 420,
      loudness,
      narration: [spoken(voice, 120, 3)],
      clipSound: [
        spoken(deep, 0, 14, { duckingDecibels: 15 }),
        spoken(shallow, 0, 14, { duckingDecibels: 5 }),
      ],
      effects: [spoken(steady, 0, 14)],
    });
    const lowered = (hertz: number, from: number, to: number) =>
      toneLevelOf(left, hertz, from, to) - toneLevelOf(left, hertz, 1, 3);
    expect(lowered(3000, 3.98, 7.3)).toBeCloseTo(-15, 1);
    expect(lowered(5000, 3.98, 7.3)).toBeCloseTo(-5, 1);
    expect(lowered(8000, 3.98, 7.3)).toBeCloseTo(0, 1);
    // On its way 0.45 s before it is there, and back 1.4 s after it was held for 0.35 s.
    expect(lowered(3000, 3.3, 3.45)).toBeCloseTo(0, 1);
    expect(lowered(3000, 3.715, 3.735)).toBeCloseTo(-7.5, 0);
    expect(lowered(3000, 8.04, 8.06)).toBeCloseTo(-7.5, 0);
    expect(lowered(3000, 8.8, 12)).toBeCloseTo(0, 1);
  });
});

describe('music', () => {
  it('begins where it is asked to, and ends with its source where it does not loop', async () => {
    const rising = await stage.sound('rising.wav', 6, [
      (at) => 0.2 * Math.sin(2 * Math.PI * 200 * at * (1 + at)),
    ]);
    const once = music(rising, 300, { startFrame: 30, inSeconds: 4, loops: false, duckingDecibels: 0 });
    const { left } = await stage.mix({ durationFrames: 330, loudness, music: [once] });
    expect(levelOf(left, 0, 0.99)).toBeLessThan(-90);
    expect(levelOf(left, 1.01, 2.99)).toBeGreaterThan(-40);
    expect(levelOf(left, 3.01, 11)).toBeLessThan(-90);
    // At 4.5 s of the source the tone has reached 200 · (1 + 2 · 4.5) Hz.
    const at = (hertz: number) => toneLevelOf(left, hertz, 1.48, 1.52);
    expect(at(2000)).toBeGreaterThan(at(1600) + 10);
    expect(at(2000)).toBeGreaterThan(at(2400) + 10);
  });
});
