import { arc, ellipse, type Outline, type Point, polygon, rectangle } from '../geometry.ts';
import { mountain } from '../props/land.ts';
import { skyFill } from '../props/sky.ts';
import { pine } from '../props/trees.ts';
import { type Random, smoothNoise } from '../random.ts';
import type { Mark } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { heroSize, middleX } from './placing.ts';

/** An island map with contour lines and a dotted route: travel, strategy, plans, geography. */
export function map(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const centre = {
    x: width * middleX(stage),
    y: height * (stage.isTall ? 0.58 : 0.56),
  };
  const reachX = stage.isWide ? width * 0.38 : width * 0.5;
  const reachY = stage.isTall ? height * 0.32 : height * 0.4;
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.6 },
    toTone: { swatch: 'skyMiddle' },
  });
  for (let index = 0; index < 7; index += 1) {
    const x = width * random.next();
    const y = stage.floorY * random.next();
    for (const row of [0, 1])
      stage.add('background', {
        kind: 'stroke',
        outline: {
          points: Array.from({ length: 9 }, (_, step) => ({
            x: x + (step - 4) * unit * 1.6,
            y: y + row * unit * 2.4 + (step % 2 ? -unit * 0.6 : unit * 0.6),
          })),
          smooth: true,
          closed: false,
        },
        tone: { swatch: 'light', alpha: 0.3 },
        widthPixels: unit * 0.35,
      });
  }
  const coast = coastline(random, centre, reachX, reachY);
  const scaled = (share: number): Point[] =>
    coast.points.map((point) => ({
      x: centre.x + (point.x - centre.x) * share,
      y: centre.y + (point.y - centre.y) * share,
    }));
  for (const [share, alpha] of [
    [1.14, 0.14],
    [1.075, 0.24],
  ] as const)
    stage.add('far', {
      kind: 'area',
      outline: { points: scaled(share), smooth: true, closed: true },
      tone: { swatch: 'light', alpha },
      weight: 'air',
    });
  stage.add('far', {
    kind: 'area',
    outline: {
      points: scaled(1.02).map((point) => ({ x: point.x, y: point.y + unit * 2 })),
      smooth: true,
      closed: true,
    },
    tone: { swatch: 'front', alpha: 0.4 },
    weight: 'detail',
  });
  stage.add('far', {
    kind: 'area',
    outline: coast,
    tone: { swatch: 'skyLow', towards: 'accentTwo', share: 0.3 },
    toTone: { swatch: 'accentTwo', towards: 'middle', share: 0.45 },
    weight: 'plane',
  });
  const tints = [
    ['middle', 0.84],
    ['near', 0.66],
  ] as const;
  tints.forEach(([swatch, share], index) => {
    const outline = {
      points: scaled(share).map((point) => ({
        x: point.x + unit * index * 1.6,
        y: point.y - unit * index * 2,
      })),
      smooth: true,
      closed: true,
    };
    stage.add('far', {
      kind: 'area',
      outline,
      tone: { swatch, towards: 'accentThree', share: 0.35, lift: 0.12 - index * 0.05 },
      toTone: { swatch, towards: 'accentThree', share: 0.2, lift: 0.04 - index * 0.04 },
      weight: 'prop',
    });
    stage.add('far', {
      kind: 'stroke',
      outline,
      tone: { swatch: 'light', alpha: 0.25 },
      widthPixels: unit * 0.25,
    });
  });
  for (let index = 0; index < 5; index += 1) {
    const angle = Math.PI * (1.04 + index * 0.23);
    const foot = {
      x: centre.x + Math.cos(angle) * reachX * 0.62,
      y: centre.y - reachY * 0.1 + Math.sin(angle) * reachY * 0.5,
    };
    if (index % 2)
      stage.add(
        'middle',
        ...mountain(stage, foot, unit * 20, unit * 15, { swatch: 'near', lift: 0.05 }, true),
      );
    else
      for (let tree = 0; tree < 5; tree += 1)
        stage.add(
          'middle',
          ...pine(
            random,
            { x: foot.x + unit * (tree * 3 - 6), y: foot.y + unit * random.between(-2, 2) },
            unit * random.between(5, 8),
            { swatch: 'near', towards: 'accentThree', share: 0.2 },
          ),
        );
  }
  const stops = route(centre, reachX, reachY);
  stage.add('middle', {
    kind: 'stroke',
    outline: { points: stops, smooth: true, closed: false },
    tone: { swatch: 'accent' },
    widthPixels: unit * 0.9,
    dashPixels: [unit * 2.4, unit * 1.9],
    structural: true,
  });
  for (const stop of [stops[0]!, stops[2]!, stops[4]!]) {
    stage.add(
      'middle',
      {
        kind: 'area',
        outline: ellipse(stop.x, stop.y, unit * 1.9, unit * 1.5),
        tone: { swatch: 'paper' },
        weight: 'prop',
      },
      {
        kind: 'area',
        outline: ellipse(stop.x, stop.y, unit * 1.1, unit * 0.85),
        tone: { swatch: 'accent' },
        weight: 'detail',
      },
    );
  }
  stage.add(
    'foreground',
    ...compassRose(
      stage,
      { x: stage.isWide ? width * 0.08 : width * 0.86, y: (stage.floorY / (1 + BLEED)) * 0.92 },
      unit * 8,
    ),
    ...frame(stage),
  );
  const size = heroSize(stage) * 0.9;
  return {
    hero: {
      x: centre.x + unit * 2,
      y: centre.y + reachY * 0.42,
      sizePixels: size,
      haze: 0,
      layer: 'subject',
    },
    supports: [
      { x: stops[0]!.x + unit * 3, y: stops[0]!.y - unit, sizePixels: size * 0.4, haze: 0, layer: 'subject' },
      {
        x: stops[4]!.x - unit * 2,
        y: stops[4]!.y - unit,
        sizePixels: size * 0.42,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}

/** A shore with bays and headlands. */
function coastline(random: Random, centre: Point, reachX: number, reachY: number): Outline {
  const noise = smoothNoise(random.integer(1, 1e9));
  const points = Array.from({ length: 40 }, (_, index): Point => {
    const angle = (index / 40) * Math.PI * 2;
    const across = Math.cos(angle);
    const down = Math.sin(angle);
    const reach = 0.96 + noise(across * 1.6 + 5, down * 1.6) * 0.2 + noise(across * 4, down * 4 + 9) * 0.09;
    return { x: centre.x + across * reachX * reach, y: centre.y + down * reachY * reach };
  });
  return { points, smooth: true, closed: true };
}

function route(centre: Point, reachX: number, reachY: number): Point[] {
  return [
    [-0.62, 0.52],
    [-0.3, 0.7],
    [0.08, 0.56],
    [0.5, 0.42],
    [0.56, -0.06],
  ].map(([x, y]) => ({ x: centre.x + x! * reachX, y: centre.y + y! * reachY }));
}

function compassRose(stage: Stage, centre: Point, radius: number): Mark[] {
  const { unit } = stage;
  const points = Array.from({ length: 4 }, (_, index): Mark[] => {
    const angle = (index * Math.PI) / 2;
    const tip: [number, number] = [centre.x + Math.sin(angle) * radius, centre.y - Math.cos(angle) * radius];
    const wing = (side: number): [number, number] => [
      centre.x + Math.sin(angle + (side * Math.PI) / 4) * radius * 0.26,
      centre.y - Math.cos(angle + (side * Math.PI) / 4) * radius * 0.26,
    ];
    return [
      {
        kind: 'area',
        outline: polygon(tip, wing(1), [centre.x, centre.y]),
        tone: { swatch: 'paper', alpha: 0.9 },
        weight: 'detail',
      },
      {
        kind: 'area',
        outline: polygon(tip, wing(-1), [centre.x, centre.y]),
        tone: { swatch: index === 0 ? 'accent' : 'front', alpha: 0.9 },
        weight: 'detail',
      },
    ];
  }).flat();
  return [
    ...points,
    {
      kind: 'stroke',
      outline: arc(centre, radius * 0.72, radius * 0.72, 0, 360),
      tone: { swatch: 'paper', alpha: 0.6 },
      widthPixels: unit * 0.3,
    },
  ];
}

function frame(stage: Stage): Mark[] {
  const { width, unit } = stage;
  return [
    {
      kind: 'stroke',
      outline: rectangle(unit * 3, unit * 3, width - unit * 6, stage.floorY / (1 + BLEED) - unit * 6),
      tone: { swatch: 'light', alpha: 0.45 },
      widthPixels: unit * 0.35,
    },
  ];
}
