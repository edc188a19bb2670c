import type { Mark } from '../scene.ts';
import type { Spot, Stage } from '../stage.ts';

/**
 * A share across the frame for the main thing: clear of the words, or else away from the light, and elsewhere
 * than in the picture before.
 */
export function heroX(stage: Stage): number {
  if (stage.words === 'left' || stage.words === 'right') return besideWords(stage);
  const side = stage.lightX < 0.5 ? 1 : -1;
  const spread = stage.isWide && stage.words === 'none';
  const offsets = spread ? [0.16, 0.02, 0.2, -0.14] : [0.07, 0, 0.12, -0.09];
  return 0.5 + side * offsets[stage.index % offsets.length]!;
}

/** As `heroX`, for settings that are built round their middle. */
export function middleX(stage: Stage): number {
  if (stage.words === 'left' || stage.words === 'right') return besideWords(stage);
  const shares = stage.isWide && stage.words === 'none' ? [0.5, 0.6, 0.42] : [0.5, 0.53, 0.47];
  return shares[stage.index % shares.length]!;
}

function besideWords(stage: Stage): number {
  const share = [0.805, 0.79, 0.815][stage.index % 3]!;
  return stage.words === 'left' ? share : 1 - share;
}

/** The ground under the main thing, low enough to leave the upper half calm in an upright frame. */
export function heroY(stage: Stage): number {
  return stage.height * (stage.isTall ? 0.745 : stage.isWide ? 0.82 : 0.8);
}

export function heroSize(stage: Stage): number {
  if (stage.words === 'left' || stage.words === 'right') return stage.unit * 43;
  return stage.unit * (stage.isTall ? 56 : stage.isWide ? 50 : 52);
}

/** Places beside and behind the main thing, smaller, on ground whose height is asked for. */
export function besideHero(stage: Stage, hero: Spot, groundAt: (x: number) => number, count = 4): Spot[] {
  const { random, width, unit } = stage;
  const reach = stage.isWide ? 0.62 : 0.56;
  const sides =
    hero.x > width * 0.52
      ? [-1, 1, -1, 1]
      : hero.x < width * 0.48
        ? [1, -1, 1, -1]
        : random.chance(0.5)
          ? [1, -1, 1, -1]
          : [-1, 1, -1, 1];
  return sides.slice(0, count).map((side, index) => {
    const far = index >= 2;
    const away = hero.sizePixels * reach * (far ? 1.35 : 1) + unit * random.between(2, 6);
    const sizePixels = hero.sizePixels * (far ? random.between(0.26, 0.32) : random.between(0.38, 0.46));
    const margin = sizePixels / 2 + unit * 4;
    const x = Math.min(width - margin, Math.max(margin, hero.x + side * away));
    return { x, y: groundAt(x), sizePixels, haze: far ? 0.3 : 0.08, layer: far ? 'middle' : 'subject' };
  });
}

/** Places in a row from beside the main thing into the distance, on the emptier side. */
export function intoDistance(
  stage: Stage,
  hero: Spot,
  groundAt: (x: number) => number,
  rise: number,
): Spot[] {
  const { width, unit } = stage;
  const side = hero.x > width / 2 ? -1 : 1;
  return [0.72, 0.98, 1.16, 1.3].map((away, index) => {
    const share = [0.46, 0.33, 0.24, 0.17][index]!;
    const margin = (hero.sizePixels * share) / 2 + unit * 4;
    const x = Math.min(width - margin, Math.max(margin, hero.x + side * hero.sizePixels * away * 0.86));
    return {
      x,
      y: groundAt(x) - rise * [0, 0.3, 0.52, 0.66][index]!,
      sizePixels: hero.sizePixels * share,
      haze: index * 0.13,
      layer: 'subject',
    };
  });
}

/** A place low in the sky, where the light comes from, behind all that stands on the ground. */
export function lowInSky(stage: Stage, horizon: number): Spot {
  const sizePixels = stage.unit * 34;
  return {
    x: stage.width * stage.lightX,
    y: horizon - sizePixels * 0.5,
    sizePixels,
    haze: 0,
    layer: 'background',
    aloft: true,
  };
}

/** A soft light behind the main thing, so that it stands clear of what is behind it. */
export function halo(spot: Spot, alpha = 0.4): Mark {
  return {
    kind: 'glow',
    centre: { x: spot.x, y: spot.aloft ? spot.y : spot.y - spot.sizePixels * 0.5 },
    radiusPixels: spot.sizePixels * 1.05,
    tone: { swatch: 'light', alpha },
    halo: true,
  };
}
