import { arc, curve, ellipse, line, type Point, polygon, rectangle, roundedRectangle } from '../geometry.ts';
import { lifted, type Mark, type Swatch, type Tone } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';

const ACCENTS: readonly Swatch[] = ['accent', 'accentTwo', 'accentThree', 'near', 'middle'];

/** A table across the frame's foot: its top with the light on it, its edge, its front. */
export function tableTop(stage: Stage, backY: number, frontY: number, tone: Tone): Mark[] {
  const { width, unit } = stage;
  const left = -width * BLEED;
  const right = width * (1 + BLEED);
  return [
    {
      kind: 'area',
      outline: rectangle(left, backY, right - left, frontY - backY),
      tone: lifted(tone, 0.07),
      toTone: lifted(tone, 0.13),
      weight: 'plane',
    },
    {
      kind: 'glow',
      centre: { x: width * (0.3 + 0.4 * stage.lightX), y: (backY + frontY) / 2 },
      radiusPixels: width * 0.6,
      squash: 0.22,
      tone: { swatch: 'light', alpha: 0.28 },
    },
    {
      kind: 'area',
      outline: rectangle(left, frontY, right - left, stage.floorY - frontY),
      tone: lifted(tone, -0.04),
      toTone: lifted(tone, -0.16),
      weight: 'plane',
    },
    {
      kind: 'area',
      outline: rectangle(left, frontY, right - left, unit * 1.1),
      tone: lifted(tone, 0.2),
      weight: 'detail',
    },
    ...deskFront(stage, frontY, lifted(tone, -0.07)),
  ];
}

/** The front of a desk down to the floor, with drawers, where there is room for it. */
function deskFront(stage: Stage, frontY: number, tone: Tone): Mark[] {
  const { width, unit, floorY } = stage;
  const room = floorY - frontY;
  if (room < unit * 40) return [];
  const gap = unit * 3;
  const tall = Math.min(unit * 24, (room - unit * 12) / 3 - gap);
  const wide = (width - gap * 4) / 2;
  const marks: Mark[] = [];
  for (let row = 0; row * (tall + gap) < room; row += 1) {
    for (const column of [0, 1]) {
      const x = gap * 1.5 + column * (wide + gap);
      const y = frontY + unit * 5 + row * (tall + gap);
      marks.push(
        {
          kind: 'area',
          outline: roundedRectangle(x, y, wide, tall, unit * 1.2),
          tone: { ...lifted(tone, 0.015 - row * 0.03), alpha: 0.9 },
          toTone: { ...lifted(tone, -0.03 - row * 0.03), alpha: 0.9 },
          weight: 'prop',
        },
        {
          kind: 'stroke',
          outline: line([x + unit * 1.4, y + unit * 0.4], [x + wide - unit * 1.4, y + unit * 0.4]),
          tone: { swatch: 'light', alpha: 0.14 },
          widthPixels: unit * 0.3,
        },
        {
          kind: 'area',
          outline: ellipse(x + wide / 2, y + tall * 0.5, unit * 1.3),
          tone: { swatch: 'accent', towards: 'near', share: 0.45 },
          weight: 'detail',
        },
      );
    }
  }
  return marks;
}

/** A lamp on a cord from above, with its cone of light. */
export function pendantLamp(stage: Stage, x: number, bottomY: number, size: number, tone: Tone): Mark[] {
  const top = bottomY - size * 0.62;
  return [
    {
      kind: 'area',
      outline: polygon(
        [x - size * 0.45, bottomY],
        [x + size * 0.45, bottomY],
        [x + size * 1.7, bottomY + size * 3.6],
        [x - size * 1.7, bottomY + size * 3.6],
      ),
      tone: { swatch: 'light', alpha: 0.26 },
      toTone: { swatch: 'light', alpha: 0 },
      weight: 'air',
    },
    {
      kind: 'glow',
      centre: { x, y: bottomY },
      radiusPixels: size * 1.7,
      tone: { swatch: 'light', alpha: 0.55 },
    },
    {
      kind: 'stroke',
      outline: line([x, -stage.height * BLEED], [x, top]),
      tone: { swatch: 'ink', alpha: 0.85 },
      widthPixels: stage.unit * 0.35,
      structural: true,
    },
    {
      kind: 'area',
      outline: ellipse(x, bottomY, size * 0.2, size * 0.14),
      tone: { swatch: 'light' },
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: {
        points: [...arc({ x, y: bottomY }, size * 0.5, size * 0.58, 180, 360).points],
        smooth: false,
        closed: true,
      },
      tone: lifted(tone, 0.04),
      toTone: lifted(tone, -0.08),
      direction: 'across',
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: rectangle(x - size * 0.08, top - size * 0.06, size * 0.16, size * 0.14),
      tone: lifted(tone, -0.12),
      weight: 'detail',
    },
  ];
}

