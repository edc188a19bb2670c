import type { Breathe } from '../../domain/breathing.ts';
import type { Box } from '../../domain/face-look.ts';
import type { GreyPicture } from '../../ports/shot-pictures.ts';
import type { Cascade } from './cascade.ts';
import { groupedBoxes } from './grouped-boxes.ts';
import { IntegralImage } from './integral-image.ts';
import { showsFace } from './judge-window.ts';
import { scaledDown } from './resample-grey.ts';

/** Each size that is looked for is so much larger than the one before. */
const SCALE_STEP = 1.1;
/** A face that is smaller, in shares of the picture's shorter side, has no mouth that one would see move. */
const LEAST_FACE_SHARE = 0.1;
/** Where pictures are large for the window, every place is looked at; else every other one. */
const EVERY_PLACE_FROM_FACTOR = 2;

/** The faces in a picture, the largest first. */
export async function findFaces(picture: GreyPicture, cascade: Cascade, breathe: Breathe): Promise<Box[]> {
  const isTilted = cascade.features.some((feature) => feature.isTilted);
  const { widthPixels, heightPixels } = picture;
  const shorter = Math.min(widthPixels, heightPixels);
  const window = Math.max(cascade.widthPixels, cascade.heightPixels);
  const found: Box[] = [];
  for (
    let factor = Math.max(1, (shorter * LEAST_FACE_SHARE) / window);
    window * factor <= shorter;
    factor *= SCALE_STEP
  ) {
    const scaled = scaledDown(picture, factor);
    const image = new IntegralImage(scaled, isTilted);
    const step = factor > EVERY_PLACE_FROM_FACTOR ? 1 : 2;
    for (let y = 0; y + cascade.heightPixels <= scaled.heightPixels; y += step) {
      for (let x = 0; x + cascade.widthPixels <= scaled.widthPixels; x += step) {
        if (!showsFace(cascade, image, x, y)) continue;
        found.push({
          left: x / scaled.widthPixels,
          top: y / scaled.heightPixels,
          width: cascade.widthPixels / scaled.widthPixels,
          height: cascade.heightPixels / scaled.heightPixels,
        });
      }
      await breathe();
    }
  }
  return groupedBoxes(found);
}
