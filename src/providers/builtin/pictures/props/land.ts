import { type Outline, type Point, polygon } from '../geometry.ts';
import { type Random, smoothNoise } from '../random.ts';
import type { AreaMark, Mark, Tone } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';

export interface Ridge {
  /** Heights of the line at even steps across the frame and its bleed. */
  points: Point[];
  /** The height of the line at a place across. */
  heightAt(x: number): number;
}

export interface RidgeShape {
  baseY: number;
  /** Half the height between crest and dip. */
  swingPixels: number;
  /** Bumps over the frame's width. */
  waves: number;
  kind: 'rolling' | 'peaks' | 'dunes';
}

/** A line of land across the whole frame. */
export function ridge(stage: Stage, shape: RidgeShape): Ridge {
  const { width, random } = stage;
  const noise = smoothNoise(random.integer(1, 1e9));
  const fine = smoothNoise(random.integer(1, 1e9));
  const phase = random.between(0, 10);
  const steps = shape.kind === 'peaks' ? 64 : 30;
  const heightAt = (x: number): number => {
    const along = (x / width) * shape.waves + phase;
    if (shape.kind === 'peaks') {
      const jag =
        Math.abs(noise(along, 0.5)) * 1.5 + Math.abs(fine(along * 2.3, 3)) * 0.5 + fine(along * 7, 9) * 0.09;
      return shape.baseY + shape.swingPixels * (1 - jag * 1.35);
    }
    if (shape.kind === 'dunes') {
      const part = along - Math.floor(along);
      const crest = part < 0.7 ? (part / 0.7) ** 1.6 : 1 - ((part - 0.7) / 0.3) ** 0.8;
      const size = 0.6 + 0.4 * Math.abs(noise(Math.floor(along), 2));
      return shape.baseY + shape.swingPixels * (1 - 2 * crest * size);
    }
    return shape.baseY - shape.swingPixels * (noise(along, 0.3) * 0.85 + fine(along * 2.1, 4) * 0.3);
  };
  const points: Point[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const x = width * (-BLEED + (1 + 2 * BLEED) * (step / steps));
    points.push({ x, y: heightAt(x) });
  }
  return { points, heightAt };
}

/** So far down land is drawn: deeper it lies behind what is nearer, and filling it would be the most of the work. */
const DEPTH_UNITS = 48;

/** The land under a ridge, as deep as it can be seen; its colours run to the frame's foot. */
export function landUnder(stage: Stage, crest: Ridge, tone: Tone, toTone?: Tone, sharp = false): AreaMark {
  const lowest = crest.points.reduce((most, point) => Math.max(most, point.y), 0);
  const floor = Math.min(stage.floorY, lowest + stage.unit * DEPTH_UNITS);
  const first = crest.points[0]!;
  const last = crest.points.at(-1)!;
  const edge = [
    { x: last.x, y: floor },
    { x: first.x, y: floor },
  ];
  const outline: Outline = sharp
    ? { points: [...crest.points, ...edge], smooth: false, closed: true }
    : { points: [...densified(crest.points), ...edge], smooth: false, closed: true };
  const run = toTone ? { toTone, runsTo: stage.floorY } : {};
  return { kind: 'area', outline, tone, ...run, direction: 'down', weight: 'plane' };
}

/** A smooth line as many short straight ones, so that corners elsewhere in the same outline stay sharp. */
function densified(points: Point[]): Point[] {
  const dense: Point[] = [];
  for (let index = 0; index < points.length - 1; index += 1) {
    const before = points[Math.max(0, index - 1)]!;
    const from = points[index]!;
    const to = points[index + 1]!;
    const after = points[Math.min(points.length - 1, index + 2)]!;
    for (let piece = 0; piece < 4; piece += 1) {
      const t = piece / 4;
      dense.push({
        x: spline(before.x, from.x, to.x, after.x, t),
        y: spline(before.y, from.y, to.y, after.y, t),
      });
    }
  }
  dense.push(points.at(-1)!);
  return dense;
}

function spline(before: number, from: number, to: number, after: number, t: number): number {
  const slope = (to - before) / 2;
  const slopeAfter = (after - from) / 2;
  return (
    (2 * t ** 3 - 3 * t ** 2 + 1) * from +
    (t ** 3 - 2 * t ** 2 + t) * slope +
    (-2 * t ** 3 + 3 * t ** 2) * to +
    (t ** 3 - t ** 2) * slopeAfter
  );
}

