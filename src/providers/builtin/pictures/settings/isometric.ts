import { ellipse, line, type Outline, type Point, polygon } from '../geometry.ts';
import { skyFill } from '../props/sky.ts';
import { pine } from '../props/trees.ts';
import type { Mark, Swatch, Tone } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { heroSize, middleX } from './placing.ts';

const RISE = 0.5;

/** Where the outer blocks stand, as column, row and height, in upright frames. */
const UPRIGHT_PLANS: readonly (readonly [number, number, number][])[] = [
  [
    [-3.1, -1.2, 12],
    [-1.2, -3.1, 17],
    [-2.1, 0.3, 6],
    [0.3, -2.1, 9],
    [2.9, 0.9, 7],
    [0.9, 2.9, 5],
  ],
  [
    [-3.6, -2.2, 16],
    [-1.9, -3.5, 9],
    [0.2, -2.2, 14],
    [-2.2, 0.2, 5],
    [1.9, 1.9, 6],
    [3.4, 1.6, 9],
  ],
  [
    [-2.6, -2.6, 7],
    [-3.4, -1.6, 21],
    [-1.2, -2.9, 12],
    [-2.0, 0.5, 10],
    [2.3, 0.1, 5],
    [1.4, 3.1, 7],
  ],
];

const BROAD_PLANS: readonly (readonly [number, number, number][])[] = [
  [
    [-2.3, 0.2, 9],
    [0.2, -2.3, 13],
    [2.6, -1.3, 7],
    [-1.3, 2.6, 7],
    [-2.9, 1.3, 14],
    [1.4, -2.8, 18],
  ],
  [
    [-2.5, 0.6, 14],
    [0.5, -2.5, 8],
    [2.7, -1.2, 5],
    [-1.2, 2.7, 5],
    [-2.6, 1.8, 8],
    [1.2, -3.1, 16],
  ],
  [
    [-2.2, 0.1, 6],
    [0.7, -2.6, 18],
    [2.8, -0.8, 9],
    [-0.8, 2.8, 4],
    [-2.4, 1.9, 12],
    [2.0, -2.2, 8],
  ],
];

/** Blocks and platforms seen from above at an angle: processes, logistics, systems, buildings. */
export function isometric(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const middle = {
    x: width * middleX(stage),
    y: height * (stage.isTall ? 0.69 : 0.7),
  };
  const isBroad = stage.isWide && stage.words !== 'left' && stage.words !== 'right';
  const tile = unit * (isBroad ? 16.5 : 15.5);
  const at = (column: number, row: number, lift = 0): Point => ({
    x: middle.x + (column - row) * tile,
    y: middle.y + (column + row) * tile * RISE - lift,
  });
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyMiddle', lift: -0.03 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.5 },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: middle.x, y: middle.y - unit * 25 },
    radiusPixels: unit * 85,
    tone: { swatch: 'light', alpha: 0.4 },
  });
  for (let index = -9; index <= 9; index += 1) {
    const reach = unit * 220;
    const shift = index * tile * 1.0;
    for (const lean of [1, -1]) {
      stage.add('background', {
        kind: 'stroke',
        outline: line(
          [middle.x + shift * 2 - reach * lean, middle.y - reach * RISE],
          [middle.x + shift * 2 + reach * lean, middle.y + reach * RISE],
        ),
        tone: { swatch: 'light', alpha: 0.1 },
        widthPixels: unit * 0.25,
      });
    }
  }
  const swatches: Swatch[] = ['accentThree', 'far', 'accent', 'middle', 'accentTwo'];
  const satellites = (isBroad ? BROAD_PLANS : UPRIGHT_PLANS)[stage.index % 3]!;
  const spots: Point[] = [];
  const order = [...satellites].sort((left, right) => left[0] + left[1] - (right[0] + right[1]));
  for (const [index, [column, row, tall]] of order.entries()) {
    const lift = unit * tall;
    const layer = column + row < 0.6 ? 'middle' : 'foreground';
    const from = at(column, row);
    stage.add('far', {
      kind: 'stroke',
      outline: line([middle.x, middle.y], [from.x, from.y]),
      tone: { swatch: 'light', alpha: 0.7 },
      widthPixels: unit * 0.6,
      dashPixels: [unit * 2, unit * 1.6],
      structural: true,
    });
    stage.add(
      layer,
      ...block(at(column, row, lift), tile * 0.78, lift, {
        swatch: swatches[index % swatches.length]!,
        towards: 'middle',
        share: 0.25,
      }),
    );
    spots.push(at(column, row, lift));
  }
  stage.add('subject', ...block(at(0, 0, unit * 3), tile * 1.72, unit * 5, { swatch: 'near', lift: 0.02 }));
  stage.add('subject', ...block(at(0, 0, unit * 7), tile * 1.36, unit * 4, { swatch: 'middle', lift: 0.05 }));
  for (const [column, row] of [
    [-1.0, 0.55],
    [0.55, -1.0],
  ] as const) {
    const foot = at(column * 0.95, row * 0.95, unit * 7);
    stage.add(
      'subject',
      ...pine(random, foot, unit * 9, { swatch: 'accentThree', towards: 'near', share: 0.5 }),
    );
  }
  const top = at(0, 0, unit * 7);
  stage.add('subject', {
    kind: 'stroke',
    outline: ellipse(top.x, top.y, tile * 0.82, tile * 0.41),
    tone: { swatch: 'light', alpha: 0.55 },
    widthPixels: unit * 0.4,
    structural: true,
  });
  const supports = spots
    .map((spot, index) => ({ ...spot, behind: order[index]![0] + order[index]![1] < 0.6 }))
    .map(
      ({ x, y, behind }) =>
        ({
          x,
          y: y + unit * 1.5,
          sizePixels: tile * 1.05,
          haze: 0,
          layer: behind ? 'middle' : 'foreground',
        }) as const,
    );
  const shown = [3, 2, 4, 1, 5].map((index) => supports[index]).filter((spot) => spot !== undefined);
  return {
    hero: { x: top.x, y: top.y + unit * 4, sizePixels: heroSize(stage) * 0.8, haze: 0, layer: 'subject' },
    supports: shown,
    fixed: true,
  };
}

/** A block whose top has its middle at the point, with three faces of different light. */
function block(top: Point, half: number, tall: number, tone: Tone): Mark[] {
  const flat = half * RISE;
  const lift = tone.lift ?? 0;
  const face = (outline: Outline, amount: number, fall: number): Mark => ({
    kind: 'area',
    outline,
    tone: { ...tone, lift: lift + amount },
    toTone: { ...tone, lift: lift + amount - fall },
    weight: 'prop',
  });
  return [
    {
      kind: 'shade',
      centre: { x: top.x, y: top.y + tall + flat * 0.25 },
      radiusPixels: half * 1.35,
      squash: 0.55,
      strength: 0.26,
    },
    face(
      polygon(
        [top.x - half, top.y],
        [top.x, top.y + flat],
        [top.x, top.y + flat + tall],
        [top.x - half, top.y + tall],
      ),
      -0.02,
      0.06,
    ),
    face(
      polygon(
        [top.x + half, top.y],
        [top.x, top.y + flat],
        [top.x, top.y + flat + tall],
        [top.x + half, top.y + tall],
      ),
      -0.13,
      0.06,
    ),
    face(
      polygon([top.x, top.y - flat], [top.x + half, top.y], [top.x, top.y + flat], [top.x - half, top.y]),
      0.1,
      -0.04,
    ),
  ];
}
