import { foreland } from '../props/foreland.ts';
import { landUnder, mountain, ridge } from '../props/land.ts';
import { birds, clouds, lightSource, mist, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { pine } from '../props/trees.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, intoDistance, lowInSky } from './placing.ts';

/** Snowy mountains above a forest: goals, effort, overview. */
export function peaks(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const foot = ground - unit * (stage.isTall ? 14 : 12);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.5, 70));
  stage.add(
    'background',
    ...lightSource(stage, foot - unit * random.between(30, 46)),
    ...clouds(stage, height * 0.12, height * 0.4, 3, 0.6),
  );
  const distant = ridge(stage, {
    baseY: foot - unit * 14,
    swingPixels: unit * 15,
    waves: 3.2,
    kind: 'peaks',
  });
  stage.add(
    'far',
    landUnder(stage, distant, { swatch: 'far', haze: 0.6 }, { swatch: 'far', haze: 0.95 }, true),
  );
  const main = width * (stage.lightX < 0.5 ? random.between(0.56, 0.72) : random.between(0.28, 0.44));
  const tall = unit * (stage.isTall ? random.between(58, 70) : random.between(46, 56));
  stage.add(
    'far',
    ...mountain(
      stage,
      { x: main - unit * 48, y: foot + unit * 6 },
      unit * 84,
      tall * 0.62,
      { swatch: 'far', haze: 0.3 },
      true,
    ),
  );
  stage.add(
    'far',
    ...mountain(
      stage,
      { x: main + unit * 46, y: foot + unit * 6 },
      unit * 92,
      tall * 0.72,
      { swatch: 'far', haze: 0.2 },
      true,
    ),
  );
  stage.add(
    'far',
    ...mountain(
      stage,
      { x: main, y: foot + unit * 8 },
      unit * 112,
      tall,
      { swatch: 'middle', haze: 0.08 },
      true,
    ),
  );
  stage.add(
    'far',
    mist(stage, foot + unit * 5, unit * 14, 0.65),
    ...birds(stage, { x: main, y: foot - tall * 0.8 }, 3),
  );

  const wood = ridge(stage, { baseY: foot + unit * 9, swingPixels: unit * 3, waves: 1.6, kind: 'rolling' });
  for (let x = -unit * 4; x < width + unit * 4; x += unit * random.between(2.4, 5)) {
    stage.add(
      'middle',
      ...pine(random, { x, y: wood.heightAt(x) + unit * 2 }, unit * random.between(7, 14), {
        swatch: 'near',
        haze: 0.3,
        lift: random.between(-0.02, 0.04),
      }),
    );
  }
  stage.add('middle', landUnder(stage, wood, { swatch: 'near', haze: 0.28 }, { swatch: 'near', haze: 0.1 }));
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2.5, waves: 1.2, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.03 }, { swatch: 'front', lift: 0.04 }),
  );
  const front = ridge(stage, { baseY: height * 0.95, swingPixels: unit * 3, waves: 1.4, kind: 'rolling' });
  for (const x of [-unit * 2, unit * 6, unit * 13, width - unit * 12, width - unit * 4, width + unit * 3]) {
    stage.add(
      'foreground',
      ...pine(
        random,
        { x, y: front.heightAt(x) + unit * 6 },
        unit * random.between(24, 38) * (stage.isWide ? 0.8 : 1),
        { swatch: 'front', lift: random.between(-0.02, 0.03) },
      ),
    );
  }
  stage.add('foreground', ...foreland(stage, front, 'grass'), ...weatherMarks(stage));
  const x = width * heroX(stage);
  const hero = {
    x,
    y: near.heightAt(x) + unit * 3,
    sizePixels: heroSize(stage) * 0.92,
    haze: 0,
    layer: 'subject',
  } as const;
  return {
    hero,
    sky: lowInSky(stage, foot - unit * 22),
    trail: intoDistance(stage, hero, (at) => near.heightAt(at) + unit * 5, unit * 4),
    supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 3, 3),
  };
}
