import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filmWishOf } from '../../src/domain/film-recipe.ts';
import { spokenSoundOf } from '../../src/domain/lip-sync.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import { laidOut, lengthOfSpoken } from '../../src/domain/spoken-sound.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import { framesToSeconds, frameToSample, secondsToSamples } from '../../src/domain/time.ts';
import { wishesOf } from '../../src/production/wishes.ts';
import { timeScenes } from '../../src/render/timeline/scene-times.ts';

const SHOT = 'a'.repeat(64);
/** To a millisecond, as media are measured. */
const seconds = (from: number, to: number) =>
  fc.integer({ min: from * 1000, max: to * 1000 }).map((ms) => ms / 1000);
const line = fc.record({ length: seconds(0.05, 30), pause: fc.option(seconds(0, 4), { nil: undefined }) });
const spokenScene = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  transition: seconds(0, 3),
  rest: seconds(0, 5),
  least: fc.option(seconds(0.1, 60), { nil: undefined }),
  inSeconds: seconds(0, 20),
});
type Spoken = typeof spokenScene extends fc.Arbitrary<infer Value> ? Value : never;

function sceneOf({ lines, transition, rest, least, inSeconds }: Spoken, index: number): Scene {
  return {
    id: `scene-${index}`,
    sequence: index + 1,
    title: `Scene ${index}`,
    picture: null,
    slide: null,
    clip: { own: { asset: SHOT }, inSeconds, withSound: true },
    lipSync: { model: { provider: 'replicate', name: 'sync/lipsync-2-pro' } },
    narration: lines.map(({ pause }, at) => ({
      id: `line-${at}`,
      text: `words ${index} ${at}`,
      ...(pause !== undefined && { pauseSeconds: pause }),
    })),
    transition: { kind: 'crossfade', seconds: transition },
    restSeconds: rest,
    ...(least !== undefined && { leastSeconds: least }),
  };
}

test('E1: lays words over a shot at the frames at which the film has them, and lasts as long as their scene', () => {
  fc.assert(
    fc.property(
      fc.array(spokenScene, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(24, 25, 30, 50, 60),
      (film, frameRate) => {
        const settings = resolveSettings(settingsSchema.parse({}), {
          ratio: '16:9',
          style: 'flat',
          frameRate,
        });
        const storyboard = { version: 1 as const, title: 'Talks', scenes: film.map(sceneOf) };
        const wishes = wishesOf({ storyboard, settings, brand: {}, sources: new Map() });
        const wish = filmWishOf(wishes.at(-1)!.recipe);
        const lengths = film.map(({ lines }) => lines.map(({ length }) => length));
        const times = timeScenes(wish.scenes, lengths, wish.frameRate);
        const sounds = wishes.filter(({ recipe }) => recipe.kind === 'sound-piece');
        expect(sounds).toHaveLength(film.length);
        for (const [index, { recipe }] of sounds.entries()) {
          const { startFrame, durationFrames, lines } = times[index]!;
          const sound = spokenSoundOf(recipe);
          const { lineSamples, lengthSamples } = laidOut(sound, lengths[index]!);
          const seenFrom = secondsToSamples(film[index]!.inSeconds);
          const inScene = lines.map((each) => frameToSample(each.startFrame - startFrame, wish.frameRate));
          expect(lineSamples.map((sample) => sample - seenFrom)).toEqual(inScene);
          expect(lengthSamples - seenFrom).toBe(frameToSample(durationFrames, wish.frameRate));
          const told = lengthOfSpoken(sound, lengths[index]!);
          expect(told.isEstimated).toBe(false);
          expect(told.seconds - film[index]!.inSeconds).toBeCloseTo(
            framesToSeconds(durationFrames, wish.frameRate),
            6,
          );
        }
      },
    ),
  );
});
