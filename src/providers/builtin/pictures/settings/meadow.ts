import { curve, ellipse, type Point } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, ridge } from '../props/land.ts';
import { blossom, frond, grass, leaf } from '../props/plants.ts';
import { birds, clouds, skyFill, stars, weatherMarks } from '../props/sky.ts';
import type { Mark, Tone } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, intoDistance } from './placing.ts';

/** Tall flowers round the subject before a great sun: growth, care, spring, small living things. */
export function meadow(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage) + unit * 2;
  const x = width * heroX(stage);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.4, 60));
  const sun = { x: x - unit * (stage.lightX < 0.5 ? 6 : -6), y: ground - heroSize(stage) * 0.62 };
  stage.add('background', {
    kind: 'glow',
    centre: sun,
    radiusPixels: unit * 78,
    tone: { swatch: 'light', alpha: 0.5 },
    source: true,
  });
  stage.add('background', {
    kind: 'area',
    outline: ellipse(sun.x, sun.y, unit * (stage.isTall ? 37 : 32)),
    tone: { swatch: 'light', towards: 'skyLow', share: 0.25 },
    toTone: { swatch: 'accentTwo', towards: 'skyLow', share: 0.35 },
    weight: 'prop',
  });
  stage.add('background', ...clouds(stage, height * 0.08, height * 0.34, 3, 0.6));
  stage.add('far', ...birds(stage, { x: width * (1 - stage.lightX), y: height * 0.26 }, 4));
  const back = ridge(stage, {
    baseY: ground - unit * 11,
    swingPixels: unit * 4,
    waves: 1.7,
    kind: 'rolling',
  });
  stage.add('far', landUnder(stage, back, { swatch: 'far', haze: 0.35 }, { swatch: 'middle', haze: 0.5 }));
  for (let at = -unit * 2; at < width + unit * 2; at += unit * random.between(6, 10)) {
    const away = Math.abs(at - x) / (unit * 50);
    const tall = unit * (14 + 20 * Math.min(1.2, away)) * random.between(0.75, 1.15);
    stage.add(
      'middle',
      ...flower(stage, { x: at, y: ground + unit * 4 }, tall, { swatch: 'middle', haze: 0.1 }, 0.15),
    );
  }
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2, waves: 1.2, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.04 }, { swatch: 'front', lift: 0.05 }),
  );
  stage.add('subject', ...grass(random, near, 0, width, 120, unit * 5, { swatch: 'near', lift: 0.03 }));
  const front = ridge(stage, { baseY: height * 0.95, swingPixels: unit * 3, waves: 1.4, kind: 'rolling' });
  for (const [share, tall] of [
    [0.03, 52],
    [0.13, 34],
    [0.24, 20],
    [0.78, 22],
    [0.88, 38],
    [0.97, 48],
  ] as const) {
    const foot = { x: width * share, y: height * 1.01 };
    const scale = stage.isTall ? 1 : 0.82;
    stage.add(
      'foreground',
      ...flower(
        stage,
        foot,
        unit * tall * scale * random.between(0.9, 1.1),
        { swatch: 'front', lift: 0.08 },
        0,
      ),
    );
  }
  for (const [share, lean] of [
    [0.08, -104],
    [0.19, -70],
    [0.84, -108],
    [0.93, -74],
  ] as const) {
    stage.add(
      'foreground',
      ...frond(random, { x: width * share, y: height * 1.03 }, lean, unit * random.between(16, 24), {
        swatch: 'front',
        lift: 0.04,
      }),
    );
  }
  stage.add('foreground', ...foreland(stage, front, 'flowers'));
  stage.add('foreground', ...weatherMarks(stage));
  const hero = {
    x,
    y: near.heightAt(x) + unit * 4,
    sizePixels: heroSize(stage) * 0.94,
    haze: 0,
    layer: 'subject',
  } as const;
  const groundAt = (at: number): number => near.heightAt(at) + unit * 4;
  return {
    hero,
    supports: besideHero(stage, hero, groundAt, 2),
    trail: intoDistance(stage, hero, groundAt, unit * 3),
  };
}

/** A flower on its stalk with two leaves. */
function flower(stage: Stage, foot: Point, tall: number, green: Tone, haze: number): Mark[] {
  const { random } = stage;
  const lean = tall * random.between(-0.16, 0.16);
  const head = { x: foot.x + lean, y: foot.y - tall };
  const middle = { x: foot.x + lean * 0.25, y: foot.y - tall * 0.5 };
  const swatch = random.pick(['accent', 'accentTwo', 'accentThree', 'accent'] as const);
  return [
    {
      kind: 'stroke',
      outline: curve([foot.x, foot.y], [middle.x, middle.y], [head.x, head.y]),
      tone: green,
      widthPixels: Math.max(2, tall * 0.026),
      structural: true,
    },
    ...leaf({ x: foot.x + lean * 0.12, y: foot.y - tall * 0.34 }, -38, tall * 0.3, 0.36, green),
    ...leaf({ x: foot.x + lean * 0.3, y: foot.y - tall * 0.48 }, -146, tall * 0.26, 0.36, green),
    ...blossom(
      head,
      tall * 0.15,
      random.integer(5, 8),
      { swatch, haze },
      { swatch: swatch === 'accentTwo' ? 'accent' : 'accentTwo', haze },
    ),
  ];
}
