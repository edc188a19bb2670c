import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MixingStage, spoken, tone, toneLevelOf } from '../../../test/media/mixing-stage.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { SoundClip } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';

const media = createMedia();
let stage: MixingStage;
const TONES = Array.from({ length: 6 }, (_, index) => 500 + 370 * index);
let files: string[] = [];

beforeAll(async () => {
  stage = await MixingStage.open(media);
  files = await Promise.all(TONES.map((hertz) => stage.sound(`${hertz}.wav`, 4, [tone(hertz, 0.1)])));
});
afterAll(() => stage.close());

const frameRate = fc.constantFrom(
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 30_000, denominator: 1001 },
  { numerator: 60, denominator: 1 },
);
const track = fc.constantFrom('narration', 'clipSound', 'effects');
const anyClip = fc.record({
  track,
  startFrame: fc.integer({ min: 0, max: 150 }),
  inMs: fc.integer({ min: 0, max: 2500 }),
  lengthMs: fc.integer({ min: 200, max: 1500 }),
  fades: fc.boolean(),
});

test('any sounds on any tracks are heard in their places and nowhere else, for exactly the film', async () => {
  const film = fc.record({
    frameRate,
    durationFrames: fc.integer({ min: 1, max: 160 }),
    clips: fc.array(anyClip, { maxLength: TONES.length }),
  });
  await fc.assert(
    fc.asyncProperty(film, async ({ frameRate, durationFrames, clips }) => {
      const placed = clips.map((clip, index) => ({
        ...clip,
        sound: spoken(files[index]!, clip.startFrame, (clip.inMs + clip.lengthMs) / 1000, {
          inSeconds: clip.inMs / 1000,
          ...(clip.fades && { fadeInSeconds: 0.05, fadeOutSeconds: 0.05 }),
        }),
      }));
      const on = (name: string): SoundClip[] =>
        placed.filter(({ track }) => track === name).map(({ sound }) => sound);
      const { left, facts } = await stage.mix({
        frameRate,
        durationFrames,
        narration: on('narration'),
        clipSound: on('clipSound'),
        effects: on('effects'),
        loudness: { integratedLufs: -32, truePeakDbtp: -1 },
      });
      const filmSeconds = framesToSeconds(durationFrames, frameRate);
      expect(facts.sampleCount).toBe(Math.round(filmSeconds * 48_000));
      expect(left.length).toBe(facts.sampleCount);
      for (const [index, { startFrame, lengthMs }] of placed.entries()) {
        const start = framesToSeconds(startFrame, frameRate);
        const end = start + lengthMs / 1000;
        const level = (from: number, to: number) => toneLevelOf(left, TONES[index]!, from, to);
        const [from, to] = [start + 0.05, Math.min(end, filmSeconds) - 0.05];
        if (to - from < 0.1) continue;
        const inside = level(from, to);
        expect(inside).toBeGreaterThan(-60);
        if (start > 0.2) expect(level(start - 0.15, start - 0.005)).toBeLessThan(inside - 25);
        if (end < filmSeconds - 0.2) expect(level(end + 0.005, end + 0.15)).toBeLessThan(inside - 25);
      }
    }),
    { numRuns: 40, seed: 7 },
  );
});
