import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../render/product-layer/pixels.ts';
import { movesOtherwise } from './mouth-movement.ts';

const SIDE = 96;
type Brightness = (x: number, y: number, moment: number) => number;
/** A face-like disc that drifts to the right over a slope of light. */
const shot: Brightness = (x, y, moment) => (Math.hypot(x - 40 - moment * 2, y - 40) < 20 ? 200 : 40 + x);
const mouth =
  (opening: (moment: number) => number): Brightness =>
  (x, y, moment) =>
    Math.abs(x - 40 - moment * 2) < 6 && Math.abs(y - 50) < opening(moment) ? 20 : shot(x, y, moment);
/** The same grain for the same picture, another for each moment. */
const grainy =
  (of: Brightness, strength: number): Brightness =>
  (x, y, moment) =>
    of(x, y, moment) + (((x * 7919 + y * 104_729 + moment * 1299) % 17) / 8 - 1) * strength;

function pictures(of: Brightness): Pixels[] {
  return [0, 1, 2, 3, 4, 5].map((moment) => {
    const rgba = new Uint8Array(SIDE * SIDE * 4).fill(255);
    for (let at = 0; at < SIDE * SIDE; at += 1) {
      const level = Math.max(0, Math.min(255, Math.round(of(at % SIDE, Math.floor(at / SIDE), moment))));
      rgba.fill(level, at * 4, at * 4 + 3);
    }
    return { widthPixels: SIDE, heightPixels: SIDE, rgba };
  });
}

describe('a lip-synced shot beside the shot it was made of', () => {
  it.each<[string, Brightness]>([
    ['is the same', shot],
    ['was coded anew', grainy(shot, 12)],
    ['is lighter throughout', (x, y, moment) => shot(x, y, moment) + 15],
    ['has a mouth that stands open and does not move', (x, y) => mouth(() => 3)(x, y, 0)],
  ])('does not move where it %s', (what, made) => {
    const before = what.includes('mouth') ? pictures((x, y) => shot(x, y, 0)) : pictures(shot);
    expect(movesOtherwise(before, pictures(made))).toBe(false);
  });

  it.each<[string, Brightness]>([
    ['opens and closes', mouth((moment) => (moment % 2) * 4)],
    [
      'hardly opens, in a picture coded anew',
      grainy(
        mouth((moment) => (moment % 3) * 1.5),
        12,
      ),
    ],
  ])('moves where its mouth %s', (_, made) => {
    expect(movesOtherwise(pictures(shot), pictures(made))).toBe(true);
  });
});
