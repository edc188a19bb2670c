import { belongsInSky, stanceOf } from './icons/stance.ts';
import type { IconMark, ShadeMark } from './scene.ts';
import type { Spot, Spots, Stage } from './stage.ts';

/** Directions from the main thing's middle where small things hang round it, in degrees clockwise from the right. */
const ROUND_HERO_DEGREES = [-146, -36, -112, -66];

/** How large what is in the sky is where something stands below. */
const BESIDE_OTHERS = 0.6;

/**
 * Puts the things into a setting: what belongs there into its sky, the first other as the main one, the rest beside it,
 * gathered at its foot, one behind the other into the depth, or hanging round it where they have nothing to stand on.
 */
export function arrangeThings(stage: Stage, spots: Spots, icons: readonly string[]): void {
  const { sky } = spots;
  const above = sky && icons.find(belongsInSky);
  const below = icons.filter((icon) => icon !== above);
  if (!above) {
    arrangeOnGround(stage, spots, icons);
  } else if (below.some((icon) => stanceOf(icon) === 'stands')) {
    put(stage, above, { ...sky, sizePixels: sky.sizePixels * BESIDE_OTHERS }, 'support');
    arrangeOnGround(stage, spots, below);
  } else {
    put(stage, above, sky, 'hero');
  }
}

function arrangeOnGround(stage: Stage, spots: Spots, icons: readonly string[]): void {
  const [hero, ...others] = icons;
  if (!hero) return;
  const grounded = spots.hero.aloft !== true && !spots.fixed;
  const standing = others.filter(
    (icon) => spots.fixed || spots.supports[0]?.aloft || stanceOf(icon) === 'stands',
  );
  const hanging = others.filter((icon) => !standing.includes(icon));
  const manner = grounded ? stage.index % 3 : 0;
  const places = placesFor(stage, spots, manner, standing.length);
  const things = places.map((spot, index) => ({
    spot,
    icon: standing[manner === 2 && spots.trail ? 0 : index],
  }));
  for (const { spot, icon } of things)
    if (icon && !inFront(spot, spots.hero)) put(stage, icon, spot, 'support');
  put(stage, hero, spots.hero, 'hero');
  for (const { spot, icon } of things)
    if (icon && inFront(spot, spots.hero)) put(stage, icon, spot, 'support');
  hanging.slice(0, ROUND_HERO_DEGREES.length).forEach((icon, index) => {
    put(stage, icon, roundHero(stage, spots.hero, index), 'support');
  });
}

const inFront = (spot: Spot, hero: Spot): boolean => spot.layer === hero.layer && spot.y > hero.y;

function placesFor(stage: Stage, spots: Spots, manner: number, count: number): readonly Spot[] {
  if (manner === 2 && spots.trail && count > 0) return spots.trail;
  if (manner === 1) return gathered(stage, spots);
  return spots.supports;
}

/** Close to the main thing, before and half behind it, as for a group portrait. */
function gathered(stage: Stage, { hero, supports }: Spots): Spot[] {
  const size = hero.sizePixels;
  const beside = (side: number, away: number, nearer: number, share: number): Spot => ({
    ...hero,
    x: within(stage, hero.x + side * size * away, size * share),
    y: hero.y + size * nearer,
    sizePixels: size * share,
  });
  const side = (supports[0]?.x ?? hero.x + 1) > hero.x ? 1 : -1;
  return [beside(side, 0.52, 0.07, 0.42), beside(-side, 0.46, 0.1, 0.32), ...supports.slice(2)];
}

/** A place across at which a thing of that size stays inside the frame. */
function within(stage: Stage, x: number, sizePixels: number): number {
  const margin = sizePixels / 2 + stage.unit * 3;
  return Math.min(stage.width - margin, Math.max(margin, x));
}

function roundHero(stage: Stage, hero: Spot, index: number): Spot {
  const size = hero.sizePixels;
  const angle = ((ROUND_HERO_DEGREES[index]! + stage.random.between(-6, 6)) * Math.PI) / 180;
  const centreY = hero.aloft ? hero.y : hero.y - size * 0.5;
  const share = index < 2 ? 0.27 : 0.2;
  const x = hero.x + Math.cos(angle) * size * 0.76;
  return {
    x: within(stage, x, size * share),
    y: centreY + Math.sin(angle) * size * 0.74,
    sizePixels: size * share,
    haze: 0.06,
    layer: hero.layer,
    aloft: true,
  };
}

function put(stage: Stage, icon: string, spot: Spot, role: 'hero' | 'support'): void {
  const floats = spot.aloft === true || stanceOf(icon) === 'floats';
  const hovers = floats && !spot.aloft;
  const x = role === 'hero' ? spot.x : within(stage, spot.x, spot.sizePixels);
  const sizePixels = spot.sizePixels * (hovers ? 0.88 : 1);
  const mark: IconMark = {
    kind: 'icon',
    icon,
    at: { x, y: hovers ? spot.y - sizePixels * 0.62 : spot.y },
    anchor: floats ? 'middle' : 'base',
    sizePixels,
    tiltDegrees: floats ? stage.random.between(-7, 7) : 0,
    mirrored: false,
    role,
    haze: spot.haze,
  };
  const shade: ShadeMark = {
    kind: 'shade',
    centre: { x, y: spot.y },
    radiusPixels: sizePixels * 0.46,
    squash: 0.2,
    strength: 0.42 * (1 - spot.haze),
  };
  stage.add(spot.layer, ...(hovers ? [shade, mark] : [mark]));
}
