import { curve, ellipse, type Point, polygon } from '../geometry.ts';
import type { Random } from '../random.ts';
import { lifted, type Mark, type Tone } from '../scene.ts';
import type { Ridge } from './land.ts';

/** A pointed leaf from its stalk's end in a direction, with its middle rib. */
export function leaf(stalk: Point, degrees: number, length: number, plump: number, tone: Tone): Mark[] {
  const angle = (degrees * Math.PI) / 180;
  const along = { x: Math.cos(angle), y: Math.sin(angle) };
  const aside = { x: -along.y, y: along.x };
  const at = (share: number, offset: number): Point => ({
    x: stalk.x + along.x * length * share + aside.x * length * offset,
    y: stalk.y + along.y * length * share + aside.y * length * offset,
  });
  const half = plump / 2;
  const tip = at(1, 0.03);
  return [
    {
      kind: 'area',
      outline: {
        points: [
          stalk,
          at(0.2, half * 0.8),
          at(0.48, half),
          at(0.78, half * 0.58),
          tip,
          at(0.78, -half * 0.5),
          at(0.48, -half * 0.92),
          at(0.2, -half * 0.75),
        ],
        smooth: true,
        closed: true,
      },
      tone,
      toTone: lifted(tone, -0.06),
      direction: 'slant',
      weight: 'prop',
    },
    {
      kind: 'stroke',
      outline: { points: [stalk, at(0.5, 0.015), at(0.9, 0.025)], smooth: true, closed: false },
      tone: { ...lifted(tone, 0.12), alpha: 0.6 },
      widthPixels: Math.max(1, length * 0.018),
    },
  ];
}

/** A stalk with leaves on both sides, growing from a point in a direction. */
export function frond(
  random: Random,
  root: Point,
  degrees: number,
  length: number,
  tone: Tone,
  plump = 0.42,
): Mark[] {
  const bend = random.between(-28, 28);
  const count = random.integer(5, 7);
  const stalk: Point[] = [root];
  let at = root;
  for (let step = 1; step <= count; step += 1) {
    const angle = ((degrees + (bend * step) / count) * Math.PI) / 180;
    at = { x: at.x + (Math.cos(angle) * length) / count, y: at.y + (Math.sin(angle) * length) / count };
    stalk.push(at);
  }
  const marks: Mark[] = [
    {
      kind: 'stroke',
      outline: { points: stalk, smooth: true, closed: false },
      tone: lifted(tone, -0.05),
      widthPixels: Math.max(1.2, length * 0.016),
      structural: true,
    },
  ];
  for (let step = 1; step <= count; step += 1) {
    const direction = degrees + (bend * step) / count;
    const size = length * 0.36 * (1.15 - (0.6 * step) / count);
    const spread = 48 - 12 * (step / count);
    marks.push(
      ...leaf(stalk[step]!, direction - spread, size, plump, lifted(tone, random.between(-0.03, 0.05))),
    );
    marks.push(
      ...leaf(stalk[step]!, direction + spread, size, plump, lifted(tone, random.between(-0.05, 0.03))),
    );
  }
  marks.push(...leaf(at, degrees + bend, length * 0.26, plump, lifted(tone, 0.04)));
  return marks;
}

/** A flower seen from the front. */
export function blossom(centre: Point, radius: number, petals: number, tone: Tone, heart: Tone): Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < petals; index += 1) {
    const degrees = (index / petals) * 360;
    const angle = (degrees * Math.PI) / 180;
    const stalk = {
      x: centre.x + Math.cos(angle) * radius * 0.12,
      y: centre.y + Math.sin(angle) * radius * 0.12,
    };
    marks.push(...leaf(stalk, degrees, radius, 0.62, lifted(tone, index % 2 ? 0.03 : -0.02)));
  }
  marks.push({
    kind: 'area',
    outline: ellipse(centre.x, centre.y, radius * 0.26),
    tone: heart,
    toTone: lifted(heart, -0.08),
    weight: 'prop',
  });
  return marks;
}

/** Blades of grass along a ridge. */
export function grass(
  random: Random,
  crest: Ridge,
  from: number,
  to: number,
  count: number,
  height: number,
  tone: Tone,
): Mark[] {
  return Array.from({ length: count }, (): Mark => {
    const x = random.between(from, to);
    const y = crest.heightAt(x) + height * 0.1;
    const reach = height * random.between(0.5, 1);
    const lean = reach * random.between(-0.45, 0.45);
    const thick = height * 0.07;
    return {
      kind: 'area',
      outline: {
        points: [
          { x: x - thick, y },
          { x: x + lean * 0.4, y: y - reach * 0.6 },
          { x: x + lean, y: y - reach },
          { x: x + lean * 0.4 + thick, y: y - reach * 0.55 },
          { x: x + thick, y },
        ],
        smooth: false,
        closed: true,
      },
      tone: lifted(tone, random.between(-0.02, 0.04)),
      weight: 'detail',
    };
  });
}

/** A plant in a pot, its foot on the given point. */
export function pottedPlant(
  random: Random,
  foot: Point,
  height: number,
  leafTone: Tone,
  potTone: Tone,
): Mark[] {
  const potHeight = height * 0.3;
  const half = potHeight * 0.52;
  const rim = { x: foot.x, y: foot.y - potHeight };
  const leaves = [-150, -122, -98, -78, -54, -28].flatMap((degrees) => [
    ...[
      {
        kind: 'stroke',
        outline: curve(
          [rim.x, rim.y],
          [rim.x + Math.cos((degrees * Math.PI) / 180) * height * 0.12, rim.y - height * 0.12],
        ),
        tone: lifted(leafTone, -0.06),
        widthPixels: height * 0.012,
      } satisfies Mark,
    ],
    ...leaf(
      { x: rim.x + Math.cos((degrees * Math.PI) / 180) * height * 0.06, y: rim.y - height * 0.03 },
      degrees + random.between(-7, 7),
      height * random.between(0.46, 0.68),
      0.34,
      lifted(leafTone, random.between(-0.05, 0.06)),
    ),
  ]);
  return [
    ...leaves,
    {
      kind: 'area',
      outline: polygon(
        [rim.x - half, rim.y],
        [rim.x + half, rim.y],
        [rim.x + half * 0.72, foot.y],
        [rim.x - half * 0.72, foot.y],
      ),
      tone: lifted(potTone, 0.02),
      toTone: lifted(potTone, -0.08),
      direction: 'across',
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: polygon(
        [rim.x - half * 1.1, rim.y - potHeight * 0.06],
        [rim.x + half * 1.1, rim.y - potHeight * 0.06],
        [rim.x + half * 1.06, rim.y + potHeight * 0.16],
        [rim.x - half * 1.06, rim.y + potHeight * 0.16],
      ),
      tone: lifted(potTone, 0.05),
      weight: 'detail',
    },
  ];
}
