import { arc, ellipse, type Outline, polygon, rectangle, roundedRectangle } from '../geometry.ts';
import { skyFill } from '../props/sky.ts';
import type { Mark, Swatch, Tone } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { heroSize, heroX } from './placing.ts';

/** Large plain shapes in balance: ideas, rules, mathematics, design, decisions. */
export function geometryPlay(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const x = width * heroX(stage);
  const sizePixels = heroSize(stage);
  const y = height * (stage.isTall ? 0.74 : 0.8);
  const side = x > width / 2 ? -1 : 1;
  stage.add('background', skyFill(stage));
  const discRadius = unit * (stage.isTall ? 40 : 36);
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * stage.lightX, y: height * 0.2 },
    radiusPixels: unit * 80,
    tone: { swatch: 'light', alpha: 0.25 },
  });
  stage.add(
    'far',
    shape(
      ellipse(x, y - sizePixels * 0.55, discRadius),
      { swatch: 'accent', towards: 'skyMiddle', share: 0.12 },
      0.08,
    ),
  );
  stage.add(
    'far',
    shape(
      quarter(x + side * unit * 46, y - sizePixels * 0.1, unit * 40, random.integer(0, 3)),
      { swatch: 'far' },
      0.05,
    ),
  );
  stage.add(
    'far',
    shape(
      rectangle(
        side > 0 ? width * (1 + BLEED) - unit * 24 : -width * BLEED,
        height * 0.1,
        unit * 18,
        unit * (stage.isTall ? 78 : 44),
      ),
      { swatch: 'middle' },
      0.05,
    ),
  );
  stage.add('middle', ...dotGrid(stage, x - side * unit * 34, y - sizePixels * 1.28, 5, 5, 'light'));
  stage.add(
    'middle',
    shape(
      semicircle(x - side * unit * 38, y + unit * 1, unit * 24, 180),
      { swatch: 'accentThree', towards: 'near', share: 0.2 },
      0.06,
    ),
  );
  stage.add(
    'middle',
    shape(
      polygon(
        [x + side * unit * 18, y + unit],
        [x + side * unit * 62, y + unit],
        [x + side * unit * 40, y - unit * 38],
      ),
      { swatch: 'near', lift: 0.04 },
      0.08,
    ),
  );
  for (let index = 0; index < 4; index += 1) {
    stage.add('middle', {
      kind: 'stroke',
      outline: arc(
        { x: x + side * unit * 20, y: height * (stage.isTall ? 0.2 : 0.14) },
        unit * (9 + index * 4),
        unit * (9 + index * 4),
        0,
        180,
      ),
      tone: { swatch: index % 2 ? 'accentTwo' : 'light', alpha: 0.8 },
      widthPixels: unit * 1.4,
      structural: true,
    });
  }
  stage.add('subject', {
    kind: 'area',
    outline: rectangle(-width * BLEED, y - unit * 1, width * (1 + 2 * BLEED), stage.floorY - y),
    tone: { swatch: 'near' },
    toTone: { swatch: 'front', lift: 0.04 },
    weight: 'plane',
  });
  stage.add(
    'subject',
    shape(roundedRectangle(x - unit * 24, y, unit * 48, unit * 7, 0), { swatch: 'accentTwo' }, 0.06),
  );
  stage.add(
    'foreground',
    shape(
      quarter(side > 0 ? width * (1 + BLEED) : -width * BLEED, stage.floorY, unit * 40, side > 0 ? 2 : 3),
      { swatch: 'accent', towards: 'front', share: 0.25 },
      0.06,
    ),
    shape(
      rectangle(side > 0 ? -width * BLEED : width * 0.6, stage.floorY - unit * 16, width * 0.47, unit * 17),
      { swatch: 'front' },
      0.04,
    ),
  );
  stage.add(
    'foreground',
    ...dotGrid(stage, side > 0 ? unit * 8 : width - unit * 22, height * 0.88, 3, 6, 'accentTwo'),
  );
  return {
    hero: { x, y: y + unit * 0.5, sizePixels, haze: 0, layer: 'subject' },
    supports: [
      { x: x + side * unit * 33, y: y + unit * 1, sizePixels: sizePixels * 0.36, haze: 0, layer: 'subject' },
      { x: x - side * unit * 32, y: y + unit * 1, sizePixels: sizePixels * 0.32, haze: 0, layer: 'subject' },
    ],
  };
}

function shape(outline: Outline, tone: Tone, fall: number): Mark {
  return {
    kind: 'area',
    outline,
    tone: { ...tone, lift: (tone.lift ?? 0) + fall / 2 },
    toTone: { ...tone, lift: (tone.lift ?? 0) - fall },
    direction: 'slant',
    weight: 'prop',
  };
}

function quarter(x: number, y: number, radius: number, corner: number): Outline {
  const from = corner * 90;
  return {
    points: [{ x, y }, ...arc({ x, y }, radius, radius, from, from + 90).points],
    smooth: false,
    closed: true,
  };
}

function semicircle(x: number, y: number, radius: number, from: number): Outline {
  return { points: arc({ x, y }, radius, radius, from, from + 180).points, smooth: false, closed: true };
}

function dotGrid(
  stage: Stage,
  left: number,
  top: number,
  columns: number,
  rows: number,
  swatch: Swatch,
): Mark[] {
  const { unit } = stage;
  const specks = Array.from({ length: columns * rows }, (_, index) => ({
    x: left + (index % columns) * unit * 2.6,
    y: top + Math.floor(index / columns) * unit * 2.6,
    width: unit * 0.8,
    height: unit * 0.8,
  }));
  return [{ kind: 'specks', shape: 'round', specks, tone: { swatch, alpha: 0.7 } }];
}
