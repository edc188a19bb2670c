import { ellipse, polygon } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, ridge, rock } from '../props/land.ts';
import { frond } from '../props/plants.ts';
import { skyFill } from '../props/sky.ts';
import type { Mark } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY } from './placing.ts';

/** The sea floor with light from above: the ocean, depth, research, life in water. */
export function underwater(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage) + unit * 3;
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyMiddle', lift: 0.06 },
    toTone: { swatch: 'skyTop' },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * stage.lightX, y: 0 },
    radiusPixels: unit * 90,
    tone: { swatch: 'light', alpha: 0.55 },
  });
  for (let index = 0; index < 5; index += 1) {
    const from = width * stage.lightX + unit * (index * 15 - 30);
    const to = from + unit * (index - 2) * 20;
    stage.add('background', {
      kind: 'area',
      outline: polygon(
        [from, -height * BLEED],
        [from + unit * 7, -height * BLEED],
        [to + unit * 20, ground],
        [to, ground],
      ),
      tone: { swatch: 'light', alpha: 0.26 },
      toTone: { swatch: 'light', alpha: 0 },
      weight: 'air',
    });
  }
  const back = ridge(stage, {
    baseY: ground - unit * 18,
    swingPixels: unit * 10,
    waves: 2.2,
    kind: 'rolling',
  });
  stage.add(
    'far',
    landUnder(
      stage,
      back,
      { swatch: 'far', towards: 'skyMiddle', share: 0.55 },
      { swatch: 'middle', towards: 'skyTop', share: 0.4 },
    ),
  );
  stage.add('far', ...school(stage, { x: width * (1 - stage.lightX), y: ground - unit * 44 }, 11));
  const second = ridge(stage, {
    baseY: ground - unit * 8,
    swingPixels: unit * 6,
    waves: 1.6,
    kind: 'rolling',
  });
  for (let index = 0; index < 7; index += 1) {
    const x = width * random.next();
    stage.add(
      'middle',
      ...frond(
        random,
        { x, y: second.heightAt(x) + unit * 2 },
        random.between(-102, -78),
        unit * random.between(12, 22),
        { swatch: random.pick(['accent', 'accentTwo', 'accentThree']), towards: 'middle', share: 0.5 },
        0.3,
      ),
    );
  }
  stage.add('middle', landUnder(stage, second, { swatch: 'middle', haze: 0.1 }, { swatch: 'near' }));
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2.2, waves: 1.2, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(
      stage,
      near,
      { swatch: 'near', towards: 'skyLow', share: 0.35 },
      { swatch: 'front', lift: 0.04 },
    ),
  );
  const bubbles: { x: number; y: number; width: number; height: number }[] = Array.from(
    { length: 26 },
    () => {
      const size = unit * random.between(0.6, 2.6);
      return { x: width * random.next(), y: height * random.between(0.05, 0.9), width: size, height: size };
    },
  );
  stage.add('foreground', {
    kind: 'specks',
    shape: 'round',
    specks: bubbles,
    tone: { swatch: 'paper', alpha: 0.35 },
  });
  for (const [at, lean] of [
    [0.02, -70],
    [0.1, -96],
    [0.9, -84],
    [0.98, -112],
  ] as const) {
    stage.add(
      'foreground',
      ...frond(
        random,
        { x: width * at, y: height * 1.04 },
        lean,
        unit * random.between(30, 44),
        { swatch: 'front', lift: 0.05 },
        0.3,
      ),
    );
  }
  const front = ridge(stage, { baseY: height * 0.955, swingPixels: unit * 3, waves: 1.3, kind: 'rolling' });
  stage.add(
    'foreground',
    ...rock(random, { x: width * 0.2, y: front.heightAt(width * 0.2) + unit * 3 }, unit * 20, {
      swatch: 'front',
      lift: 0.06,
    }),
    ...foreland(stage, front, 'weed'),
  );
  const x = width * heroX(stage);
  const hero = {
    x,
    y: near.heightAt(x) + unit * 2.5,
    sizePixels: heroSize(stage) * 0.95,
    haze: 0,
    layer: 'subject',
  } as const;
  return { hero, supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 2, 3) };
}

function school(stage: Stage, centre: { x: number; y: number }, count: number): Mark[] {
  const { random, unit } = stage;
  return Array.from({ length: count }, (): Mark[] => {
    const x = centre.x + unit * random.between(-16, 16);
    const y = centre.y + unit * random.between(-8, 8);
    const size = unit * random.between(1.2, 2.2);
    const tone = { swatch: 'light', towards: 'skyMiddle', share: 0.35, alpha: 0.8 } as const;
    return [
      { kind: 'area', outline: ellipse(x, y, size, size * 0.42), tone, weight: 'detail' },
      {
        kind: 'area',
        outline: polygon(
          [x - size * 0.7, y],
          [x - size * 1.5, y - size * 0.45],
          [x - size * 1.5, y + size * 0.45],
        ),
        tone,
        weight: 'detail',
      },
    ];
  }).flat();
}
