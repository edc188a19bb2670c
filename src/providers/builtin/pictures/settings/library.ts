import { archway } from '../geometry.ts';
import { bookShelf, pendantLamp, tableTop } from '../props/indoors.ts';
import { skyFill } from '../props/sky.ts';
import { lightShafts, windowView } from '../props/windows.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, heroX, heroY } from './placing.ts';

/** Shelves of books round a tall window, a desk in front: learning, law, history, reading. */
export function library(stage: Stage): Spots {
  const { width, height, unit } = stage;
  const ground = heroY(stage) + unit * 4;
  const backY = ground - unit * 10;
  const x = width * heroX(stage);
  stage.add('background', {
    ...skyFill(stage),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.35 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.15 },
  });
  const wide = stage.isWide ? unit * 52 : unit * 40;
  const middle = stage.words === 'none' && !stage.isWide ? width / 2 : x;
  stage.add('far', {
    kind: 'area',
    outline: archway(middle, backY + unit * 3, wide + unit * 10, height * 0.72),
    tone: { swatch: 'near', lift: -0.03 },
    toTone: { swatch: 'near', lift: -0.08 },
    weight: 'prop',
  });
  stage.add(
    'far',
    ...windowView(stage, middle, backY - unit * 6, wide, height * (stage.isTall ? 0.5 : 0.56), true),
  );
  const shelfGap = unit * 15;
  for (let y = backY - unit * 5; y > -shelfGap; y -= shelfGap) {
    const left = middle - wide / 2 - unit * 6;
    const right = middle + wide / 2 + unit * 6;
    stage.add('far', ...bookShelf(stage, -width * BLEED, y, left + width * BLEED, unit * 10.5, 0.22));
    stage.add('far', ...bookShelf(stage, right, y, width * (1 + BLEED) - right, unit * 10.5, 0.22));
  }
  stage.add(
    'middle',
    ...lightShafts(stage, { x: middle, y: backY - height * 0.4 }, wide * 0.8, height * 0.46, 0.16),
  );
  stage.add('middle', {
    kind: 'glow',
    centre: { x: middle, y: backY - height * 0.22 },
    radiusPixels: unit * 70,
    tone: { swatch: 'light', alpha: 0.3 },
  });
  stage.add('middle', ...pendantLamp(stage, middle, height * 0.15, unit * 11, { swatch: 'accent' }));
  const hero = { x, y: ground, sizePixels: heroSize(stage), haze: 0, layer: 'subject' } as const;
  stage.add('middle', halo(hero, 0.3));
  stage.add(
    'middle',
    ...tableTop(stage, backY, Math.min(height * 0.94, ground + unit * (stage.isTall ? 15 : 8)), {
      swatch: 'near',
      towards: 'front',
      share: 0.3,
    }),
  );
  const side = x > width / 2 ? -1 : 1;
  const clamp = (at: number): number => Math.min(width - unit * 11, Math.max(unit * 11, at));
  return {
    hero,
    supports: [
      {
        x: clamp(x + side * unit * 34),
        y: ground + unit * 1,
        sizePixels: unit * 23,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x - side * unit * 30),
        y: ground + unit * 5,
        sizePixels: unit * 18,
        haze: 0,
        layer: 'subject',
      },
      {
        x: clamp(x + side * unit * 16),
        y: ground + unit * 9,
        sizePixels: unit * 13,
        haze: 0,
        layer: 'subject',
      },
    ],
  };
}
