import { ellipse, type Outline, type Point, polygon } from '../geometry.ts';
import type { Random } from '../random.ts';
import { lifted, type Mark, type Tone } from '../scene.ts';

/** A conifer of stacked skirts. */
export function pine(random: Random, foot: Point, height: number, tone: Tone): Mark[] {
  const width = height * random.between(0.34, 0.46);
  const tiers = Math.round(Math.min(8, Math.max(4, height / 90)));
  const side: [number, number][] = [];
  for (let tier = 0; tier < tiers; tier += 1) {
    const low = (tier + 1) / tiers;
    const reach = (width / 2) * (0.28 + 0.72 * low);
    const y = foot.y - height * (1 - low * 0.9);
    const droop = (height / tiers) * 0.16;
    side.push([reach * random.between(0.92, 1.06), y + droop], [reach * 0.5, y - droop * 0.4]);
  }
  side.pop();
  const right = side.map(([reach, y]): [number, number] => [foot.x + reach, y]);
  const left = side.map(([reach, y]): [number, number] => [foot.x - reach, y]).toReversed();
  return [
    {
      kind: 'area',
      outline: polygon(
        [foot.x - height * 0.02, foot.y - height * 0.12],
        [foot.x + height * 0.02, foot.y - height * 0.12],
        [foot.x + height * 0.025, foot.y + height * 0.02],
        [foot.x - height * 0.025, foot.y + height * 0.02],
      ),
      tone: lifted(tone, -0.06),
      weight: 'detail',
    },
    {
      kind: 'area',
      outline: polygon([foot.x, foot.y - height], ...right, ...left),
      tone: lifted(tone, 0.03),
      toTone: lifted(tone, -0.03),
      weight: 'prop',
    },
  ];
}

/** A broad-leaved tree with a lit side. */
export function roundTree(random: Random, foot: Point, height: number, tone: Tone, litSide: number): Mark[] {
  const crownRadius = height * random.between(0.3, 0.36);
  const crown = { x: foot.x, y: foot.y - height + crownRadius };
  const puffs: Mark[] = [
    [-0.62, 0.34, 0.62],
    [0.62, 0.36, 0.6],
    [0, 0, 1],
  ].map(([right, down, size]) => ({
    kind: 'area',
    outline: ellipse(crown.x + right! * crownRadius, crown.y + down! * crownRadius, crownRadius * size!),
    tone: lifted(tone, 0.03),
    toTone: lifted(tone, -0.04),
    weight: 'prop',
  }));
  return [
    {
      kind: 'area',
      outline: polygon(
        [foot.x - height * 0.028, foot.y + height * 0.01],
        [foot.x - height * 0.016, crown.y],
        [foot.x + height * 0.016, crown.y],
        [foot.x + height * 0.028, foot.y + height * 0.01],
      ),
      tone: lifted(tone, -0.1),
      weight: 'detail',
    },
    ...puffs,
    {
      kind: 'area',
      outline: ellipse(
        crown.x + litSide * crownRadius * 0.28,
        crown.y - crownRadius * 0.25,
        crownRadius * 0.55,
        crownRadius * 0.5,
      ),
      tone: { ...lifted(tone, 0.09), alpha: 0.7 },
      weight: 'detail',
    },
  ];
}

/** A slim tree of the south. */
export function cypress(foot: Point, height: number, tone: Tone): Mark[] {
  const half = height * 0.1;
  const outline: Outline = {
    points: [
      { x: foot.x, y: foot.y - height },
      { x: foot.x + half * 0.75, y: foot.y - height * 0.55 },
      { x: foot.x + half, y: foot.y - height * 0.18 },
      { x: foot.x, y: foot.y },
      { x: foot.x - half, y: foot.y - height * 0.18 },
      { x: foot.x - half * 0.75, y: foot.y - height * 0.55 },
    ],
    smooth: true,
    closed: true,
  };
  return [{ kind: 'area', outline, tone: lifted(tone, 0.02), toTone: lifted(tone, -0.04), weight: 'prop' }];
}

/** A palm with a bent trunk. */
export function palm(random: Random, foot: Point, height: number, tone: Tone): Mark[] {
  const lean = random.between(-0.22, 0.22) * height;
  const head = { x: foot.x + lean, y: foot.y - height };
  const thick = height * 0.03;
  const trunk: Outline = {
    points: [
      { x: foot.x - thick, y: foot.y },
      { x: foot.x + lean * 0.3 - thick * 0.7, y: foot.y - height * 0.5 },
      { x: head.x - thick * 0.5, y: head.y },
      { x: head.x + thick * 0.5, y: head.y },
      { x: foot.x + lean * 0.3 + thick * 0.7, y: foot.y - height * 0.5 },
      { x: foot.x + thick, y: foot.y },
    ],
    smooth: true,
    closed: true,
  };
  const fronds = [-165, -130, -95, -60, -20, 15, 195].map((degrees): Mark => {
    const angle = ((degrees + random.between(-8, 8)) * Math.PI) / 180;
    const reach = height * random.between(0.34, 0.42);
    const tip = {
      x: head.x + Math.cos(angle) * reach,
      y: head.y + Math.sin(angle) * reach * 0.7 + reach * 0.32,
    };
    const bend = {
      x: head.x + Math.cos(angle) * reach * 0.55,
      y: head.y + Math.sin(angle) * reach * 0.75 - reach * 0.06,
    };
    const under = { x: bend.x, y: bend.y + reach * 0.17 };
    return {
      kind: 'area',
      outline: { points: [head, bend, tip, under], smooth: true, closed: true },
      tone: lifted(tone, random.between(-0.03, 0.05)),
      weight: 'prop',
    };
  });
  return [{ kind: 'area', outline: trunk, tone: lifted(tone, -0.04), weight: 'prop' }, ...fronds];
}
