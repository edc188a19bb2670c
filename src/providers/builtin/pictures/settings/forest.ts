import { polygon } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, ridge } from '../props/land.ts';
import { frond, grass } from '../props/plants.ts';
import { birds, lightSource, mist, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { pine } from '../props/trees.ts';
import type { Mark } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, intoDistance } from './placing.ts';

/** A clearing among conifers with light falling in: nature, rest, camping, stories. */
export function forest(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const x = width * heroX(stage);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.5, 90));
  stage.add('background', ...lightSource(stage, height * random.between(0.3, 0.38), unit * 10));
  stage.add('far', ...birds(stage, { x: width * (1 - stage.lightX), y: height * 0.3 }, 3));
  const rows = [
    { layer: 'far', swatch: 'far', haze: 0.62, step: 3.4, tall: 28, back: 22 },
    { layer: 'far', swatch: 'middle', haze: 0.42, step: 4.6, tall: 36, back: 14 },
    { layer: 'middle', swatch: 'near', haze: 0.26, step: 7, tall: 46, back: 6 },
  ] as const;
  for (const row of rows) {
    const crest = ridge(stage, {
      baseY: ground - unit * row.back,
      swingPixels: unit * 3,
      waves: 1.8,
      kind: 'rolling',
    });
    for (let at = -unit * 6; at < width + unit * 6; at += unit * row.step * random.between(0.7, 1.4)) {
      const fromClearing = Math.abs(at - x) / (width * 0.5);
      const tall =
        unit *
        row.tall *
        random.between(0.7, 1.1) *
        (row.layer === 'middle' ? 0.55 + 0.75 * fromClearing : 1);
      const tone = { swatch: row.swatch, haze: row.haze, lift: random.between(-0.02, 0.02) } as const;
      stage.add(row.layer, ...pine(random, { x: at, y: crest.heightAt(at) + unit * 2 }, tall, tone));
    }
    const tone = { swatch: row.swatch, haze: row.haze } as const;
    stage.add(row.layer, landUnder(stage, crest, tone, { swatch: 'middle', haze: row.haze + 0.2 }));
    stage.add(row.layer, mist(stage, ground - unit * (row.back - 7), unit * 11, 0.42));
  }
  stage.add('middle', ...beams(stage, ground));
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2.4, waves: 1.3, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.05 }, { swatch: 'front', lift: 0.05 }),
  );
  stage.add('subject', ...grass(random, near, 0, width, 90, unit * 3.4, { swatch: 'near', lift: 0.01 }));
  for (const share of [-0.13, -0.04, 1.03, 1.12]) {
    const foot = { x: width * share, y: height * random.between(0.9, 0.97) };
    const tall = unit * (stage.isTall ? random.between(96, 128) : random.between(74, 92));
    stage.add('foreground', ...pine(random, foot, tall, { swatch: 'front', lift: random.between(0, 0.04) }));
  }
  const front = ridge(stage, { baseY: height * 0.93, swingPixels: unit * 2.4, waves: 1.4, kind: 'rolling' });
  for (const [at, lean] of [
    [0.16, -74],
    [0.26, -108],
    [0.72, -70],
    [0.84, -100],
  ] as const) {
    const root = { x: width * at, y: height * 0.99 };
    stage.add(
      'foreground',
      ...frond(random, root, lean, unit * random.between(13, 19), { swatch: 'front', lift: 0.05 }),
    );
  }
  stage.add('foreground', ...foreland(stage, front, 'grass'));
  stage.add('foreground', ...weatherMarks(stage));
  const hero = {
    x,
    y: near.heightAt(x) + unit * 3,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  const groundAt = (at: number): number => near.heightAt(at) + unit * 3;
  return {
    hero,
    supports: besideHero(stage, hero, groundAt, 3),
    trail: intoDistance(stage, hero, (at) => groundAt(at) + unit * 2, unit * 4),
  };
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
      tone: { swatch: 'light', alpha: 0.24 },
      toTone: { swatch: 'light', alpha: 0.02 },
      weight: 'air',
    };
  });
}
