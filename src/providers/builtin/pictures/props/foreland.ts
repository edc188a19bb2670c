import type { Mark, Tone } from '../scene.ts';
import { BLEED, type Stage } from '../stage.ts';
import { landUnder, type Ridge, ridge, rock } from './land.ts';
import { blossom, frond, grass } from './plants.ts';

export type Growth = 'grass' | 'flowers' | 'sand' | 'weed' | 'bare';

/** So much land between two of its lines, in hundredths of the frame's shorter side. */
const ROW_UNITS = 21;

/**
 * The nearest land. Where the setting ends above the frame's foot, because words will lie there, the land comes
 * on towards the eye in more and more lines, darker and with larger growth the nearer, and stays calm.
 */
export function foreland(stage: Stage, front: Ridge, growth: Growth): Mark[] {
  const { random, width, unit, floorY } = stage;
  const room = floorY - front.heightAt(width / 2);
  const rows = Math.floor(room / (unit * ROW_UNITS));
  if (rows < 2) return [landUnder(stage, front, { swatch: 'front' }, { swatch: 'front', lift: -0.04 })];
  const marks: Mark[] = [];
  for (let row = 0; row <= rows; row += 1) {
    const nearness = row / rows;
    const baseY = front.heightAt(width / 2) + room * nearness ** 1.08 * 0.92;
    const swingPixels = unit * (2.5 + 3.5 * nearness);
    const kind = growth === 'sand' ? 'dunes' : 'rolling';
    const crest = row === 0 ? front : ridge(stage, { baseY, swingPixels, waves: 1.7 - 0.7 * nearness, kind });
    const tone: Tone = {
      swatch: 'near',
      towards: 'front',
      share: 0.12 + 0.78 * nearness,
      lift: 0.03 - 0.03 * nearness,
    };
    const toTone: Tone = { ...tone, share: Math.min(1, (tone.share ?? 0) + 0.28), lift: -0.01 };
    if (row > 0) marks.push(...growthAlong(stage, crest, growth, tone, nearness));
    marks.push(landUnder(stage, crest, tone, toTone));
    if (growth === 'grass' || growth === 'flowers') {
      const count = Math.round(70 - 30 * nearness);
      const blades = grass(
        random,
        crest,
        -width * BLEED,
        width * (1 + BLEED),
        count,
        unit * (3.5 + 5 * nearness),
        { ...tone, lift: 0.05 },
      );
      marks.push(...blades);
    }
    if (growth === 'sand') marks.push(...ripples(stage, crest, nearness));
  }
  return marks;
}

function growthAlong(stage: Stage, crest: Ridge, growth: Growth, tone: Tone, nearness: number): Mark[] {
  const { random, width, unit } = stage;
  if (growth === 'bare') return [];
  const count = growth === 'sand' ? 2 : 4;
  return Array.from({ length: count }, (_, index): Mark[] => {
    const side = index % 2 ? 0.78 : 0.02;
    const x = width * (side + random.between(0, 0.2));
    const foot = { x, y: crest.heightAt(x) + unit * 2 };
    if (growth === 'sand') return rock(random, foot, unit * (3 + 7 * nearness), { ...tone, lift: 0.05 });
    const size = unit * (7 + 17 * nearness) * random.between(0.8, 1.2);
    const plant = frond(
      random,
      foot,
      random.between(-112, -68),
      size,
      { ...tone, lift: 0.04 },
      growth === 'weed' ? 0.3 : 0.44,
    );
    if (growth !== 'flowers') return plant;
    const head = { x: foot.x + random.between(-3, 3) * unit, y: foot.y - size * 0.9 };
    const swatch = random.pick(['accent', 'accentTwo', 'accentThree'] as const);
    return [
      ...plant,
      ...blossom(
        head,
        size * 0.2,
        6,
        { swatch, towards: 'front', share: 0.15 },
        { swatch: 'accentTwo', towards: 'front', share: 0.3 },
      ),
    ];
  }).flat();
}

function ripples(stage: Stage, crest: Ridge, nearness: number): Mark[] {
  const { unit } = stage;
  return [1, 2].map((line) => ({
    kind: 'stroke',
    outline: {
      points: crest.points.map((point) => ({
        x: point.x,
        y: point.y + unit * line * (3 + 3 * nearness) + Math.sin(point.x / (unit * 11) + line) * unit,
      })),
      smooth: true,
      closed: false,
    },
    tone: { swatch: 'light', alpha: 0.09 },
    widthPixels: unit * 0.35,
  }));
}
