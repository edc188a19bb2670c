import { pendantLamp, tableTop, wallPicture } from '../props/indoors.ts';
import { pottedPlant } from '../props/plants.ts';
import { skyFill } from '../props/sky.ts';
import { lightShafts, windowView } from '../props/windows.ts';
import type { Spots, Stage } from '../stage.ts';
import { halo, heroSize, heroX, heroY } from './placing.ts';

/** A still life on a table by a window: food, products, medicine, home, anything small. */
export function table(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage) + unit * 4;
  const backY = ground - unit * 11;
  const frontY = Math.min(height * 0.93, ground + unit * (stage.isTall ? 15 : 9));
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyMiddle', lift: -0.04 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.45 },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * stage.lightX, y: height * 0.34 },
    radiusPixels: unit * 95,
    tone: { swatch: 'light', alpha: 0.32 },
  });
  const x = width * heroX(stage);
  const windowX = x > width / 2 ? width * (stage.isWide ? 0.2 : 0.24) : width * (stage.isWide ? 0.8 : 0.76);
  const tall = stage.isTall ? unit * 62 : unit * 50;
  stage.add(
    'far',
    ...windowView(
      stage,
      windowX,
      backY - unit * (stage.isTall ? 22 : 13),
      tall * 0.56,
      tall,
      stage.index % 2 === 0,
    ),
  );
  stage.add(
    'far',
    ...lightShafts(stage, { x: windowX, y: backY - unit * 20 - tall * 0.5 }, tall * 0.5, tall * 1.2, 0.14),
  );
  if (stage.isTall)
    stage.add(
      'far',
      ...wallPicture(stage, width - windowX - unit * 9, backY - unit * 64, unit * 18, unit * 23, 0.25),
    );
  stage.add(
    'middle',
    ...pendantLamp(
      stage,
      width - windowX + (stage.isWide ? unit * 6 : 0),
      height * (stage.isTall ? 0.2 : 0.2),
      unit * 13,
      { swatch: 'accent' },
    ),
  );
  const hero = { x, y: ground, sizePixels: heroSize(stage), haze: 0, layer: 'subject' } as const;
  stage.add('middle', halo(hero, 0.28));
  stage.add('middle', ...tableTop(stage, backY, frontY, { swatch: 'near' }));
  const plantX = x > width / 2 ? unit * 13 : width - unit * 13;
  stage.add('subject', {
    kind: 'shade',
    centre: { x: plantX, y: ground - unit * 3 },
    radiusPixels: unit * 10,
    squash: 0.22,
    strength: 0.4,
  });
  stage.add(
    'subject',
    ...pottedPlant(
      random,
      { x: plantX, y: ground - unit * 3 },
      unit * 31,
      { swatch: 'accentThree', towards: 'near', share: 0.45 },
      { swatch: 'accent', towards: 'near', share: 0.25 },
    ),
  );
  const side = x > width / 2 ? -1 : 1;
  const clamp = (at: number): number => Math.min(width - unit * 10, Math.max(unit * 10, at));
  return {
    hero,
    supports: [
      {
        x: clamp(x + side * unit * 29),
        y: ground + unit * 6,
        sizePixels: unit * 19,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x - side * unit * 27),
        y: ground + unit * 4.5,
        sizePixels: unit * 16,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x + side * unit * 15),
        y: ground + unit * 9,
        sizePixels: unit * 12,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}
