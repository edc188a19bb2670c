import { describe, expect, it } from 'vitest';
import type { Box } from '../../domain/face-look.ts';
import type { GreyPicture } from '../../ports/shot-pictures.ts';
import { mouthMoves, movesOtherwise } from './mouth-movement.ts';

const SIDE = 96;
const MOMENTS = [0, 1, 2, 3, 4, 5];
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

function pictures(of: Brightness): GreyPicture[] {
  return MOMENTS.map((moment) => ({
    widthPixels: SIDE,
    heightPixels: SIDE,
    levels: Uint8Array.from({ length: SIDE * SIDE }, (_, at) =>
      Math.max(0, Math.min(255, Math.round(of(at % SIDE, Math.floor(at / SIDE), moment)))),
    ),
  }));
}

describe('a lip-synced shot beside the shot it was made of', () => {
  it.each<[string, Brightness]>([
    ['is the same', shot],
    ['was coded anew', grainy(shot, 12)],
    ['is lighter throughout', (x, y, moment) => shot(x, y, moment) + 15],
    ['has a mouth that stands open and does not move', (x, y) => mouth(() => 3)(x, y, 0)],
  ])('does not move where it %s', (what, made) => {
    const before = what.includes('mouth') ? pictures((x, y) => shot(x, y, 0)) : pictures(shot);
    expect(movesOtherwise({ shot: before, made: pictures(made) })).toBe(false);
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
    expect(movesOtherwise({ shot: pictures(shot), made: pictures(made) })).toBe(true);
  });
});

describe('a lip-synced shot in which a mouth was seen before', () => {
  const opens = mouth((moment) => (moment % 2) * 4);
  /** Where the lips are, in a face that drifts. */
  const lips = MOMENTS.map((moment): Box => {
    return { left: (34 + moment * 2) / SIDE, top: 48 / SIDE, width: 12 / SIDE, height: 4 / SIDE };
  });
  /** Something that flickers somewhere else. */
  const flickers =
    (of: Brightness, left: number, top: number, side: number): Brightness =>
    (x, y, moment) => {
      const isThere = x >= left && x < left + side && y >= top && y < top + side;
      return isThere && moment % 2 === 1 ? 250 : of(x, y, moment);
    };
  const moves = (made: Brightness, places = lips) =>
    mouthMoves({ shot: pictures(shot), made: pictures(made) }, places);

  it.each<[string, Brightness]>([
    ['its mouth opens and closes', opens],
    ['its mouth moves and a little else does', flickers(opens, 70, 70, 8)],
    ['its mouth moves in a picture coded anew', grainy(opens, 12)],
  ])('moves its mouth where %s', (_, made) => {
    expect(moves(made)).toBe(true);
  });

  it.each<[string, Brightness]>([
    ['nothing moves', shot],
    ['it was coded anew', grainy(shot, 12)],
    ['it is lighter throughout', (x, y, moment) => shot(x, y, moment) + 15],
    ['something else flickers', flickers(shot, 70, 70, 12)],
    ['its brow moves', flickers(shot, 40, 22, 10)],
    ['all of it flickers', flickers(shot, 0, 0, SIDE)],
    [
      'the sky flickers, and at the mouth no more than its light',
      (x, y, moment) => flickers(shot, 0, 0, 38)(x, y, moment) + (y > 44 && y < 60 && moment % 2 ? 9 : 0),
    ],
  ])('does not move its mouth where %s', (_, made) => {
    expect(moves(made)).toBe(false);
  });

  it('takes no mouth for one that is somewhere else', () => {
    const elsewhere = lips.map((box) => ({ ...box, top: 0.9 }));
    expect(moves(opens, elsewhere)).toBe(false);
  });

  describe('in a face that crosses the picture', () => {
    const faceX = (moment: number) => 20 + moment * 12;
    const crossing: Brightness = (x, y, moment) =>
      Math.hypot(x - faceX(moment), y - 40) < 16 ? 200 : 40 + x;
    const path = MOMENTS.map((moment): Box => ({ ...lips[0]!, left: (faceX(moment) - 6) / SIDE }));
    const along = (made: Brightness) => mouthMoves({ shot: pictures(crossing), made: pictures(made) }, path);

    it('is a mouth that goes with it', () => {
      const sings: Brightness = (x, y, moment) =>
        Math.abs(x - faceX(moment)) < 6 && Math.abs(y - 50) < (moment % 2) * 4 ? 20 : crossing(x, y, moment);
      expect(along(sings)).toBe(true);
    });

    it('is none that stays where the face is not any more', () => {
      const stays: Brightness = (x, y, moment) =>
        moment > 2 && Math.abs(x - 20) < 6 && Math.abs(y - 50) < 4
          ? 20 + moment * 40
          : crossing(x, y, moment);
      expect(along(stays)).toBe(false);
    });
  });
});
