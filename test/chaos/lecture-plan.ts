import type { AssetWish } from '../../src/domain/plan.ts';
import { clipOf, pictureOf } from '../production/workbench.ts';

/** The bought part of a lecture: for each scene a picture, and a clip that starts from it. */
export function lectureWishes(lecture: string, scenes: number): AssetWish[] {
  return Array.from({ length: scenes }, (_, index) => sceneWishes(`${lecture}, scene ${index}`)).flat();
}

function sceneWishes(subject: string): AssetWish[] {
  const picture = pictureOf(subject);
  return [
    { recipe: picture, stage: 'images', label: `picture of ${subject}` },
    { recipe: clipOf(subject, picture), stage: 'videos', label: `clip of ${subject}` },
  ];
}
