import { ellipse, type Outline, type Point, rectangle } from '../geometry.ts';
import type { Random } from '../random.ts';
import type { AreaMark, Mark } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';

/** The sky over the whole frame, or a wall in its place; its colours run out where the setting ends. */
export function skyFill(stage: Stage): AreaMark {
  const { width, height } = stage;
  const top = -height * BLEED;
  return {
    kind: 'area',
    outline: rectangle(-width * BLEED, top, width * (1 + 2 * BLEED), stage.floorY - top),
    tone: { swatch: 'skyTop' },
    toTone: { swatch: 'skyLow' },
    direction: 'down',
    runsTo: height * (1 + BLEED),
    weight: 'sky',
  };
}

/** A sky whose colours run down the whole frame, for settings without ground. */
export function openSky(stage: Stage): AreaMark {
  return { ...skyFill(stage), runsTo: stage.floorY };
}

/** Sun by day, moon by night, with their light; its height is that of the disc's middle. */
export function lightSource(
  stage: Stage,
  height: number,
  radius = stage.unit * stage.random.between(7, 11),
): Mark[] {
  const centre = { x: stage.width * stage.lightX, y: height };
  const isNight = stage.atmosphere.time === 'night';
  const marks: Mark[] = [
    {
      kind: 'glow',
      centre,
      radiusPixels: radius * 7,
      tone: { swatch: 'light', alpha: isNight ? 0.32 : 0.5 },
    },
    {
      kind: 'glow',
      centre,
      radiusPixels: radius * 2.6,
      tone: { swatch: 'light', alpha: 0.55 },
      source: true,
    },
  ];
  if (stage.bringsLight) return marks;
  if (stage.atmosphere.weather === 'clear' || stage.atmosphere.weather === 'snow') {
    marks.push({
      kind: 'area',
      outline: ellipse(centre.x, centre.y, radius),
      tone: { swatch: 'light' },
      weight: 'prop',
    });
  }
  if (isNight) {
    marks.push(
      crater(centre, radius, -0.3, -0.2, 0.22),
      crater(centre, radius, 0.28, 0.3, 0.15),
      crater(centre, radius, 0.3, -0.35, 0.1),
    );
  }
  return marks;
}

function crater(centre: Point, radius: number, right: number, down: number, size: number): Mark {
  return {
    kind: 'area',
    outline: ellipse(centre.x + right * radius, centre.y + down * radius, size * radius),
    tone: { swatch: 'light', towards: 'skyMiddle', share: 0.28 },
    weight: 'detail',
  };
}

/** Stars above a line, thinning out towards it. */
export function stars(stage: Stage, lowest: number, count: number): Mark[] {
  const { random, width, unit } = stage;
  const specks = Array.from({ length: count }, () => {
    const size = unit * random.between(0.14, 0.5) * (random.chance(0.08) ? 1.8 : 1);
    return {
      x: width * random.between(-BLEED, 1 + BLEED),
      y: lowest * random.next() ** 1.5,
      width: size,
      height: size,
    };
  });
  const bright = Array.from({ length: Math.ceil(count / 22) }, () => {
    const size = unit * random.between(1.6, 3.4);
    return { x: width * random.next(), y: lowest * random.next() ** 1.4, width: size, height: size };
  });
  return [
    { kind: 'specks', shape: 'round', specks, tone: { swatch: 'light', alpha: 0.75 } },
    { kind: 'specks', shape: 'sparkle', specks: bright, tone: { swatch: 'light', alpha: 0.9 } },
  ];
}

