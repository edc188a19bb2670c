import { arc, ellipse } from '../geometry.ts';
import { blossom, frond, leaf } from '../props/plants.ts';
import { openSky } from '../props/sky.ts';
import type { Mark, Swatch, Tone } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

/** A wreath of leaves and flowers round the subject: plants, health, beauty, care. */
export function botanical(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const centre = {
    x: width * middleX(stage),
    y: height * (stage.isTall ? 0.56 : 0.52),
  };
  const size = heroSize(stage) * 0.92;
  const radius = size * (stage.isWide ? 0.84 : 0.8);
  stage.add('background', openSky(stage), {
    kind: 'glow',
    centre,
    radiusPixels: unit * 90,
    tone: { swatch: 'light', alpha: 0.55 },
  });
  stage.add('far', {
    kind: 'area',
    outline: ellipse(centre.x, centre.y, radius * 1.02),
    tone: { swatch: 'skyLow', towards: 'light', share: 0.5 },
    toTone: { swatch: 'accentTwo', towards: 'skyLow', share: 0.7 },
    weight: 'prop',
  });
  const greens: Tone[] = [
    { swatch: 'near' },
    { swatch: 'middle' },
    { swatch: 'front', lift: 0.06 },
    { swatch: 'accentThree', towards: 'near', share: 0.6 },
  ];
  const count = 13;
  const gap = 270 + (stage.index % 2 ? 18 : -18);
  for (let index = 0; index < count; index += 1) {
    const degrees = gap + 32 + (296 * index) / (count - 1);
    const angle = (degrees * Math.PI) / 180;
    const root = {
      x: centre.x + Math.cos(angle) * radius * 0.98,
      y: centre.y + Math.sin(angle) * radius * 0.98,
    };
    const tangent = degrees + (index < count / 2 ? -62 : 62);
    const layer = index % 3 === 0 ? 'middle' : 'far';
    stage.add(
      layer,
      ...frond(
        random,
        root,
        tangent + random.between(-14, 14),
        radius * random.between(0.6, 0.82),
        greens[index % greens.length]!,
        random.between(0.34, 0.5),
      ),
    );
  }
  stage.add('middle', {
    kind: 'stroke',
    outline: { ...ellipse(centre.x, centre.y, radius) },
    tone: { swatch: 'front', lift: 0.08, alpha: 0.5 },
    widthPixels: unit * 0.35,
    structural: true,
  });
  for (const [degrees, share, petals, swatch] of [
    [62, 0.24, 7, 'accent'],
    [118, 0.2, 6, 'accentTwo'],
    [90, 0.28, 8, 'accent'],
    [204, 0.15, 6, 'accentTwo'],
    [-24, 0.16, 6, 'accent'],
  ] as const) {
    const angle = (degrees * Math.PI) / 180;
    const at = {
      x: centre.x + Math.cos(angle) * radius * 1.02,
      y: centre.y + Math.sin(angle) * radius * 1.02,
    };
    stage.add(
      'foreground',
      ...blossom(
        at,
        radius * share,
        petals,
        { swatch, towards: 'paper', share: 0.1 },
        { swatch: swatch === 'accent' ? 'accentTwo' : 'accent' },
      ),
    );
  }
  stage.add('foreground', ...corner(stage, -1, -1), ...corner(stage, 1, 1));
  stage.add('background', ...sprigs(stage, centre, radius * 1.6));
  const hero = {
    x: centre.x,
    y: centre.y - unit,
    sizePixels: size * 0.92,
    haze: 0,
    layer: 'subject',
    aloft: true,
  } as const;
  stage.add('subject', halo(hero, 0.4));
  return {
    hero,
    supports: [
      {
        x: centre.x - radius * 0.72,
        y: centre.y + radius * 0.66,
        sizePixels: size * 0.3,
        haze: 0,
        layer: 'foreground',
        aloft: true,
      },
      {
        x: centre.x + radius * 0.74,
        y: centre.y + radius * 0.62,
        sizePixels: size * 0.28,
        haze: 0,
        layer: 'foreground',
        aloft: true,
      },
    ],
  };
}

function corner(stage: Stage, across: -1 | 1, down: -1 | 1): Mark[] {
  const { width, height, unit, random } = stage;
  const root = { x: across < 0 ? -unit * 4 : width + unit * 4, y: down < 0 ? -unit * 4 : height + unit * 4 };
  const inward = Math.atan2(-down, -across) * (180 / Math.PI);
  return [-34, -8, 20, 46].flatMap((lean, index) =>
    frond(
      random,
      root,
      inward + lean - 6,
      unit * (index % 2 ? 38 : 48),
      { swatch: index % 2 ? 'near' : 'front', lift: 0.04 },
      0.42,
    ),
  );
}

function sprigs(stage: Stage, centre: { x: number; y: number }, clear: number): Mark[] {
  const { width, height, unit, random } = stage;
  const swatches: Swatch[] = ['far', 'middle'];
  const marks: Mark[] = [];
  for (let index = 0; index < 16; index += 1) {
    const at = { x: width * random.next(), y: height * random.next() };
    if (Math.hypot(at.x - centre.x, at.y - centre.y) < clear) continue;
    const degrees = random.between(0, 360);
    const tone: Tone = { swatch: swatches[index % 2]!, haze: 0.35, alpha: 0.55 };
    marks.push(
      ...leaf(at, degrees, unit * random.between(7, 12), 0.42, tone),
      ...leaf(at, degrees + 52, unit * random.between(5, 8), 0.42, tone),
    );
    marks.push({
      kind: 'stroke',
      outline: arc(at, unit * 3, unit * 3, degrees + 150, degrees + 200),
      tone,
      widthPixels: unit * 0.25,
    });
  }
  return marks;
}
