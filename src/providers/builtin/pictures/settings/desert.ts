import { ellipse, roundedRectangle } from '../geometry.ts';
import { foreland } from '../props/foreland.ts';
import { landUnder, mountain, ridge, rock } from '../props/land.ts';
import { birds, clouds, lightSource, mist, skyFill, stars } from '../props/sky.ts';
import type { Mark, Tone } from '../scene.ts';
import type { Spots, Stage } from '../stage.ts';
import { besideHero, heroSize, heroX, heroY, intoDistance, lowInSky } from './placing.ts';

/** Dunes and table mountains under a large sun: heat, endurance, emptiness, history. */
export function desert(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const ground = heroY(stage);
  const horizon = ground - unit * (stage.isTall ? 26 : 22);
  stage.add('background', skyFill(stage));
  if (stage.isDark) stage.add('background', ...stars(stage, horizon * 0.6, 60));
  stage.add(
    'background',
    ...lightSource(stage, horizon - unit * random.between(12, 22), unit * random.between(13, 17)),
    ...clouds(stage, height * 0.14, horizon - unit * 16, 3, 0.45),
  );
  for (let index = 0; index < 3; index += 1) {
    const x = width * ((index * 0.37 + random.between(0, 0.2)) % 1);
    stage.add(
      'far',
      ...mountain(
        stage,
        { x, y: horizon + unit * 6 },
        unit * random.between(34, 62),
        unit * random.between(12, 22),
        { swatch: 'far', haze: 0.4 - index * 0.1 },
        false,
      ),
    );
  }
  stage.add(
    'far',
    mist(stage, horizon + unit * 3, unit * 8, 0.5),
    ...birds(stage, { x: width * (1 - stage.lightX), y: horizon - unit * 26 }, 3),
  );
  const shapes: [number, number, number, Tone, Tone][] = [
    [horizon + unit * 4, 4, 1.6, { swatch: 'far' }, { swatch: 'middle', haze: 0.3 }],
    [horizon + unit * 12, 5, 1.3, { swatch: 'middle', lift: 0.05 }, { swatch: 'middle', haze: 0.1 }],
  ];
  for (const [baseY, swing, waves, tone, toTone] of shapes) {
    const dune = ridge(stage, { baseY, swingPixels: unit * swing, waves, kind: 'dunes' });
    stage.add('middle', landUnder(stage, dune, tone, toTone));
  }
  const near = ridge(stage, { baseY: ground - unit, swingPixels: unit * 2.6, waves: 1.05, kind: 'rolling' });
  stage.add(
    'subject',
    landUnder(stage, near, { swatch: 'near', lift: 0.07 }, { swatch: 'near', lift: -0.06 }),
  );
  for (let row = 1; row < 7; row += 1) {
    stage.add('subject', {
      kind: 'stroke',
      outline: {
        points: near.points.map((point) => ({
          x: point.x,
          y: point.y + unit * row * row * 0.62 + Math.sin(point.x / (unit * 9) + row) * unit,
        })),
        smooth: true,
        closed: false,
      },
      tone: { swatch: 'light', alpha: 0.12 },
      widthPixels: unit * 0.4,
    });
  }
  const x = width * heroX(stage);
  const cactusX = x > width / 2 ? width * 0.13 : width * 0.87;
  const front = ridge(stage, { baseY: height * 0.95, swingPixels: unit * 3, waves: 1.2, kind: 'dunes' });
  stage.add(
    'foreground',
    ...cactus({ x: cactusX, y: front.heightAt(cactusX) + unit * 3 }, unit * (stage.isTall ? 34 : 32), {
      swatch: 'front',
      lift: 0.03,
    }),
    ...foreland(stage, front, 'sand'),
  );
  stage.add(
    'foreground',
    ...rock(random, { x: width - cactusX * 0.9, y: front.heightAt(width - cactusX) + unit * 3 }, unit * 12, {
      swatch: 'front',
      lift: 0.06,
    }),
  );
  const hero = {
    x,
    y: near.heightAt(x) + unit * 3,
    sizePixels: heroSize(stage),
    haze: 0,
    layer: 'subject',
  } as const;
  return {
    hero,
    sky: lowInSky(stage, horizon),
    trail: intoDistance(stage, hero, (at) => near.heightAt(at) + unit * 5, unit * 4),
    supports: besideHero(stage, hero, (at) => near.heightAt(at) + unit * 3, 3),
  };
}

function cactus(foot: { x: number; y: number }, size: number, tone: Tone): Mark[] {
  const thick = size * 0.13;
  const limb = (x: number, y: number, wide: number, tall: number): Mark => ({
    kind: 'area',
    outline: roundedRectangle(x, y, wide, tall, Math.min(wide, tall) / 2),
    tone,
    weight: 'prop',
  });
  return [
    limb(foot.x - size * 0.3, foot.y - size * 0.62, thick * 0.8, size * 0.28),
    limb(foot.x - size * 0.3, foot.y - size * 0.4, size * 0.3, thick * 0.75),
    limb(foot.x + size * 0.19, foot.y - size * 0.8, thick * 0.8, size * 0.36),
    limb(foot.x, foot.y - size * 0.5, size * 0.27, thick * 0.75),
    limb(foot.x - thick / 2, foot.y - size, thick, size),
    {
      kind: 'area',
      outline: ellipse(foot.x, foot.y - size, thick * 0.3, thick * 0.24),
      tone: { swatch: 'accent' },
      weight: 'detail',
    },
  ];
}
