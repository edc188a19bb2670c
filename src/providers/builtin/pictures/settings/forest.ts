import { polygon } from '../geometry.ts';
import { landUnder, ridge } from '../props/land.ts';
import { frond, grass } from '../props/plants.ts';
import { lightSource, mist, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { pine } from '../props/trees.ts';
import type { Mark } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY } from './placing.ts';

/** A clearing among trunks with light falling in: nature, rest, camping, stories. */
export function forest(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.4, 50));
  stage.add('background', ...lightSource(stage, height * random.between(0.32, 0.42), unit * 9));
  for (const [depth, haze, step, tall] of [
    [0, 0.72, 3.6, 26],
    [1, 0.46, 5, 34],
  ] as const) {
    const crest = ridge(stage, {
      baseY: ground - unit * (22 - depth * 10),
      swingPixels: unit * 3,
      waves: 1.8,
      kind: 'rolling',
    });
    for (let x = -unit * 5; x < width + unit * 5; x += unit * step * random.between(0.7, 1.4)) {
      stage.add(
        'far',
        ...pine(random, { x, y: crest.heightAt(x) + unit * 2 }, unit * tall * random.between(0.6, 1.15), {
          swatch: depth ? 'middle' : 'far',
          haze,
          lift: random.between(-0.02, 0.02),
        }),
      );
    }
    stage.add(
      'far',
      landUnder(
        stage,
        crest,
        { swatch: depth ? 'middle' : 'far', haze },
        { swatch: 'middle', haze: haze + 0.2 },
      ),
      mist(stage, ground - unit * (14 - depth * 10), unit * 12, 0.5),
    );
  }
  stage.add('middle', ...beams(stage, ground));
  const x = width * heroX(stage);
  for (const share of [0.04, 0.17, 0.3, 0.7, 0.84, 0.97]) {
    const at = width * share;
    if (Math.abs(at - x) < unit * 16) continue;
    stage.add(
      'middle',
      ...trunk(stage, at, ground - unit * random.between(1, 6), unit * random.between(4, 6.5), 0.22),
    );
  }
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2.4, waves: 1.3, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.05 }, { swatch: 'front', lift: 0.05 }),
  );
  stage.add('subject', ...grass(random, near, 0, width, 80, unit * 3.4, { swatch: 'near', lift: 0.01 }));
  const front = ridge(stage, { baseY: height * 0.95, swingPixels: unit * 2, waves: 1.4, kind: 'rolling' });
  stage.add(
    'foreground',
    ...trunk(stage, x > width / 2 ? -unit * 1 : width + unit * 1, height * 1.04, unit * 15, 0),
  );
  for (const [at, lean] of [
    [0.02, -62],
    [0.13, -100],
    [0.24, -120],
    [0.8, -62],
    [0.9, -84],
    [0.99, -118],
  ] as const) {
    stage.add(
      'foreground',
      ...frond(random, { x: width * at, y: height * 1.02 }, lean, unit * random.between(16, 24), {
        swatch: 'front',
        lift: 0.05,
      }),
    );
  }
  stage.add(
    'foreground',
    landUnder(stage, front, { swatch: 'front' }, { swatch: 'front', lift: -0.04 }),
    ...weatherMarks(stage),
  );
  const hero = {
    x,
    y: near.heightAt(x) + unit * 3,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  return { hero, supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 3, 3) };
}

function beams(stage: Stage, ground: number): Mark[] {
  const { random, width, unit } = stage;
  const side = stage.lightX < 0.5 ? 1 : -1;
  const top = { x: width * stage.lightX, y: -unit * 10 };
  return Array.from({ length: 4 }, (_, index): Mark => {
    const spread = unit * (index * 17 + random.between(0, 8) - 12) * side;
    return {
      kind: 'area',
      outline: polygon(
        [top.x, top.y],
        [top.x + unit * 6, top.y],
        [top.x + spread + unit * 13, ground + unit * 4],
        [top.x + spread, ground + unit * 4],
      ),
      tone: { swatch: 'light', alpha: 0.26 },
      toTone: { swatch: 'light', alpha: 0.02 },
      weight: 'air',
    };
  });
}

function trunk(stage: Stage, x: number, footY: number, thick: number, haze: number): Mark[] {
  const { height } = stage;
  const top = -height * BLEED;
  const flare = thick * 0.8;
  const lit = stage.lightX * stage.width < x ? -1 : 1;
  return [
    {
      kind: 'area',
      outline: polygon(
        [x - thick * 0.42, top],
        [x + thick * 0.42, top],
        [x + thick * 0.5, footY - flare * 1.6],
        [x + thick * 0.5 + flare * 0.6, footY],
        [x - thick * 0.5 - flare * 0.6, footY],
        [x - thick * 0.5, footY - flare * 1.6],
      ),
      tone: { swatch: 'front', haze, lift: 0.06 },
      toTone: { swatch: 'front', haze: haze * 1.6, lift: 0.02 },
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: polygon(
        [x + lit * thick * 0.42, top],
        [x + lit * thick * 0.24, top],
        [x + lit * thick * 0.3, footY - flare],
        [x + lit * thick * 0.5, footY - flare * 1.6],
      ),
      tone: { swatch: 'light', alpha: 0.13 },
      weight: 'detail',
    },
  ];
}
