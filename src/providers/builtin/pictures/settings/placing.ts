import type { Mark } from '../scene.ts';
import type { Spot, Stage } from '../stage.ts';

/** A share across the frame for the main thing: away from the light, and elsewhere than in the picture before. */
export function heroX(stage: Stage): number {
  const side = stage.lightX < 0.5 ? 1 : -1;
  const offsets = stage.isWide ? [0.16, 0.02, 0.2, -0.14] : [0.07, 0, 0.12, -0.09];
  return 0.5 + side * offsets[stage.index % offsets.length]!;
}

/** The ground under the main thing, low enough to leave the upper half calm in an upright frame. */
export function heroY(stage: Stage): number {
  return stage.height * (stage.isTall ? 0.735 : stage.isWide ? 0.8 : 0.78);
}

export function heroSize(stage: Stage): number {
  return stage.unit * (stage.isTall ? 50 : stage.isWide ? 46 : 44);
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
    const x = Math.min(width - unit * 9, Math.max(unit * 9, hero.x + side * away));
    const sizePixels = hero.sizePixels * (far ? random.between(0.26, 0.32) : random.between(0.38, 0.46));
    return { x, y: groundAt(x), sizePixels, haze: far ? 0.3 : 0.08, layer: far ? 'middle' : 'subject' };
  });
}

/** A soft light behind the main thing, so that it stands clear of what is behind it. */
export function halo(spot: Spot, alpha = 0.4): Mark {
  return {
    kind: 'glow',
    centre: { x: spot.x, y: spot.aloft ? spot.y : spot.y - spot.sizePixels * 0.5 },
    radiusPixels: spot.sizePixels * 1.05,
    tone: { swatch: 'light', alpha },
  };
}
