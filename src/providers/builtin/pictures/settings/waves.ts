import { ellipse, type Point } from '../geometry.ts';
import { skyFill, stars } from '../props/sky.ts';
import { smoothNoise } from '../random.ts';
import type { Mark, Tone } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, heroX } from './placing.ts';

/** Ribbons flowing through the frame: sound, change, energy, flow, feeling. */
export function waves(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const x = width * heroX(stage);
  const y = height * (stage.isTall ? 0.6 : 0.53);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, height * 0.5, 50));
  const disc = { x: width * stage.lightX, y: height * (stage.isTall ? 0.36 : 0.36) };
  stage.add(
    'background',
    {
      kind: 'glow',
      centre: disc,
      radiusPixels: unit * 70,
      tone: { swatch: 'light', alpha: 0.5 },
      source: true,
    },
    {
      kind: 'area',
      outline: ellipse(disc.x, disc.y, unit * 15),
      tone: { swatch: 'light' },
      toTone: { swatch: 'light', towards: 'accent', share: 0.4 },
      weight: 'prop',
    },
  );
  const ribbons: {
    at: number;
    layer: 'far' | 'middle' | 'subject' | 'foreground';
    tone: Tone;
    toTone: Tone;
  }[] = [
    {
      at: 0.48,
      layer: 'far',
      tone: { swatch: 'far', haze: 0.3 },
      toTone: { swatch: 'far', towards: 'accent', share: 0.3 },
    },
    {
      at: 0.56,
      layer: 'far',
      tone: { swatch: 'accentThree', towards: 'far', share: 0.4 },
      toTone: { swatch: 'middle' },
    },
    {
      at: 0.63,
      layer: 'middle',
      tone: { swatch: 'middle' },
      toTone: { swatch: 'accent', towards: 'middle', share: 0.4 },
    },
    {
      at: 0.7,
      layer: 'middle',
      tone: { swatch: 'accent', towards: 'middle', share: 0.15 },
      toTone: { swatch: 'accentTwo', towards: 'near', share: 0.4 },
    },
    { at: 0.79, layer: 'foreground', tone: { swatch: 'near', lift: 0.03 }, toTone: { swatch: 'middle' } },
    { at: 0.88, layer: 'foreground', tone: { swatch: 'front', lift: 0.03 }, toTone: { swatch: 'near' } },
  ];
  for (let at = 0.98; at * height < stage.floorY; at += 0.17) {
    ribbons.push({
      at,
      layer: 'foreground',
      tone: { swatch: 'front', lift: 0.02 },
      toTone: { swatch: 'front', lift: -0.03 },
    });
  }
  const noise = smoothNoise(random.integer(1, 1e9));
  const swing = unit * (stage.isTall ? 11 : 8);
  ribbons.forEach((ribbon, index) => {
    stage.add(
      ribbon.layer,
      ...band(stage, ribbon.at * height, swing, noise, index, ribbon.tone, ribbon.toTone),
    );
  });
  const sizePixels = heroSize(stage) * 0.96;
  const hero = { x, y, sizePixels, haze: 0, layer: 'subject', aloft: true } as const;
  stage.add('subject', halo(hero, 0.45));
  const side = x > width / 2 ? -1 : 1;
  return {
    hero,
    supports: [
      {
        x: x + side * sizePixels * 0.66,
        y: y + sizePixels * 0.3,
        sizePixels: sizePixels * 0.36,
        haze: 0,
        layer: 'subject',
        aloft: true,
      },
      {
        x: x - side * sizePixels * 0.56,
        y: y - sizePixels * 0.36,
        sizePixels: sizePixels * 0.28,
        haze: 0.1,
        layer: 'subject',
        aloft: true,
      },
      {
        x: x + side * sizePixels * 0.6,
        y: y - sizePixels * 0.46,
        sizePixels: sizePixels * 0.22,
        haze: 0.2,
        layer: 'middle',
        aloft: true,
      },
    ],
  };
}

function band(
  stage: Stage,
  y: number,
  swing: number,
  noise: (x: number, y: number) => number,
  row: number,
  tone: Tone,
  toTone: Tone,
): Mark[] {
  const { width, unit } = stage;
  const line = (offset: number): Point[] =>
    Array.from({ length: 27 }, (_, index) => {
      const share = index / 26;
      const x = width * (-BLEED + share * (1 + 2 * BLEED));
      return {
        x,
        y:
          y +
          offset +
          Math.sin(share * Math.PI * 2.1 + row * 0.85) * swing * 0.75 +
          noise(share * 2.2, row * 0.55) * swing,
      };
    });
  const crest = line(0);
  const floor = Math.min(stage.floorY, y + swing * 2 + unit * 48);
  const marks: Mark[] = [
    {
      kind: 'area',
      outline: {
        points: [...crest, { x: width * (1 + BLEED), y: floor }, { x: -width * BLEED, y: floor }],
        smooth: false,
        closed: true,
      },
      tone,
      toTone,
      direction: 'across',
      weight: 'plane',
    },
  ];
  for (let thread = 1; thread <= 4; thread += 1) {
    marks.push({
      kind: 'stroke',
      outline: { points: line(unit * thread * 1.5), smooth: true, closed: false },
      tone: { swatch: 'light', alpha: 0.34 - thread * 0.06 },
      widthPixels: unit * 0.26,
    });
  }
  return marks;
}
