import {
  birds,
  clouds as cloudBand,
  cloudOutline,
  lightSource,
  skyFill,
  stars,
  weatherMarks,
} from '../props/sky.ts';
import type { Spots, Stage } from '../stage.ts';
import { heroSize, heroX } from './placing.ts';

/** High above a sea of clouds: dreams, cloud computing, weather, freedom. */
export function aboveClouds(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.6, 90));
  stage.add(
    'background',
    ...lightSource(stage, height * random.between(0.3, 0.42), unit * random.between(11, 15)),
    ...cloudBand(stage, height * 0.1, height * 0.4, 4, 0.5),
  );
  stage.add('far', ...birds(stage, { x: width * (1 - stage.lightX), y: height * 0.32 }, 5));
  const rows = [
    { layer: 'far', y: 0.66, size: 34, alpha: 0.75, share: 0.55 },
    { layer: 'middle', y: 0.75, size: 44, alpha: 0.88, share: 0.38 },
    { layer: 'foreground', y: 0.9, size: 58, alpha: 0.95, share: 0.2 },
    { layer: 'foreground', y: 1.0, size: 70, alpha: 1, share: 0.05 },
  ] as const;
  const lower = Array.from({ length: Math.ceil((stage.floorY / height - 1.06) / 0.13) }, (_, index) => ({
    layer: 'foreground' as const,
    y: 1.13 + index * 0.13,
    size: 76,
    alpha: 1,
    share: 0.12 + index * 0.1,
  }));
  for (const row of [...rows, ...lower]) {
    const wide = unit * row.size;
    for (let x = -wide * 0.3; x < width + wide * 0.4; x += wide * 0.5) {
      stage.add(row.layer, {
        kind: 'area',
        outline: cloudOutline(
          random,
          { x: x + unit * random.between(-6, 6), y: height * row.y + unit * random.between(4, 9) },
          wide * random.between(0.85, 1.2),
          wide * random.between(0.34, 0.46),
        ),
        tone: { swatch: 'paper', towards: 'skyLow', share: row.share, alpha: row.alpha },
        toTone: {
          swatch: 'skyLow',
          towards: 'skyMiddle',
          share: row.share,
          alpha: row.layer === 'foreground' ? 1 : row.alpha,
        },
        weight: 'plane',
      });
    }
  }
  stage.add('foreground', ...weatherMarks(stage));
  const sizePixels = heroSize(stage);
  const hero = {
    x: width * heroX(stage),
    y: height * (stage.isTall ? 0.6 : 0.54),
    sizePixels,
    haze: 0,
    layer: 'subject',
    aloft: true,
  } as const;
  const side = hero.x > width / 2 ? -1 : 1;
  return {
    hero,
    supports: [
      {
        x: hero.x + side * sizePixels * 0.72,
        y: hero.y - sizePixels * 0.42,
        sizePixels: sizePixels * 0.34,
        haze: 0.15,
        layer: 'middle',
        aloft: true,
      },
      {
        x: hero.x - side * sizePixels * 0.58,
        y: hero.y + sizePixels * 0.36,
        sizePixels: sizePixels * 0.3,
        haze: 0.1,
        layer: 'subject',
        aloft: true,
      },
      {
        x: hero.x + side * sizePixels * 0.66,
        y: hero.y + sizePixels * 0.32,
        sizePixels: sizePixels * 0.24,
        haze: 0.25,
        layer: 'middle',
        aloft: true,
      },
    ],
  };
}