/** A board on the wall with books standing and lying on it. */
export function bookShelf(
  stage: Stage,
  left: number,
  y: number,
  width: number,
  bookHeight: number,
  haze: number,
): Mark[] {
  const { random, unit } = stage;
  const marks: Mark[] = [];
  let x = left + unit;
  while (x < left + width - bookHeight * 0.3) {
    if (random.chance(0.16)) {
      x += bookHeight * random.between(0.2, 0.5);
      continue;
    }
    const thick = bookHeight * random.between(0.11, 0.24);
    const tall = bookHeight * random.between(0.68, 1);
    const tone: Tone = {
      swatch: random.pick(ACCENTS),
      towards: 'skyMiddle',
      share: 0.35,
      lift: random.between(-0.06, 0.04),
      haze,
    };
    const lean = random.chance(0.1) ? thick * 0.8 : 0;
    marks.push({
      kind: 'area',
      outline: polygon([x, y], [x + lean, y - tall], [x + lean + thick, y - tall], [x + thick, y]),
      tone,
      toTone: lifted(tone, -0.06),
      weight: 'prop',
    });
    marks.push({
      kind: 'area',
      outline: polygon(
        [x + lean * 0.8, y - tall * 0.82],
        [x + lean * 0.8 + thick, y - tall * 0.82],
        [x + lean * 0.75 + thick, y - tall * 0.74],
        [x + lean * 0.75, y - tall * 0.74],
      ),
      tone: { ...lifted(tone, 0.16), alpha: 0.7 },
      weight: 'detail',
    });
    x += thick + lean + unit * 0.12;
  }
  const board: Tone = { swatch: 'near', haze, lift: 0.05 };
  marks.push({
    kind: 'area',
    outline: rectangle(left, y, width, unit * 1.5),
    tone: board,
    toTone: lifted(board, -0.1),
    weight: 'prop',
  });
  return marks;
}

/** A picture hanging on the wall: a small landscape or a plain field of colour. */
export function wallPicture(
  stage: Stage,
  left: number,
  top: number,
  width: number,
  height: number,
  haze: number,
): Mark[] {
  const { random, unit } = stage;
  const rim = unit * 0.8;
  const ground: Tone = { swatch: random.pick(ACCENTS), haze: haze + 0.2 };
  return [
    {
      kind: 'area',
      outline: rectangle(left - rim, top - rim, width + rim * 2, height + rim * 2),
      tone: { swatch: 'paper', towards: 'skyMiddle', share: 0.25 + haze * 0.4 },
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: rectangle(left, top, width, height),
      tone: { swatch: 'skyLow', haze },
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: ellipse(left + width * 0.64, top + height * 0.36, width * 0.14),
      tone: { swatch: 'accentTwo', haze: haze + 0.2 },
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: {
        points: [
          ...curve(
            [left, top + height * 0.7],
            [left + width * 0.3, top + height * 0.52],
            [left + width * 0.65, top + height * 0.7],
            [left + width, top + height * 0.56],
          ).points,
          { x: left + width, y: top + height },
          { x: left, y: top + height },
        ],
        smooth: false,
        closed: true,
      },
      tone: ground,
      weight: 'detail',
    },
  ];
}

/** A round or stepped stand with its lit top; the y is the middle of its top. */
export function podium(stage: Stage, centre: Point, width: number, height: number, tone: Tone): Mark[] {
  const flat = width * 0.15;
  const lit = stage.lightX < 0.5;
  return [
    {
      kind: 'shade',
      centre: { x: centre.x + (lit ? 1 : -1) * width * 0.08, y: centre.y + height + flat * 0.1 },
      radiusPixels: width * 0.66,
      squash: 0.24,
      strength: 0.35,
    },
    {
      kind: 'area',
      outline: {
        points: [
          ...arc({ x: centre.x, y: centre.y + height }, width / 2, flat, 0, 180).points,
          { x: centre.x - width / 2, y: centre.y },
          { x: centre.x + width / 2, y: centre.y },
        ],
        smooth: false,
        closed: true,
      },
      tone: lifted(tone, lit ? 0.06 : -0.12),
      toTone: lifted(tone, lit ? -0.12 : 0.06),
      direction: 'across',
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: ellipse(centre.x, centre.y, width / 2, flat),
      tone: lifted(tone, 0.12),
      toTone: lifted(tone, 0.2),
      weight: 'prop',
    },
  ];
}
