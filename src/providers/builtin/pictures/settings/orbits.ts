import { arc, ellipse, type Point } from '../geometry.ts';
import { openSky, stars } from '../props/sky.ts';
import type { Mark } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

/** One thing in the middle, others circling it: systems, cycles, customers, balance. */
export function orbits(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const centre = {
    x: width * middleX(stage),
    y: height * (stage.isTall ? 0.58 : 0.52),
  };
  const size = heroSize(stage) * 0.9;
  const tilt = stage.index % 2 ? 0.42 : 0.34;
  stage.add('background', {
    ...openSky(stage),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.15 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.25 },
  });
  if (stage.isDark) stage.add('background', ...stars(stage, height, 90));
  stage.add(
    'background',
    { kind: 'glow', centre, radiusPixels: unit * 85, tone: { swatch: 'light', alpha: 0.5 } },
    {
      kind: 'glow',
      centre: { x: width * stage.lightX, y: height * 0.12 },
      radiusPixels: unit * 55,
      tone: { swatch: 'accent', alpha: 0.3 },
    },
  );
  const radii = [0.78, 1.08, 1.42, 1.82].map((share) => share * size);
  radii.forEach((radius, index) => {
    stage.add('far', {
      kind: 'area',
      outline: ellipse(centre.x, centre.y, radius, radius * tilt * 1.25),
      tone: { swatch: 'light', alpha: 0.07 },
      weight: 'air',
    });
    stage.add('far', ring(stage, centre, radius, tilt * 1.25, 180, 360, 0.5 - index * 0.08, index));
  });
  const beads = radii
    .flatMap((radius, index) =>
      Array.from({ length: index + 1 }, (): Mark[] => {
        const angle = random.between(0, Math.PI * 2);
        const at = {
          x: centre.x + Math.cos(angle) * radius,
          y: centre.y + Math.sin(angle) * radius * tilt * 1.25,
        };
        const small = unit * random.between(0.7, 1.5);
        const swatch = random.pick(['accent', 'accentTwo', 'accentThree'] as const);
        return [
          { kind: 'glow', centre: at, radiusPixels: small * 3, tone: { swatch, alpha: 0.4 } },
          {
            kind: 'area',
            outline: ellipse(at.x, at.y, small),
            tone: { swatch, lift: 0.05 },
            toTone: { swatch, lift: -0.1 },
            direction: 'slant',
            weight: 'prop',
          },
        ];
      }),
    )
    .flat();
  stage.add('middle', ...beads);
  const hero = {
    x: centre.x,
    y: centre.y - size * 0.06,
    sizePixels: size,
    haze: 0,
    layer: 'subject',
    aloft: true,
  } as const;
  stage.add('subject', halo(hero, 0.5));
  radii.forEach((radius, index) => {
    stage.add('foreground', ring(stage, centre, radius, tilt * 1.25, 0, 180, 0.7 - index * 0.1, index));
  });
  const spot = (radius: number, degrees: number, share: number) => {
    const angle = (degrees * Math.PI) / 180;
    const depth = Math.sin(angle);
    const x = Math.min(width - unit * 10, Math.max(unit * 10, centre.x + Math.cos(angle) * radius));
    return {
      x,
      y: centre.y + depth * radius * tilt * 1.25,
      sizePixels: size * share * (1 + depth * 0.15),
      haze: depth < 0 ? 0.25 : 0,
      layer: depth < 0 ? 'middle' : 'foreground',
      aloft: true,
    } as const;
  };
  const turn = random.integer(0, 40);
  return {
    hero,
    supports: [
      spot(radii[1]!, 20 + turn, 0.32),
      spot(radii[2]!, 132 + turn * 0.6, 0.36),
      spot(radii[2]!, 228 + turn, 0.28),
      spot(radii[3]!, 312 + turn * 0.5, 0.26),
    ],
  };
}

function ring(
  stage: Stage,
  centre: Point,
  radius: number,
  squash: number,
  from: number,
  to: number,
  alpha: number,
  index: number,
): Mark {
  return {
    kind: 'stroke',
    outline: arc(centre, radius, radius * squash, from, to),
    tone: { swatch: 'light', alpha: Math.max(0.15, alpha) },
    widthPixels: stage.unit * (index === 1 ? 0.5 : 0.3),
    structural: true,
    ...(index === 2 ? { dashPixels: [stage.unit * 1.6, stage.unit * 1.2] } : {}),
  };
}
