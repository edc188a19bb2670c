import { archway, curve, rectangle } from '../geometry.ts';
import { blossom, frond } from '../props/plants.ts';
import { skyFill } from '../props/sky.ts';
import type { Tone } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

const GREENS: readonly Tone[] = [{ swatch: 'near' }, { swatch: 'middle' }, { swatch: 'front', lift: 0.06 }];

/** An arch overgrown with leaves, the subject on the step beneath it: gardens, beauty, welcome, ceremony. */
export function arbour(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const floor = height * (stage.isTall ? 0.75 : 0.78);
  const middle = width * middleX(stage);
  const wide = unit * (stage.isTall ? 76 : 66);
  const tall = unit * (stage.isTall ? 112 : 70);
  stage.add('background', skyFill(stage));
  stage.add('background', {
    kind: 'glow',
    centre: { x: middle, y: floor - tall * 0.5 },
    radiusPixels: unit * 90,
    tone: { swatch: 'light', alpha: 0.5 },
  });
  stage.add('far', {
    kind: 'area',
    outline: archway(middle, floor + unit * 2, wide, tall),
    tone: { swatch: 'skyLow', towards: 'light', share: 0.5 },
    toTone: { swatch: 'accentTwo', towards: 'skyLow', share: 0.6 },
    weight: 'prop',
  });
  stage.add('middle', {
    kind: 'area',
    outline: rectangle(-width * BLEED, floor, width * (1 + 2 * BLEED), stage.floorY - floor),
    tone: { swatch: 'middle', towards: 'near', share: 0.35 },
    toTone: { swatch: 'near', towards: 'front', share: 0.4 },
    weight: 'plane',
  });
  const rim = archway(middle, floor, wide, tall).points;
  stage.add('middle', {
    kind: 'stroke',
    outline: { points: rim, smooth: false, closed: false },
    tone: { swatch: 'front', lift: 0.1 },
    widthPixels: unit * 1.3,
    structural: true,
  });
  const along = [0, 0, ...rim.keys(), rim.length - 1, rim.length - 1];
  along.forEach((at, index) => {
    const point = rim[at]!;
    const low = index < 2 ? index : index >= along.length - 2 ? along.length - 1 - index : 0;
    const y = point.y - (at === 0 || at === rim.length - 1 ? unit * 16 * (low + (index % 2)) : 0);
    const outwards = (Math.atan2(y - (floor - tall * 0.5), point.x - middle) * 180) / Math.PI;
    const lean = outwards + random.between(-50, 50);
    stage.add(
      'middle',
      ...frond(
        random,
        { x: point.x, y },
        lean,
        unit * random.between(12, 19),
        GREENS[index % 3]!,
        random.between(0.36, 0.5),
      ),
    );
  });
  for (const share of [0.16, 0.34, 0.5, 0.62, 0.84]) {
    const point = rim[Math.round(share * (rim.length - 1))]!;
    const swatch = share < 0.4 || share > 0.7 ? 'accent' : 'accentTwo';
    stage.add(
      'middle',
      ...blossom(
        point,
        unit * random.between(4.5, 6.5),
        random.integer(6, 8),
        { swatch },
        { swatch: swatch === 'accent' ? 'accentTwo' : 'accent' },
      ),
    );
  }
  for (const side of [-1, 1]) {
    const corner = side < 0 ? -unit * 3 : width + unit * 3;
    stage.add('foreground', {
      kind: 'stroke',
      outline: curve(
        [corner, 0],
        [corner - side * unit * 7, unit * 16],
        [corner - side * unit * 4, unit * 34],
      ),
      tone: { swatch: 'front', lift: 0.06 },
      widthPixels: unit * 0.7,
    });
    for (const [y, lean] of [
      [-2, 64],
      [12, 38],
      [26, 70],
    ] as const) {
      const degrees = side < 0 ? lean : 180 - lean;
      stage.add(
        'foreground',
        ...frond(
          random,
          { x: corner - side * unit * 4, y: unit * y },
          degrees,
          unit * random.between(20, 30),
          { swatch: 'front', lift: 0.05 },
        ),
      );
    }
    for (const lean of [-58, -84, -112]) {
      const root = { x: corner, y: height + unit * 2 };
      stage.add(
        'foreground',
        ...frond(random, root, side < 0 ? lean : -180 - lean, unit * random.between(20, 30), {
          swatch: 'front',
          lift: 0.04,
        }),
      );
    }
  }
  const hero = {
    x: middle,
    y: floor + unit * 6,
    sizePixels: heroSize(stage) * 0.94,
    haze: 0,
    layer: 'subject',
  } as const;
  stage.add('far', halo(hero, 0.35));
  const away = unit * (stage.isWide ? 42 : 33);
  return {
    hero,
    supports: [
      { x: middle - away, y: floor + unit * 10, sizePixels: unit * 20, haze: 0, layer: 'subject' },
      { x: middle + away, y: floor + unit * 11, sizePixels: unit * 18, haze: 0, layer: 'subject' },
    ],
  };
}
