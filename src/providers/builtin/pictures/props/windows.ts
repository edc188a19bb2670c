import { archway, ellipse, type Point, polygon, rectangle, roundedRectangle } from '../geometry.ts';
import { lifted, type Mark, type Tone } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';
import { ridge } from './land.ts';
import { cloudOutline } from './sky.ts';

/** A window with a view of hills and sky. */
export function windowView(
  stage: Stage,
  centreX: number,
  baseY: number,
  width: number,
  height: number,
  arched: boolean,
): Mark[] {
  const { random, unit } = stage;
  const frame = arched
    ? archway(centreX, baseY, width, height)
    : roundedRectangle(centreX - width / 2, baseY - height, width, height, unit);
  const rim = unit * 1.8;
  const outer = arched
    ? archway(centreX, baseY + rim, width + rim * 2, height + rim * 2)
    : roundedRectangle(
        centreX - width / 2 - rim,
        baseY - height - rim,
        width + rim * 2,
        height + rim * 2,
        unit * 2,
      );
  const crest = ridge(stage, {
    baseY: baseY - height * 0.24,
    swingPixels: height * 0.07,
    waves: 3.4,
    kind: 'rolling',
  });
  const lower = ridge(stage, {
    baseY: baseY - height * 0.12,
    swingPixels: height * 0.05,
    waves: 2.6,
    kind: 'rolling',
  });
  const within = (points: Point[]): Point[] => [
    ...points.filter((point) => Math.abs(point.x - centreX) < width / 2 - 1),
  ];
  const hill = (points: Point[], tone: Tone): Mark => ({
    kind: 'area',
    outline: polygon(
      [centreX - width / 2, points[0]?.y ?? baseY],
      ...points.map((point): [number, number] => [point.x, point.y]),
      [centreX + width / 2, points.at(-1)?.y ?? baseY],
      [centreX + width / 2, baseY],
      [centreX - width / 2, baseY],
    ),
    tone,
    toTone: { ...tone, haze: 0.3 },
    weight: 'detail',
  });
  const bar: Tone = { swatch: 'paper', towards: 'skyMiddle', share: 0.22 };
  return [
    { kind: 'area', outline: outer, tone: bar, toTone: lifted(bar, -0.08), weight: 'prop' },
    {
      kind: 'area',
      outline: frame,
      tone: { swatch: 'skyMiddle', lift: 0.1 },
      toTone: { swatch: 'skyLow', lift: 0.03 },
      weight: 'prop',
    },
    {
      kind: 'glow',
      centre: { x: centreX + width * 0.12, y: baseY - height * 0.42 },
      radiusPixels: width * 0.42,
      tone: { swatch: 'light', alpha: 0.7 },
    },
    {
      kind: 'area',
      outline: ellipse(centreX + width * 0.12, baseY - height * 0.42, width * 0.1),
      tone: { swatch: 'light' },
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: cloudOutline(
        random,
        { x: centreX - width * 0.16, y: baseY - height * 0.62 },
        width * 0.36,
        width * 0.1,
      ),
      tone: { swatch: 'paper', alpha: 0.75 },
      weight: 'air',
    },
    hill(within(crest.points), { swatch: 'far' }),
    hill(within(lower.points), { swatch: 'middle' }),
    {
      kind: 'area',
      outline: rectangle(centreX - unit * 0.45, baseY - height + unit * 0.4, unit * 0.9, height - unit * 0.4),
      tone: bar,
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: rectangle(centreX - width / 2, baseY - height * 0.52, width, unit * 0.9),
      tone: bar,
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: rectangle(centreX - width / 2 - rim * 1.8, baseY, width + rim * 3.6, unit * 2.2),
      tone: lifted(bar, 0.05),
      toTone: lifted(bar, -0.1),
      weight: 'prop',
    },
  ];
}

/** Light falling in from a window as slanting bands. */
export function lightShafts(stage: Stage, from: Point, width: number, reach: number, alpha: number): Mark[] {
  const slant = (stage.lightX < 0.5 ? 1 : -1) * reach * 0.5;
  return [-0.5, 0.12].map((offset) => ({
    kind: 'area',
    outline: polygon(
      [from.x + width * offset, from.y],
      [from.x + width * (offset + 0.36), from.y],
      [from.x + width * (offset + 0.5) + slant * 1.1, from.y + reach],
      [from.x + width * (offset - 0.1) + slant, from.y + reach],
    ),
    tone: { swatch: 'light', alpha },
    toTone: { swatch: 'light', alpha: 0 },
    weight: 'air',
  }));
}

/** A curtain hanging at one side of the frame. */
export function curtain(stage: Stage, side: -1 | 1, reach: number, tone: Tone): Mark[] {
  const { width, height } = stage;
  const edge = side < 0 ? -width * BLEED : width * (1 + BLEED);
  const folds = 5;
  return Array.from({ length: folds }, (_, index): Mark => {
    const outer = edge - (side * (reach * index)) / folds;
    const inner = edge - (side * (reach * (index + 1.12))) / folds;
    const gather = -side * reach * 0.14 * (index / folds);
    return {
      kind: 'area',
      outline: {
        points: [
          { x: outer, y: -height * BLEED },
          { x: inner, y: -height * BLEED },
          { x: inner - gather * 0.6, y: height * 0.3 },
          { x: inner - gather, y: height * 0.62 },
          { x: inner, y: stage.floorY },
          { x: outer, y: stage.floorY },
        ],
        smooth: false,
        closed: true,
      },
      tone: lifted(tone, index % 2 ? 0.05 : -0.01),
      toTone: lifted(tone, index % 2 ? -0.06 : -0.12),
      direction: 'across',
      weight: 'plane',
    };
  });
}

/** Cloth hung in bows along the top of the frame. */
export function valance(stage: Stage, tone: Tone): Mark[] {
  const { width, height, unit } = stage;
  const count = stage.isWide ? 6 : 4;
  const span = (width * (1 + 2 * BLEED)) / count;
  const drop = unit * (stage.isTall ? 13 : 10);
  return Array.from({ length: count }, (_, index): Mark[] => {
    const left = -width * BLEED + index * span;
    const bow = (depth: number): Point[] =>
      Array.from({ length: 9 }, (_unused, step) => ({
        x: left + (span * step) / 8,
        y: depth * (0.42 + 0.58 * Math.sin((step / 8) * Math.PI)),
      }));
    const top = [
      { x: left + span, y: -height * BLEED },
      { x: left, y: -height * BLEED },
    ];
    const hem: Mark = {
      kind: 'stroke',
      outline: { points: bow(drop), smooth: true, closed: false },
      tone: { swatch: 'accent' },
      widthPixels: unit * 0.9,
      structural: true,
    };
    const folds = [1, 0.72, 0.46].map(
      (share, fold): Mark => ({
        kind: 'area',
        outline: { points: [...bow(drop * share), ...top], smooth: false, closed: true },
        tone: lifted(tone, fold * 0.035),
        toTone: lifted(tone, fold * 0.035 - 0.09),
        weight: 'plane',
      }),
    );
    return [...folds, hem];
  }).flat();
}
