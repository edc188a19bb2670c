import { polygon, rectangle } from '../geometry.ts';
import { lifted, type Mark, type Tone } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';

export interface SkylineShape {
  baseY: number;
  lowPixels: number;
  highPixels: number;
  /** Width of a usual house. */
  housePixels: number;
  tone: Tone;
  /** How many of the windows are lit, 0 to 1; 0 draws none. */
  lit: number;
}

/** A row of towers and houses across the frame, higher towards its middle. */
export function skyline(stage: Stage, shape: SkylineShape): Mark[] {
  const { random, width } = stage;
  const marks: Mark[] = [];
  const lights: { x: number; y: number; width: number; height: number }[] = [];
  const dim: typeof lights = [];
  const peak = random.between(0.3, 0.7);
  let x = -width * BLEED;
  while (x < width * (1 + BLEED)) {
    const house = shape.housePixels * random.between(0.65, 1.35);
    const closeness = 1 - Math.min(1, Math.abs(x / width - peak) * 1.5);
    const tall =
      shape.lowPixels +
      (shape.highPixels - shape.lowPixels) *
        (0.25 * random.next() + 0.75 * closeness * random.between(0.55, 1));
    marks.push(...tower(stage, x, shape.baseY, house, tall, lifted(shape.tone, random.between(-0.03, 0.03))));
    if (shape.lit > 0) windows(stage, x, shape.baseY - tall, house, tall, shape.lit, lights, dim);
    x += house * random.between(0.92, 1.12);
  }
  if (dim.length)
    marks.push({
      kind: 'specks',
      shape: 'square',
      specks: dim,
      tone: { ...lifted(shape.tone, 0.1), alpha: 0.6 },
    });
  if (lights.length)
    marks.push({ kind: 'specks', shape: 'square', specks: lights, tone: { swatch: 'light', alpha: 0.85 } });
  return marks;
}

function tower(stage: Stage, x: number, baseY: number, width: number, height: number, tone: Tone): Mark[] {
  const { random, unit } = stage;
  const top = baseY - height;
  const floor = unit * 5;
  const body = (outline: ReturnType<typeof polygon>): Mark => ({
    kind: 'area',
    outline,
    tone: lifted(tone, -0.01),
    toTone: { ...tone, haze: Math.min(1, (tone.haze ?? 0) + 0.3) },
    weight: 'prop',
  });
  const shadeSide = stage.lightX * stage.width < x ? 0.62 : 0;
  const shade: Mark = {
    kind: 'area',
    outline: rectangle(x + width * shadeSide, top, width * 0.38, height + floor),
    tone: { ...lifted(tone, -0.06), alpha: 0.5 },
    weight: 'detail',
  };
  const form = random.integer(0, 5);
  if (form === 0) {
    const rise = width * random.between(0.2, 0.5);
    return [body(polygon([x, top + rise], [x + width, top], [x + width, baseY + floor], [x, baseY + floor]))];
  }
  if (form === 1) {
    const inset = width * 0.2;
    return [
      body(rectangle(x, top + height * 0.16, width, height + floor)),
      body(rectangle(x + inset, top, width - inset * 2, height * 0.2)),
      {
        kind: 'stroke',
        outline: polygon([x + width / 2, top], [x + width / 2, top - unit * 5]),
        tone,
        widthPixels: unit * 0.3,
      },
      shade,
    ];
  }
  if (form === 2) {
    return [
      body(
        polygon(
          [x, top],
          [x + width / 2, top - width * 0.45],
          [x + width, top],
          [x + width, baseY + floor],
          [x, baseY + floor],
        ),
      ),
    ];
  }
  return [body(rectangle(x, top, width, height + floor)), shade];
}

function windows(
  stage: Stage,
  x: number,
  top: number,
  width: number,
  height: number,
  lit: number,
  lights: { x: number; y: number; width: number; height: number }[],
  dim: { x: number; y: number; width: number; height: number }[],
): void {
  const { random, unit } = stage;
  const columns = Math.max(2, Math.round(width / (unit * 2.6)));
  const step = width / (columns + 0.6);
  const rows = Math.min(26, Math.floor(height / (unit * 3.1)));
  for (let row = 1; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (!random.chance(0.72)) continue;
      const speck = {
        x: x + step * (column + 0.55) + step * 0.25,
        y: top + row * unit * 3.1 + unit * 1.2,
        width: step * 0.46,
        height: unit * 1.5,
      };
      (random.chance(lit) ? lights : dim).push(speck);
    }
  }
}
