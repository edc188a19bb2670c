import { foreland } from '../props/foreland.ts';
import { landUnder, ridge, windingBand } from '../props/land.ts';
import { grass } from '../props/plants.ts';
import { birds, clouds, lightSource, mist, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { cypress, pine, roundTree } from '../props/trees.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, intoDistance, lowInSky } from './placing.ts';

/** Rolling country with trees and a path to the light: growth, journeys, life in general. */
export function hills(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const horizon = ground - height * (stage.isTall ? 0.2 : 0.26);
  stage.add('background', skyFill(stage));
  if (stage.isDark)
    stage.add('background', ...stars(stage, horizon * 0.8, stage.atmosphere.time === 'night' ? 110 : 46));
  stage.add('background', ...lightSource(stage, horizon - unit * random.between(3, 16)));
  stage.add('background', ...clouds(stage, height * 0.1, horizon - unit * 6, 4, 0.7));

  const distant = ridge(stage, {
    baseY: horizon,
    swingPixels: unit * 9,
    waves: 2.6,
    kind: random.chance(0.5) ? 'peaks' : 'rolling',
  });
  stage.add(
    'far',
    landUnder(stage, distant, { swatch: 'far', haze: 0.45 }, { swatch: 'far', haze: 0.9 }, true),
  );
  const second = ridge(stage, {
    baseY: horizon + unit * 7,
    swingPixels: unit * 5,
    waves: 2.1,
    kind: 'rolling',
  });
  stage.add(
    'far',
    landUnder(stage, second, { swatch: 'far', haze: 0.12 }, { swatch: 'middle', haze: 0.6 }),
    mist(stage, horizon + unit * 14, unit * 9, 0.4),
  );
  stage.add('far', ...birds(stage, { x: width * (1 - stage.lightX), y: horizon - unit * 20 }, 4));

  const third = ridge(stage, {
    baseY: horizon + unit * 15,
    swingPixels: unit * 4,
    waves: 1.7,
    kind: 'rolling',
  });
  for (let index = 0; index < 9; index += 1) {
    const x = width * random.between(-0.02, 1.02);
    const foot = { x, y: third.heightAt(x) + unit };
    const size = unit * random.between(6, 11);
    const tone = { swatch: 'middle', lift: -0.05, haze: 0.12 } as const;
    const kind = stage.index % 3;
    stage.add(
      'middle',
      ...(kind === 0
        ? pine(random, foot, size, tone)
        : kind === 1
          ? roundTree(random, foot, size, tone, stage.lightX < 0.5 ? -1 : 1)
          : cypress(foot, size, tone)),
    );
  }
  stage.add('middle', landUnder(stage, third, { swatch: 'middle' }, { swatch: 'near', haze: 0.22 }));

  const near = ridge(stage, {
    baseY: ground - unit * 1.5,
    swingPixels: unit * 3,
    waves: 1.15,
    kind: 'rolling',
  });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.04 }, { swatch: 'front', lift: 0.05 }),
  );
  const x = width * heroX(stage);
  const pathEnd = { x: x + unit * 14, y: near.heightAt(x + unit * 14) + unit * 0.3 };
  stage.add(
    'subject',
    windingBand(
      stage,
      { x: width * (x > width / 2 ? 0.2 : 0.8), y: height * 1.06 },
      pathEnd,
      unit * 34,
      { swatch: 'light', towards: 'near', share: 0.5 },
      { swatch: 'light', towards: 'near', share: 0.25 },
    ),
  );
  stage.add('subject', ...grass(random, near, 0, width, 70, unit * 3, { swatch: 'near', lift: -0.02 }));
  const front = ridge(stage, {
    baseY: height * (stage.isTall ? 0.93 : 0.95),
    swingPixels: unit * 3,
    waves: 1.3,
    kind: 'rolling',
  });
  stage.add('foreground', ...foreland(stage, front, 'grass'));
  stage.add(
    'foreground',
    ...grass(random, front, -unit * 4, width + unit * 4, 110, unit * 6, { swatch: 'front', lift: 0.02 }),
    ...weatherMarks(stage),
  );
  const hero = {
    x,
    y: near.heightAt(x) + unit * 2.5,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  return {
    hero,
    sky: lowInSky(stage, horizon),
    trail: intoDistance(stage, hero, (at) => near.heightAt(at) + unit * 5, unit * 4),
    supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 2),
  };
}
