import { describe, expect, it } from 'vitest';
import {
  boxOf,
  type DrawnFace,
  FACE_CASCADE,
  greyScene,
  sceneLevel,
} from '../../../test/media/drawn-faces.ts';
import { breathing } from '../../domain/breathing.ts';
import type { Box } from '../../domain/face-look.ts';
import { findFaces } from './find-faces.ts';
import { readCascade } from './read-cascade.ts';

const SIZE = { widthPixels: 480, heightPixels: 270 };
const cascade = readCascade(FACE_CASCADE);
const found = (levelAt: (x: number, y: number) => number) =>
  findFaces(greyScene(SIZE, levelAt), cascade, breathing(undefined));
const faceAt = (centreX: number, centreY: number, radius: number, opening = 0.3): DrawnFace => ({
  centreX,
  centreY,
  radius,
  opening,
});

/** What two boxes have in common, as a share of what either covers. */
function overlap(one: Box, face: DrawnFace): number {
  const { left, top, width, height } = boxOf(face);
  const box = {
    left: one.left * SIZE.widthPixels,
    top: one.top * SIZE.heightPixels,
    width: one.width * SIZE.widthPixels,
    height: one.height * SIZE.heightPixels,
  };
  const across = Math.min(left + width, box.left + box.width) - Math.max(left, box.left);
  const down = Math.min(top + height, box.top + box.height) - Math.max(top, box.top);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / (width * height + box.width * box.height - across * down);
}

describe('a cascade', () => {
  it.each([
    ['small', faceAt(60, 60, 20)],
    ['of a middle size', faceAt(150, 120, 40, 0)],
    ['large, with its mouth wide open', faceAt(300, 150, 70, 1)],
    ['near an edge', faceAt(440, 200, 36)],
  ])('finds a face that is %s', async (_, face) => {
    const faces = await found((x, y) => sceneLevel([face], x, y));
    expect(faces).toHaveLength(1);
    expect(overlap(faces[0]!, face)).toBeGreaterThan(0.6);
  });

  it.each([
    ['dim', 0.45, 0],
    ['bright', 1, 45],
    ['of little contrast', 0.35, 100],
  ])('finds a face in a picture that is %s', async (_, contrast, lift) => {
    const face = faceAt(200, 130, 50);
    const faces = await found((x, y) => sceneLevel([face], x, y) * contrast + lift);
    expect(faces.map((box) => overlap(box, face) > 0.6)).toEqual([true]);
  });

  it('finds several faces, the largest first', async () => {
    const [large, small] = [faceAt(330, 140, 64), faceAt(100, 90, 30)];
    const faces = await found((x, y) => sceneLevel([small, large], x, y));
    expect(faces).toHaveLength(2);
    expect(overlap(faces[0]!, large)).toBeGreaterThan(0.6);
    expect(overlap(faces[1]!, small)).toBeGreaterThan(0.6);
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['nothing', (x, y) => sceneLevel([], x, y)],
    ['one level throughout', () => 128],
    ['stripes', (_x, y) => (Math.floor(y / 12) % 2 === 0 ? 60 : 200)],
    ['a disc', (x, y) => (Math.hypot(x - 200, y - 120) < 60 ? 200 : 90)],
    ['a face on its side', (x, y) => sceneLevel([faceAt(130, 200, 50)], y, x)],
    ['a face that is too small for its mouth to be seen', (x, y) => sceneLevel([faceAt(200, 130, 9)], x, y)],
  ])('finds none in %s', async (_, levelAt) => {
    expect(await found(levelAt)).toEqual([]);
  });

  it('stops where it is told to', async () => {
    const stopped = AbortSignal.abort();
    const picture = greyScene(SIZE, (x, y) => sceneLevel([], x, y));
    await expect(findFaces(picture, cascade, breathing(stopped))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
