import { line, polygon, rectangle } from '../geometry.ts';
import { skyline } from '../props/city.ts';
import { birds, clouds, lightSource, mist, skyFill, stars, weatherMarks } from '../props/sky.ts';
import { roundTree } from '../props/trees.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, lowInSky } from './placing.ts';

/** A skyline in three depths behind a square: work, trade, law, society. */
export function city(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const base = ground - unit * 7;
  const night = stage.atmosphere.time !== 'day' || stage.isDark;
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.4, 50));
  stage.add(
    'background',
    ...lightSource(stage, base - unit * random.between(34, 52)),
    ...clouds(stage, height * 0.1, base - unit * 40, 3, 0.55),
  );
  const tall = stage.isTall ? 1.15 : 0.88;
  stage.add(
    'far',
    ...skyline(stage, {
      baseY: base,
      lowPixels: unit * 22 * tall,
      highPixels: unit * 62 * tall,
      housePixels: unit * 10,
      tone: { swatch: 'far', haze: 0.5 },
      lit: 0,
    }),
    mist(stage, base - unit * 8, unit * 22, 0.5),
  );
  stage.add('far', ...birds(stage, { x: width * (1 - stage.lightX), y: base - unit * 62 }, 4));
  stage.add(
    'middle',
    ...skyline(stage, {
      baseY: base,
      lowPixels: unit * 14 * tall,
      highPixels: unit * 44 * tall,
      housePixels: unit * 13,
      tone: { swatch: 'middle', haze: 0.15 },
      lit: night ? 0.3 : 0.12,
    }),
    mist(stage, base, unit * 12, 0.35),
  );
  stage.add(
    'middle',
    ...skyline(stage, {
      baseY: base,
      lowPixels: unit * 7 * tall,
      highPixels: unit * 20 * tall,
      housePixels: unit * 17,
      tone: { swatch: 'near', haze: 0.05 },
      lit: night ? 0.42 : 0.15,
    }),
  );
  const x = width * heroX(stage);
  stage.add('subject', {
    kind: 'area',
    outline: rectangle(-width * BLEED, base, width * (1 + 2 * BLEED), stage.floorY - base),
    tone: { swatch: 'near', towards: 'middle', share: 0.45, lift: 0.05 },
    toTone: { swatch: 'front', lift: 0.06 },
    weight: 'plane',
  });
  for (let index = -5; index <= 5; index += 1) {
    stage.add('subject', {
      kind: 'stroke',
      outline: line([x + index * unit * 9, base], [x + index * unit * 44, stage.floorY]),
      tone: { swatch: 'light', alpha: 0.13 },
      widthPixels: unit * 0.35,
    });
  }
  for (const depth of [0.05, 0.13, 0.25, 0.43, 0.7]) {
    const y = base + (stage.floorY - base) * depth;
    stage.add('subject', {
      kind: 'stroke',
      outline: line([-width * BLEED, y], [width * (1 + BLEED), y]),
      tone: { swatch: 'light', alpha: 0.13 },
      widthPixels: unit * 0.35,
    });
  }
  for (const at of [0.06, 0.2, 0.8, 0.95]) {
    if (Math.abs(at * width - x) < unit * 22) continue;
    stage.add(
      'subject',
      ...roundTree(
        random,
        { x: width * at, y: base + unit * 2 },
        unit * random.between(13, 17),
        { swatch: 'near', towards: 'accentThree', share: 0.4 },
        stage.lightX < 0.5 ? -1 : 1,
      ),
    );
  }
  if (stage.words !== 'below') {
    stage.add('foreground', {
      kind: 'area',
      outline: polygon(
        [-width * BLEED, height * 0.965],
        [width * (1 + BLEED), height * 0.94],
        [width * (1 + BLEED), stage.floorY],
        [-width * BLEED, stage.floorY],
      ),
      tone: { swatch: 'front' },
      toTone: { swatch: 'front', lift: -0.04 },
      weight: 'plane',
    });
  }
  stage.add('foreground', ...weatherMarks(stage));
  const hero = { x, y: ground + unit * 3, sizePixels: heroSize(stage), haze: 0, layer: 'subject' } as const;
  return {
    hero,
    sky: lowInSky(stage, base - unit * 34),
    supports: besideHero(stage, hero, () => ground + unit, 3),
  };
}
