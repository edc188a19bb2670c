import { rectangle } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, ridge, rock } from '../props/land.ts';
import { birds, clouds, lightSource, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { palm } from '../props/trees.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, lowInSky } from './placing.ts';

/** A shore with the light's road on the water: oceans, travel, calm, trade. */
export function sea(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const horizon = ground - unit * (stage.isTall ? 34 : 28);
  const sunX = width * stage.lightX;
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, horizon * 0.75, 60));
  stage.add(
    'background',
    ...lightSource(stage, horizon - unit * random.between(4, 14), unit * random.between(9, 12)),
    ...clouds(stage, height * 0.12, horizon - unit * 5, 5, 0.75),
  );
  const island = ridge(stage, {
    baseY: horizon + unit * 0.5,
    swingPixels: unit * 7,
    waves: 1.9,
    kind: 'peaks',
  });
  stage.add(
    'far',
    landUnder(stage, island, { swatch: 'far', haze: 0.4 }, { swatch: 'far', haze: 0.7 }, true),
  );
  stage.add('far', {
    kind: 'area',
    outline: rectangle(-width * BLEED, horizon, width * (1 + 2 * BLEED), stage.floorY - horizon),
    tone: { swatch: 'skyLow', towards: 'middle', share: 0.5 },
    toTone: { swatch: 'near' },
    weight: 'plane',
  });
  stage.add('far', ...birds(stage, { x: width - sunX, y: horizon - unit * 16 }, 5));
  const glints: { x: number; y: number; width: number; height: number }[] = [];
  const ripples: typeof glints = [];
  for (let row = 0; row < 34; row += 1) {
    const depth = (row / 34) ** 1.5;
    const y = horizon + unit * 0.8 + depth * (ground - horizon + unit * 8);
    const spread = unit * (3 + 16 * depth);
    for (let piece = 0; piece < 2; piece += 1) {
      const wide = unit * (1.6 + 8 * depth) * random.between(0.5, 1.3);
      glints.push({
        x: sunX + random.between(-spread, spread) - wide / 2,
        y,
        width: wide,
        height: unit * (0.3 + 0.45 * depth),
      });
    }
    const wide = unit * (2 + 14 * depth) * random.between(0.6, 1.4);
    ripples.push({
      x: width * random.between(-0.05, 1) - wide / 2,
      y: y + unit * 0.4,
      width: wide,
      height: unit * (0.2 + 0.35 * depth),
    });
  }
  stage.add('middle', {
    kind: 'specks',
    shape: 'streak',
    specks: ripples.map((speck) => ({ ...speck })),
    tone: { swatch: 'paper', towards: 'middle', share: 0.4, alpha: 0.4 },
  });
  stage.add('middle', {
    kind: 'specks',
    shape: 'streak',
    specks: glints,
    tone: { swatch: 'light', alpha: 0.8 },
  });
  const shore = ridge(stage, {
    baseY: ground - unit * 3,
    swingPixels: unit * 2.2,
    waves: 1.1,
    kind: 'rolling',
  });
  const foam = {
    points: shore.points.map((point) => ({ x: point.x, y: point.y - unit * 1.2 })),
    heightAt: (x: number) => shore.heightAt(x) - unit * 1.2,
  };
  stage.add(
    'middle',
    landUnder(stage, foam, { swatch: 'paper', alpha: 0.75 }, { swatch: 'paper', alpha: 0.3 }),
  );
  stage.add(
    'subject',
    landUnder(
      stage,
      shore,
      { swatch: 'skyLow', towards: 'accentTwo', share: 0.3, lift: -0.02 },
      { swatch: 'accentTwo', towards: 'near', share: 0.5, lift: -0.06 },
    ),
  );
  const x = width * heroX(stage);
  const edge = x > width / 2 ? unit * 1 : width - unit * 1;
  stage.add(
    'foreground',
    ...palm(random, { x: edge, y: height * 1.02 }, unit * (stage.isTall ? 62 : 60), {
      swatch: 'front',
      lift: 0.02,
    }),
  );
  const front = ridge(stage, { baseY: height * 0.955, swingPixels: unit * 2.6, waves: 1.5, kind: 'rolling' });
  stage.add('foreground', ...foreland(stage, front, 'sand'));
  stage.add(
    'foreground',
    ...rock(random, { x: width - edge, y: front.heightAt(width - edge) + unit * 3 }, unit * 16, {
      swatch: 'front',
      lift: 0.06,
    }),
    ...weatherMarks(stage),
  );
  const hero = {
    x,
    y: shore.heightAt(x) + unit * 6,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  return {
    hero,
    sky: lowInSky(stage, horizon),
    supports: besideHero(stage, hero, (at) => shore.heightAt(at) + unit * 5, 3),
  };
}