/** A single mountain with a lit and a shaded side and snow where it is high. */
export function mountain(
  stage: Stage,
  foot: Point,
  width: number,
  height: number,
  tone: Tone,
  snow: boolean,
): Mark[] {
  const { random } = stage;
  const lit = stage.lightX * stage.width < foot.x ? -1 : 1;
  const summit = { x: foot.x + width * random.between(-0.08, 0.08), y: foot.y - height };
  const slope = (side: number): [number, number][] => {
    const rough: [number, number][] = [];
    for (let step = 1; step < 5; step += 1) {
      const share = step / 5;
      rough.push([
        summit.x + side * width * 0.5 * share + random.between(-0.02, 0.02) * width,
        summit.y + height * share * random.between(0.93, 1.05),
      ]);
    }
    return rough;
  };
  const left = slope(-1);
  const right = slope(1);
  const leftFoot: [number, number] = [foot.x - width / 2, foot.y];
  const rightFoot: [number, number] = [foot.x + width / 2, foot.y];
  const top: [number, number] = [summit.x, summit.y];
  const spine: [number, number][] = Array.from({ length: 5 }, (_, index) => {
    const share = (index + 1) / 5;
    return [summit.x + (index % 2 ? -0.05 : 0.06) * width * share + width * 0.02, summit.y + height * share];
  });
  const marks: Mark[] = [
    {
      kind: 'area',
      outline: polygon(leftFoot, ...left.toReversed(), top, ...right, rightFoot),
      tone: { ...tone, lift: (tone.lift ?? 0) + 0.03 },
      toTone: { ...tone, haze: Math.min(1, (tone.haze ?? 0) + 0.45) },
      weight: 'plane',
    },
    {
      kind: 'area',
      outline:
        lit < 0
          ? polygon(top, ...right, rightFoot, ...spine.toReversed())
          : polygon(top, ...left, leftFoot, ...spine.toReversed()),
      tone: { ...tone, lift: (tone.lift ?? 0) - 0.07 },
      toTone: { ...tone, haze: Math.min(1, (tone.haze ?? 0) + 0.4), alpha: 0.4 },
      weight: 'detail',
    },
  ];
  if (snow) marks.push(...snowCap(random, top, left, right, tone, lit));
  return marks;
}

function snowCap(
  random: Random,
  top: [number, number],
  left: [number, number][],
  right: [number, number][],
  tone: Tone,
  lit: number,
): Mark[] {
  const leftEnd = left[1]!;
  const rightEnd = right[1]!;
  const teeth: [number, number][] = Array.from({ length: 5 }, (_, index) => {
    const share = (index + 1) / 6;
    const y = rightEnd[1] + (leftEnd[1] - rightEnd[1]) * share;
    const drop = (rightEnd[1] - top[1]) * (index % 2 ? 0.22 : -0.22) * random.between(0.7, 1.2);
    return [rightEnd[0] + (leftEnd[0] - rightEnd[0]) * share, y + drop];
  });
  const middle = teeth[2]!;
  return [
    {
      kind: 'area',
      outline: polygon(leftEnd, left[0]!, top, right[0]!, rightEnd, ...teeth),
      tone: { swatch: 'paper', towards: tone.swatch, share: 0.08, haze: (tone.haze ?? 0) * 0.6 },
      weight: 'detail',
    },
    {
      kind: 'area',
      outline:
        lit < 0
          ? polygon(top, right[0]!, rightEnd, ...teeth.slice(0, 2), middle)
          : polygon(top, left[0]!, leftEnd, ...teeth.slice(3).toReversed(), middle),
      tone: { swatch: tone.swatch, haze: tone.haze ?? 0, alpha: 0.32 },
      weight: 'detail',
    },
  ];
}

/** A path or river that winds from the foot of the frame to the horizon. */
export function windingBand(
  stage: Stage,
  from: Point,
  to: Point,
  nearWidth: number,
  tone: Tone,
  toTone: Tone,
): AreaMark {
  const { random } = stage;
  const swing = (random.chance(0.5) ? 1 : -1) * stage.unit * random.between(9, 15);
  const steps = 22;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const nearness = (1 - share) ** 1.7;
    const y = to.y + (from.y - to.y) * nearness;
    const middle =
      to.x + (from.x - to.x) * nearness + Math.sin(share * Math.PI * 2.4) * swing * (0.25 + nearness);
    const half = (nearWidth / 2) * (0.03 + nearness);
    left.push({ x: middle - half, y });
    right.push({ x: middle + half, y });
  }
  return {
    kind: 'area',
    outline: { points: [...left, ...right.toReversed()], smooth: false, closed: true },
    tone: toTone,
    toTone: tone,
    direction: 'down',
    weight: 'detail',
  };
}

/** A stone lying on the ground. */
export function rock(random: Random, foot: Point, width: number, tone: Tone): Mark[] {
  const height = width * random.between(0.45, 0.7);
  const outline = polygon(
    [foot.x - width * 0.5, foot.y],
    [foot.x - width * 0.42, foot.y - height * 0.5],
    [foot.x - width * 0.12, foot.y - height],
    [foot.x + width * 0.22, foot.y - height * 0.85],
    [foot.x + width * 0.46, foot.y - height * 0.35],
    [foot.x + width * 0.5, foot.y],
  );
  return [
    { kind: 'area', outline, tone, toTone: { ...tone, lift: (tone.lift ?? 0) - 0.06 }, weight: 'prop' },
    {
      kind: 'area',
      outline: polygon(
        [foot.x - width * 0.42, foot.y - height * 0.5],
        [foot.x - width * 0.12, foot.y - height],
        [foot.x + width * 0.22, foot.y - height * 0.85],
        [foot.x - width * 0.05, foot.y - height * 0.6],
      ),
      tone: { ...tone, lift: (tone.lift ?? 0) + 0.08 },
      weight: 'detail',
    },
  ];
}
