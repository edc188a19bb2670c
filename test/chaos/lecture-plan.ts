import { assetHash } from '../../src/domain/asset.ts';
import type { AssetWish } from '../../src/domain/plan.ts';
import { clipRecipe, imageRecipe } from '../../src/domain/recipes.ts';

/** The bought part of a lecture: for each scene a picture, and a clip that starts from it. */
export function lectureWishes(lecture: string, scenes: number): AssetWish[] {
  return Array.from({ length: scenes }, (_, index) => sceneWishes(`${lecture}, scene ${index}`)).flat();
}

function sceneWishes(subject: string): AssetWish[] {
  const picture = imageRecipe({
    prompt: subject,
    style: 'documentary',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 7,
    variation: 1,
    filmSeed: 1,
    brandColours: [],
  });
  const shot = {
    prompt: subject,
    directions: 'Slow pan.',
    durationSeconds: 5,
    resolution: '720p' as const,
    ratio: '9:16' as const,
    seed: 7,
  };
  return [
    { recipe: picture, stage: 'images', label: `picture of ${subject}` },
    { recipe: clipRecipe(shot, assetHash(picture)), stage: 'videos', label: `clip of ${subject}` },
  ];
}
