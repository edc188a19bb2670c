import { line, polygon, rectangle } from '../geometry.ts';
import { skyline } from '../props/city.ts';
import { bookShelf, tableTop, wallPicture } from '../props/indoors.ts';
import { pottedPlant } from '../props/plants.ts';
import { skyFill } from '../props/sky.ts';
import type { Mark } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, heroX, heroY } from './placing.ts';

/** A desk before a wide window over the city: offices, computing, planning, teams. */
export function office(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage) + unit * 4;
  const backY = ground - unit * 9;
  const x = width * heroX(stage);
  const side = x > width / 2 ? -1 : 1;
  const top = stage.isTall ? height * 0.16 : height * 0.08;
  const sill = backY - unit * 5;
  stage.add('background', skyFill(stage));
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * stage.lightX, y: sill - unit * 20 },
    radiusPixels: unit * 60,
    tone: { swatch: 'light', alpha: 0.6 },
  });
  stage.add(
    'background',
    ...skyline(stage, {
      baseY: sill,
      lowPixels: unit * 14,
      highPixels: unit * 46,
      housePixels: unit * 9,
      tone: { swatch: 'far', haze: 0.55 },
      lit: 0.06,
    }),
  );
  stage.add(
    'background',
    ...skyline(stage, {
      baseY: sill,
      lowPixels: unit * 7,
      highPixels: unit * 26,
      housePixels: unit * 11,
      tone: { swatch: 'middle', haze: 0.3 },
      lit: stage.isDark ? 0.3 : 0.1,
    }),
  );
  stage.add('far', ...windowWall(stage, top, sill));
  if (stage.isTall) {
    stage.add(
      'far',
      ...bookShelf(
        stage,
        side > 0 ? width * 0.5 : -width * BLEED,
        top - unit * 6,
        width * 0.57,
        unit * 10,
        0.15,
      ),
    );
    stage.add(
      'far',
      ...wallPicture(stage, side > 0 ? unit * 12 : width - unit * 34, unit * 8, unit * 22, unit * 15, 0.2),
    );
  }
  const hero = {
    x,
    y: ground,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  stage.add('middle', halo(hero, 0.35));
  stage.add(
    'middle',
    ...tableTop(stage, backY, Math.min(height * 0.93, ground + unit * (stage.isTall ? 14 : 8)), {
      swatch: 'near',
    }),
  );
  const plantX = side > 0 ? width - unit * 12 : unit * 12;
  stage.add('middle', {
    kind: 'shade',
    centre: { x: plantX, y: ground - unit * 3 },
    radiusPixels: unit * 9,
    squash: 0.22,
    strength: 0.4,
  });
  stage.add(
    'middle',
    ...pottedPlant(
      random,
      { x: plantX, y: ground - unit * 3 },
      unit * 30,
      { swatch: 'accentThree', towards: 'near', share: 0.5 },
      { swatch: 'paper', towards: 'near', share: 0.25 },
    ),
  );
  const clamp = (at: number): number => Math.min(width - unit * 11, Math.max(unit * 11, at));
  return {
    hero,
    supports: [
      {
        x: clamp(x + side * unit * 30),
        y: ground + unit * 5,
        sizePixels: unit * 18,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x - side * unit * 27),
        y: ground + unit * 5,
        sizePixels: unit * 17,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x + side * unit * 14),
        y: ground + unit * 9,
        sizePixels: unit * 12,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}

function windowWall(stage: Stage, top: number, sill: number): Mark[] {
  const { width, unit } = stage;
  const wall = { swatch: 'skyTop', towards: 'near', share: 0.6, lift: -0.02 } as const;
  const left = -width * BLEED;
  const span = width * (1 + 2 * BLEED);
  const panes = stage.isWide ? 5 : 3;
  const bars: Mark[] = [];
  for (let index = 1; index < panes; index += 1) {
    const x = (width * index) / panes;
    bars.push({
      kind: 'area',
      outline: rectangle(x - unit * 0.6, top, unit * 1.2, sill - top),
      tone: { ...wall, lift: 0.02 },
      weight: 'prop',
    });
  }
  return [
    {
      kind: 'area',
      outline: rectangle(left, -stage.height * BLEED, span, top + stage.height * BLEED),
      tone: wall,
      toTone: { ...wall, lift: 0.03 },
      weight: 'plane',
    },
    {
      kind: 'area',
      outline: rectangle(left, sill, span, stage.floorY - sill),
      tone: { ...wall, lift: -0.02 },
      weight: 'plane',
    },
    ...bars,
    {
      kind: 'stroke',
      outline: line([left, top], [left + span, top]),
      tone: { swatch: 'paper', alpha: 0.35 },
      widthPixels: unit * 0.5,
    },
    {
      kind: 'area',
      outline: rectangle(left, sill - unit * 0.4, span, unit * 1.6),
      tone: { swatch: 'paper', towards: 'near', share: 0.35 },
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: polygon([width * 0.1, top], [width * 0.24, top], [width * 0.02, sill], [-width * 0.12, sill]),
      tone: { swatch: 'paper', alpha: 0.1 },
      weight: 'air',
    },
    {
      kind: 'area',
      outline: polygon([width * 0.62, top], [width * 0.7, top], [width * 0.48, sill], [width * 0.4, sill]),
      tone: { swatch: 'paper', alpha: 0.08 },
      weight: 'air',
    },
  ];
}
