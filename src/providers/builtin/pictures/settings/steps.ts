import { archway, ellipse, polygon } from '../geometry.ts';
import { pottedPlant } from '../props/plants.ts';
import { cloudOutline, skyFill } from '../props/sky.ts';
import { lightShafts } from '../props/windows.ts';
import type { Mark } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { heroSize, middleX } from './placing.ts';

/** Stairs rising to a bright doorway: progress, learning, careers, methods in steps. */
export function steps(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const flip = stage.index % 2 ? -1 : 1;
  const landing = height * (stage.isTall ? 0.66 : 0.68);
  const doorX = width * middleX(stage);
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.5 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.25 },
  });
  const wide = unit * (stage.isTall ? 62 : 54);
  const tall = unit * (stage.isTall ? 96 : 58);
  stage.add('far', {
    kind: 'area',
    outline: archway(doorX, landing + unit * 3, wide + unit * 9, tall + unit * 5),
    tone: { swatch: 'near', lift: 0.04 },
    toTone: { swatch: 'near', lift: -0.04 },
    weight: 'prop',
  });
  stage.add('far', {
    kind: 'area',
    outline: archway(doorX, landing + unit * 2, wide, tall),
    tone: { swatch: 'skyMiddle', lift: 0.08 },
    toTone: { swatch: 'skyLow', towards: 'light', share: 0.4 },
    weight: 'prop',
  });
  const sun = { x: doorX - flip * unit * 10, y: landing - tall * 0.52 };
  stage.add(
    'far',
    {
      kind: 'glow',
      centre: sun,
      radiusPixels: unit * 52,
      tone: { swatch: 'light', alpha: 0.75 },
      source: true,
    },
    { kind: 'area', outline: ellipse(sun.x, sun.y, unit * 8), tone: { swatch: 'light' }, weight: 'prop' },
  );
  for (const [right, down, size] of [
    [-16, 0.36, 22],
    [14, 0.24, 18],
  ] as const) {
    stage.add('far', {
      kind: 'area',
      outline: cloudOutline(
        random,
        { x: doorX + unit * right * 0.8, y: landing - tall * down },
        unit * size,
        unit * size * 0.3,
      ),
      tone: { swatch: 'paper', alpha: 0.8 },
      toTone: { swatch: 'skyLow', alpha: 0.3 },
      weight: 'air',
    });
  }
  const flight = 6;
  const fall = unit * (stage.isTall ? 52 : 30);
  const nearest = Math.max(1, ((stage.floorY - landing) / fall) ** (1 / 1.25));
  const count = Math.ceil(flight * nearest);
  const stairs: Mark[] = [];
  for (let index = 0; index < count; index += 1) {
    const nearness = index / (flight - 1);
    const top = landing + fall * nearness ** 1.25;
    const below = landing + fall * ((index + 1) / (flight - 1)) ** 1.25;
    const half = wide / 2 + unit * (6 + 64 * nearness);
    const rise = unit * (2.4 + 5 * nearness);
    const tread = {
      swatch: 'middle',
      towards: 'near',
      share: Math.min(1, nearness * 0.8),
      lift: 0.13 - nearness * 0.07,
    } as const;
    stairs.push(
      {
        kind: 'area',
        outline: polygon(
          [doorX - half * 0.93, top - rise * 0.4],
          [doorX + half * 0.93, top - rise * 0.4],
          [doorX + half, top + rise * 0.4],
          [doorX - half, top + rise * 0.4],
        ),
        tone: tread,
        toTone: { ...tread, lift: tread.lift + 0.05 },
        weight: 'plane',
      },
      {
        kind: 'area',
        outline: polygon(
          [doorX - half, top + rise * 0.4],
          [doorX + half, top + rise * 0.4],
          [doorX + half, Math.min(stage.floorY, below + rise)],
          [doorX - half, Math.min(stage.floorY, below + rise)],
        ),
        tone: { ...tread, lift: tread.lift - 0.1 },
        toTone: { swatch: 'front', lift: 0.05 },
        runsTo: stage.floorY,
        weight: 'plane',
      },
    );
  }
  stage.add('middle', {
    kind: 'area',
    outline: polygon(
      [-width * BLEED, landing + unit * 2],
      [width * (1 + BLEED), landing + unit * 2],
      [width * (1 + BLEED), stage.floorY],
      [-width * BLEED, stage.floorY],
    ),
    tone: { swatch: 'near', lift: -0.02 },
    toTone: { swatch: 'front', lift: 0.02 },
    weight: 'plane',
  });
  stage.add(
    'middle',
    ...stairs,
    ...lightShafts(stage, { x: doorX, y: landing - tall * 0.5 }, wide * 0.9, tall * 1.1, 0.13),
  );
  stage.add('middle', {
    kind: 'glow',
    centre: { x: doorX, y: landing + unit * 8 },
    radiusPixels: unit * 46,
    squash: 0.4,
    tone: { swatch: 'light', alpha: 0.5 },
  });
  for (const side of [-1, 1]) {
    stage.add(
      'foreground',
      ...pottedPlant(
        random,
        { x: side < 0 ? unit * 9 : width - unit * 9, y: Math.min(height * 0.975, landing + unit * 40) },
        unit * (stage.isTall ? 38 : 34),
        { swatch: 'accentThree', towards: 'front', share: 0.5 },
        { swatch: 'accent', towards: 'front', share: 0.3 },
      ),
    );
  }
  const sizePixels = heroSize(stage) * 0.92;
  return {
    hero: { x: doorX, y: landing + unit * (stage.isTall ? 11 : 6), sizePixels, haze: 0, layer: 'subject' },
    supports: [
      {
        x: doorX - unit * 29,
        y: landing + unit * (stage.isTall ? 26 : 16),
        sizePixels: sizePixels * 0.36,
        haze: 0,
        layer: 'subject',
      },
      {
        x: doorX + unit * 29,
        y: landing + unit * (stage.isTall ? 26 : 16),
        sizePixels: sizePixels * 0.36,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}
