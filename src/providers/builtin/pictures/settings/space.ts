import { arc, blob, ellipse, type Point } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, ridge } from '../props/land.ts';
import { openSky, stars } from '../props/sky.ts';
import type { Mark, Tone } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, halo, heroSize, heroX, heroY } from './placing.ts';

/** Planets, nebulae and a foreign ground: space, the future, physics, great questions. */
export function space(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  stage.add('background', openSky(stage));
  const clouds = [
    ['accent', 0.3],
    ['accentTwo', 0.24],
    ['accentThree', 0.18],
    ['light', 0.2],
  ] as const;
  clouds.forEach(([swatch, alpha], index) => {
    const along = index / 3;
    stage.add('background', {
      kind: 'glow',
      centre: {
        x: width * (0.1 + 0.8 * along),
        y: height * (0.5 - 0.34 * along + random.between(-0.06, 0.06)),
      },
      radiusPixels: unit * random.between(48, 74),
      squash: random.between(0.5, 0.9),
      tone: { swatch, alpha },
    });
  });
  stage.add('background', ...stars(stage, height * 1.02, 230));
  const bigX = width * (stage.lightX < 0.5 ? random.between(0.68, 0.86) : random.between(0.14, 0.32));
  const bigY = height * random.between(stage.isTall ? 0.22 : 0.24, 0.34);
  stage.add(
    'far',
    ...planet(
      stage,
      { x: bigX, y: bigY },
      unit * random.between(17, 24),
      { swatch: 'accent', towards: 'skyMiddle', share: 0.3 },
      stage.index % 2 === 0,
    ),
  );
  stage.add(
    'far',
    ...planet(
      stage,
      { x: width - bigX * 0.9, y: bigY + unit * random.between(22, 32) },
      unit * random.between(4, 7),
      { swatch: 'accentThree', towards: 'skyMiddle', share: 0.25 },
      false,
    ),
  );
  const back = ridge(stage, { baseY: ground - unit * 6, swingPixels: unit * 6, waves: 2.8, kind: 'peaks' });
  stage.add(
    'middle',
    landUnder(stage, back, { swatch: 'middle', haze: 0.2 }, { swatch: 'near', haze: 0.4 }, true),
  );
  const near = ridge(stage, { baseY: ground, swingPixels: unit * 2.4, waves: 1.2, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.09 }, { swatch: 'front', lift: 0.03 }),
  );
  for (let index = 0; index < 8; index += 1) {
    const depth = random.next() ** 0.7;
    const x = width * random.next();
    const y = near.heightAt(x) + unit * (4 + depth * 26);
    const size = unit * (1.5 + 5 * depth);
    stage.add(
      'subject',
      {
        kind: 'area',
        outline: ellipse(x, y, size, size * 0.26),
        tone: { swatch: 'front', lift: 0.02, alpha: 0.7 },
        weight: 'detail',
      },
      {
        kind: 'stroke',
        outline: arc({ x, y: y + size * 0.03 }, size, size * 0.26, 10, 170),
        tone: { swatch: 'light', alpha: 0.25 },
        widthPixels: unit * 0.28,
      },
    );
  }
  const front = ridge(stage, { baseY: height * 0.96, swingPixels: unit * 2.6, waves: 2.4, kind: 'peaks' });
  stage.add('foreground', ...foreland(stage, front, 'bare'));
  const x = width * heroX(stage);
  const hero = {
    x,
    y: near.heightAt(x) + unit * 3.5,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  stage.add('subject', halo(hero, 0.3));
  return { hero, supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 3, 3) };
}

/** A banded planet lit from the side, with a ring if asked for. */
function planet(stage: Stage, centre: Point, radius: number, tone: Tone, ringed: boolean): Mark[] {
  const { random, unit } = stage;
  const lit = stage.lightX * stage.width < centre.x ? -1 : 1;
  const ring = (from: number, to: number, alpha: number): Mark => ({
    kind: 'stroke',
    outline: { ...arc(centre, radius * 1.75, radius * 0.42, from, to) },
    tone: { swatch: 'light', towards: 'accentTwo', share: 0.4, alpha },
    widthPixels: radius * 0.14,
    structural: true,
  });
  const marks: Mark[] = [{ kind: 'glow', centre, radiusPixels: radius * 1.9, tone: { ...tone, alpha: 0.4 } }];
  if (ringed) marks.push(ring(180, 360, 0.55));
  marks.push({
    kind: 'area',
    outline: ellipse(centre.x, centre.y, radius),
    tone: { ...tone, lift: (tone.lift ?? 0) + 0.06 },
    toTone: { ...tone, lift: (tone.lift ?? 0) - 0.18 },
    direction: 'slant',
    weight: 'prop',
  });
  for (let band = 0; band < 3; band += 1) {
    const y = centre.y + radius * (-0.45 + band * 0.42);
    const half = Math.sqrt(Math.max(0, radius ** 2 - (y - centre.y) ** 2)) * 0.97;
    marks.push({
      kind: 'area',
      outline: {
        points: [
          { x: centre.x - half, y },
          { x: centre.x, y: y + radius * 0.09 },
          { x: centre.x + half, y },
          { x: centre.x, y: y + radius * random.between(0.2, 0.3) },
        ],
        smooth: true,
        closed: true,
      },
      tone: { ...tone, lift: (tone.lift ?? 0) + (band % 2 ? -0.08 : 0.1), alpha: 0.5 },
      weight: 'detail',
    });
  }
  const shade = Array.from({ length: 13 }, (_, index): Point => {
    const angle = ((-90 + index * 15) * Math.PI) / 180;
    return {
      x: centre.x - lit * Math.cos(angle) * radius * 1.005,
      y: centre.y + Math.sin(angle) * radius * 1.005,
    };
  });
  const inner = Array.from({ length: 13 }, (_, index): Point => {
    const angle = ((90 - index * 15) * Math.PI) / 180;
    return { x: centre.x - lit * Math.cos(angle) * radius * 0.35, y: centre.y + Math.sin(angle) * radius };
  });
  marks.push({
    kind: 'area',
    outline: { points: [...shade, ...inner], smooth: false, closed: true },
    tone: { swatch: 'skyTop', alpha: 0.5 },
    weight: 'detail',
  });
  if (ringed) marks.push(ring(0, 180, 0.9));
  if (!ringed)
    marks.push({
      kind: 'area',
      outline: blob(
        random,
        { x: centre.x + lit * radius * 0.3, y: centre.y - radius * 0.3 },
        radius * 0.18,
        radius * 0.14,
        0.15,
      ),
      tone: { ...tone, lift: (tone.lift ?? 0) - 0.1, alpha: 0.6 },
      weight: 'detail',
    });
  marks.push({
    kind: 'stroke',
    outline: arc(centre, radius * 0.985, radius * 0.985, lit < 0 ? 130 : -50, lit < 0 ? 230 : 50),
    tone: { swatch: 'light', alpha: 0.5 },
    widthPixels: unit * 0.35,
  });
  return marks;
}
