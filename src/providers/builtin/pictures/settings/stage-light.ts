import { ellipse, line, polygon } from '../geometry.ts';
import { podium } from '../props/indoors.ts';
import { skyFill } from '../props/sky.ts';
import { curtain, valance } from '../props/windows.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

/** A stage with curtains and spotlights on a stand: launches, awards, music, one thing that matters. */
export function stageLight(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const floor = height * (stage.isTall ? 0.7 : 0.72);
  const middle = width * middleX(stage);
  const standY = floor + unit * (stage.isTall ? 6 : 4);
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyTop', lift: -0.03 },
    toTone: { swatch: 'skyMiddle' },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: middle, y: floor - unit * 30 },
    radiusPixels: unit * 75,
    tone: { swatch: 'light', alpha: 0.4 },
  });
  for (const [from, to] of [
    [0.08, -6],
    [0.36, 2],
    [0.64, -2],
    [0.92, 6],
  ] as const) {
    const top = width * from;
    const foot = middle + unit * to;
    stage.add('far', {
      kind: 'area',
      outline: polygon(
        [top - unit * 1.5, -height * BLEED],
        [top + unit * 1.5, -height * BLEED],
        [foot + unit * 24, floor + unit * 6],
        [foot - unit * 24, floor + unit * 6],
      ),
      tone: { swatch: 'light', alpha: 0.26 },
      toTone: { swatch: 'light', alpha: 0.03 },
      weight: 'air',
    });
  }
  stage.add('middle', {
    kind: 'area',
    outline: {
      points: [
        { x: -width * BLEED, y: floor },
        { x: width * (1 + BLEED), y: floor },
        { x: width * (1 + BLEED), y: stage.floorY },
        { x: -width * BLEED, y: stage.floorY },
      ],
      smooth: false,
      closed: true,
    },
    tone: { swatch: 'near', lift: 0.02 },
    toTone: { swatch: 'front', lift: 0.02 },
    weight: 'plane',
  });
  for (let plank = -6; plank <= 6; plank += 1) {
    stage.add('middle', {
      kind: 'stroke',
      outline: line([middle + plank * unit * 12, floor], [middle + plank * unit * 42, stage.floorY]),
      tone: { swatch: 'light', alpha: 0.08 },
      widthPixels: unit * 0.3,
    });
  }
  stage.add('middle', {
    kind: 'glow',
    centre: { x: middle, y: standY + unit * 6 },
    radiusPixels: unit * 50,
    squash: 0.26,
    tone: { swatch: 'light', alpha: 0.55 },
  });
  stage.add('middle', ...podium(stage, { x: middle, y: standY }, unit * 52, unit * 6, { swatch: 'middle' }));
  stage.add(
    'middle',
    ...podium(stage, { x: middle, y: standY - unit * 5 }, unit * 40, unit * 5, {
      swatch: 'middle',
      lift: 0.05,
    }),
  );
  const reach = unit * (stage.isWide ? 30 : 19);
  stage.add(
    'foreground',
    ...curtain(stage, -1, reach, { swatch: 'near', lift: 0.02 }),
    ...curtain(stage, 1, reach, { swatch: 'near', lift: 0.02 }),
    ...valance(stage, { swatch: 'near', lift: 0.05 }),
    ...valance(stage, { swatch: 'near', lift: 0.05 }),
  );
  stage.add('foreground', {
    kind: 'specks',
    shape: 'round',
    specks: Array.from({ length: 46 }, () => {
      const size = unit * random.between(0.25, 0.9);
      return {
        x: middle + unit * random.between(-38, 38),
        y: floor - unit * random.between(-6, 80),
        width: size,
        height: size,
      };
    }),
    tone: { swatch: 'light', alpha: 0.5 },
  });
  stage.add('foreground', {
    kind: 'area',
    outline: ellipse(width / 2, stage.floorY, width * 0.8, unit * 13),
    tone: { swatch: 'front' },
    weight: 'plane',
  });
  const hero = {
    x: middle,
    y: standY - unit * 3.5,
    sizePixels: heroSize(stage) * 0.98,
    haze: 0,
    layer: 'subject',
  } as const;
  stage.add('middle', halo(hero, 0.35));
  const away = stage.isWide ? unit * 44 : unit * 30;
  return {
    hero,
    supports: [
      { x: middle - away, y: floor + unit * 12, sizePixels: unit * 18, haze: 0.05, layer: 'subject' },
      { x: middle + away, y: floor + unit * 13, sizePixels: unit * 16, haze: 0.05, layer: 'subject' },
    ],
  };
}
