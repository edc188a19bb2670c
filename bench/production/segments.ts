import { writeFile } from 'node:fs/promises';
import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import type { AssetWish } from '../../src/domain/plan.ts';
import { FREE } from '../../src/domain/price.ts';
import { clipRecipe } from '../../src/domain/recipes.ts';
import { systemClock } from '../../src/engine/system-sources.ts';
import type { Maker } from '../../src/ports/maker.ts';
import { pictureOf } from '../../test/production/workbench.ts';

/** What one segment of a lecture asks of vendors: directions, a picture from them, a clip from the picture. */
export interface SegmentTimes {
  promptMs: number;
  imageMs: number;
  clipMs: number;
}

/** Vendors' usual times a call (seconds), a hundredth of which is measured with. */
const PROMPT_SECONDS = [2, 5] as const;
const IMAGE_SECONDS = [10, 30] as const;
const CLIP_SECONDS = [60, 120] as const;
export const SCALE = 1 / 100;

export function drawSegment(random: () => number): SegmentTimes {
  const draw = ([least, most]: readonly [number, number]) =>
    (least + (most - least) * random()) * 1000 * SCALE;
  return { promptMs: draw(PROMPT_SECONDS), imageMs: draw(IMAGE_SECONDS), clipMs: draw(CLIP_SECONDS) };
}

/** A segment's three assets, each with the one before as its input. */
export function segmentWishes(subject: string): { prompt: AssetWish; image: AssetWish; clip: AssetWish } {
  const prompt: AssetRecipe = { kind: 'script', edition: 1, inputs: {}, intent: { subject } };
  const image: AssetRecipe = { ...pictureOf(subject), inputs: { directions: assetHash(prompt) } };
  const clip = clipRecipe(
    { prompt: subject, directions: '', durationSeconds: 5, resolution: '720p', ratio: '9:16', seed: 7 },
    assetHash(image),
  );
  return {
    prompt: { recipe: prompt, stage: 'script', label: `directions for ${subject}` },
    image: { recipe: image, stage: 'images', label: `picture of ${subject}` },
    clip: { recipe: clip, stage: 'videos', label: `clip of ${subject}` },
  };
}

/** A language model that takes as long as it is told. */
export function timedWriter(lane: string, millisecondsFor: (subject: string) => number): Maker {
  return {
    provider: 'timed-writer',
    lane,
    offer: ({ kind }) => (kind === 'script' ? { model: 'timed', price: FREE, basis: 'made up' } : undefined),
    make: async ({ recipe, outputPathStem, signal }) => {
      await systemClock.sleep(millisecondsFor(String(recipe.intent.subject)), signal);
      const filePath = `${outputPathStem}.json`;
      await writeFile(filePath, '{}');
      return {
        filePath,
        mediaType: 'application/json',
        facts: {},
        model: 'timed',
        parameters: {},
        cost: FREE,
      };
    },
  };
}