/** A heap cloud with a flat foot; the point is the middle of its foot. */
export function cloudOutline(random: Random, foot: Point, width: number, height: number): Outline {
  const count = random.integer(4, 6);
  const puffs = Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    const arch = Math.sin(share * Math.PI) ** 0.7;
    const radius = (height * (0.42 + 0.5 * arch) * random.between(0.8, 1.1)) / 1.25;
    return { x: foot.x + (share - 0.5) * width * 0.86, y: foot.y - height * 0.3 * arch, radius };
  });
  const points: Point[] = [];
  const steps = 56;
  for (let step = 0; step <= steps; step += 1) {
    const x = foot.x + (step / steps - 0.5) * width;
    let top = foot.y - height * 0.04;
    for (const puff of puffs) {
      const across = Math.abs(x - puff.x);
      if (across < puff.radius) top = Math.min(top, puff.y - Math.sqrt(puff.radius ** 2 - across ** 2));
    }
    points.push({ x, y: top });
  }
  const corner = height * 0.12;
  points.push({ x: foot.x + width * 0.5 - corner * 0.2, y: foot.y + corner * 0.6 });
  points.push({ x: foot.x + width * 0.42, y: foot.y + corner });
  points.push({ x: foot.x - width * 0.42, y: foot.y + corner });
  points.push({ x: foot.x - width * 0.5 + corner * 0.2, y: foot.y + corner * 0.6 });
  return { points, smooth: false, closed: true };
}

/** Clouds in a band of the sky: larger and brighter the higher, as in a real one. */
export function clouds(stage: Stage, top: number, bottom: number, count: number, alpha = 0.8): Mark[] {
  const { random, width, unit } = stage;
  const marks: Mark[] = [];
  for (let index = 0; index < count; index += 1) {
    const nearness = 1 - (index + random.between(0, 0.6)) / count;
    const cloudWidth = unit * (18 + 42 * nearness) * random.between(0.8, 1.2);
    const x = width * (((index * 0.41 + random.between(0.02, 0.3)) % 1.1) - 0.05);
    const y = bottom - (bottom - top) * nearness * random.between(0.7, 1);
    marks.push({
      kind: 'area',
      outline: cloudOutline(random, { x, y }, cloudWidth, cloudWidth * random.between(0.26, 0.36)),
      tone: { swatch: 'paper', towards: 'skyLow', share: 0.25, alpha: alpha * (0.55 + 0.4 * nearness) },
      toTone: { swatch: 'skyLow', alpha: alpha * 0.12 },
      weight: 'air',
    });
  }
  return marks;
}

/** A few birds far off. */
export function birds(stage: Stage, centre: Point, count: number): Mark[] {
  const { random, unit } = stage;
  return Array.from({ length: count }, (_, index) => {
    const span = unit * random.between(1.4, 2.6);
    const x = centre.x + unit * (index * 3.4 - count * 1.7 + random.between(-1, 1));
    const y = centre.y + unit * (Math.abs(index - count / 2) * 1.1 + random.between(-1.2, 1.2));
    const dip = span * 0.18;
    return {
      kind: 'stroke',
      outline: {
        points: [
          { x: x - span, y: y - dip },
          { x: x - span * 0.45, y: y - span * 0.42 },
          { x, y },
          { x: x + span * 0.45, y: y - span * 0.42 },
          { x: x + span, y: y - dip },
        ],
        smooth: true,
        closed: false,
      },
      tone: { swatch: 'front', alpha: 0.75 },
      widthPixels: unit * 0.28,
    };
  });
}

/** What falls from the sky, over everything. */
export function weatherMarks(stage: Stage): Mark[] {
  const { random, width, height, unit } = stage;
  const { weather } = stage.atmosphere;
  if (weather === 'rain' || weather === 'storm') {
    const specks = Array.from({ length: 130 }, () => ({
      x: width * random.between(-0.05, 1.05),
      y: height * random.between(-0.05, 1),
      width: unit * 0.22,
      height: unit * random.between(3, 7),
    }));
    return [{ kind: 'specks', shape: 'streak', specks, tone: { swatch: 'light', alpha: 0.3 } }];
  }
  if (weather === 'snow') {
    const specks = Array.from({ length: 150 }, () => {
      const size = unit * random.between(0.35, 1.2);
      return { x: width * random.next(), y: height * random.next(), width: size, height: size };
    });
    return [{ kind: 'specks', shape: 'round', specks, tone: { swatch: 'paper', alpha: 0.8 } }];
  }
  return [];
}

/** Mist lying along a height. */
export function mist(stage: Stage, y: number, thickness: number, alpha: number): Mark {
  const { width } = stage;
  return {
    kind: 'glow',
    centre: { x: width * 0.5, y },
    radiusPixels: width * 0.85,
    squash: thickness / (width * 0.85),
    tone: { swatch: 'skyLow', alpha },
  };
}
