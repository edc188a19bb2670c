import { archway, ellipse, roundedRectangle } from '../geometry.ts';
import { podium as stand } from '../props/indoors.ts';
import { frond } from '../props/plants.ts';
import { skyFill } from '../props/sky.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

/** Round stands before an arch, as goods are photographed: products, ideas, anything worth showing. */
export function podium(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const floor = height * (stage.isTall ? 0.68 : 0.7);
  const middle = width * middleX(stage);
  const flip = stage.index % 2 ? -1 : 1;
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyMiddle', lift: -0.02 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.6 },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * stage.lightX, y: height * 0.25 },
    radiusPixels: unit * 90,
    tone: { swatch: 'light', alpha: 0.35 },
  });
  const archWide = unit * (stage.isTall ? 66 : 56);
  stage.add('far', {
    kind: 'area',
    outline: archway(middle + flip * unit * 3, floor + unit * 4, archWide, unit * (stage.isTall ? 100 : 62)),
    tone: { swatch: 'accent', towards: 'skyMiddle', share: 0.35 },
    toTone: { swatch: 'accent', towards: 'skyLow', share: 0.6 },
    weight: 'prop',
  });
  stage.add('far', {
    kind: 'area',
    outline: archway(
      middle + flip * unit * 3,
      floor + unit * 4,
      archWide * 0.78,
      unit * (stage.isTall ? 84 : 52),
    ),
    tone: { swatch: 'skyLow', towards: 'light', share: 0.5 },
    toTone: { swatch: 'skyLow' },
    weight: 'prop',
  });
  stage.add('far', {
    kind: 'area',
    outline: ellipse(middle - flip * unit * 30, floor - unit * (stage.isTall ? 66 : 44), unit * 9),
    tone: { swatch: 'accentTwo' },
    toTone: { swatch: 'accentTwo', lift: -0.1 },
    direction: 'slant',
    weight: 'prop',
  });
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
    tone: { swatch: 'middle', towards: 'skyLow', share: 0.35 },
    toTone: { swatch: 'near' },
    weight: 'plane',
  });
  stage.add('middle', {
    kind: 'area',
    outline: roundedRectangle(middle + flip * unit * 24, floor - unit * 14, unit * 20, unit * 30, unit * 1.5),
    tone: { swatch: 'near', lift: 0.06 },
    toTone: { swatch: 'near', lift: -0.06 },
    direction: 'across',
    weight: 'prop',
  });
  for (const [at, lean, size] of [
    [-36, -112, 30],
    [-33, -82, 36],
    [-30, -60, 26],
  ] as const) {
    stage.add(
      'middle',
      ...frond(
        random,
        { x: middle + flip * unit * at, y: floor + unit * 5 },
        flip > 0 ? lean : -180 - lean,
        unit * size,
        { swatch: 'accentThree', towards: 'near', share: 0.45 },
      ),
    );
  }
  const standY = floor + unit * (stage.isTall ? 8 : 6);
  stage.add(
    'subject',
    ...stand(stage, { x: middle, y: standY + unit * 5 }, unit * 62, unit * 7, {
      swatch: 'middle',
      lift: 0.02,
    }),
  );
  stage.add(
    'subject',
    ...stand(stage, { x: middle, y: standY }, unit * 46, unit * 6, {
      swatch: 'paper',
      towards: 'middle',
      share: 0.4,
      lift: -0.1,
    }),
  );
  const hero = {
    x: middle,
    y: standY + unit * 2.2,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  stage.add('far', halo(hero, 0.4));
  stage.add('foreground', {
    kind: 'area',
    outline: ellipse(middle - flip * unit * 46, height * 0.985, unit * 20),
    tone: { swatch: 'accentTwo', towards: 'near', share: 0.4 },
    toTone: { swatch: 'near', lift: -0.1 },
    direction: 'slant',
    weight: 'prop',
  });
  return {
    hero,
    supports: [
      {
        x: middle + flip * unit * 34,
        y: floor - unit * 13,
        sizePixels: unit * 17,
        haze: 0.05,
        layer: 'subject',
      },
      {
        x: middle - flip * unit * 25,
        y: standY + unit * 8,
        sizePixels: unit * 17,
        haze: 0,
        layer: 'subject',
      },
      {
        x: middle + flip * unit * 24,
        y: standY + unit * 9,
        sizePixels: unit * 13,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}
