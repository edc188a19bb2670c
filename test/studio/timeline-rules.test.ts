import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  givesWay,
  nearestPlace,
  type Place,
  placeByKey,
  scrollNear,
} from '../../web/src/film/reorder/places.ts';
import { placeAt, snapTarget } from '../../web/src/film/timeline/snapping.ts';

/** Cards in rows of four. */
const cards: Place[] = Array.from({ length: 10 }, (_, index) => ({
  left: (index % 4) * 110,
  top: Math.floor(index / 4) * 160,
  width: 100,
  height: 150,
}));

describe('cards that give way', () => {
  it('lie, every one, where the list will have them', () => {
    const place = fc.integer({ min: 0, max: cards.length - 1 });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const order = cards.map((_, index) => index);
        order.splice(to, 0, ...order.splice(from, 1));
        for (const [newPlace, card] of order.entries()) {
          const { x, y } = givesWay(cards, card, from, to);
          expect({ left: cards[card]!.left + x, top: cards[card]!.top + y }).toEqual({
            left: cards[newPlace]!.left,
            top: cards[newPlace]!.top,
          });
        }
      }),
    );
  });

  it('are found by what is nearest, and by keys along rows and columns', () => {
    expect(nearestPlace(cards, 160, 235)).toBe(5);
    expect(placeByKey(cards, 5, 'ArrowDown')).toBe(9);
    expect(placeByKey(cards, 8, 'ArrowDown')).toBe(9);
    expect(placeByKey(cards, 5, 'ArrowUp')).toBe(1);
    expect(placeByKey(cards, 0, 'ArrowLeft')).toBe(0);
    expect(placeByKey(cards, 3, 'End')).toBe(9);
  });

  it('are scrolled to near the edges alone, faster the nearer', () => {
    expect(scrollNear(400, 56, 900)).toBe(0);
    expect(scrollNear(890, 56, 900)).toBeGreaterThan(scrollNear(830, 56, 900));
    expect(scrollNear(60, 56, 900)).toBeLessThan(0);
  });
});

describe('a scene of the timeline', () => {
  const timeline = {
    duration_seconds: 12,
    frames_per_second: 30,
    width: 1080,
    height: 1920,
    scenes: [
      { id: 'a', start_seconds: 0, duration_seconds: 3 },
      { id: 'b', start_seconds: 3, duration_seconds: 5 },
      { id: 'c', start_seconds: 8, duration_seconds: 4 },
    ],
    narration: [],
    music: [],
  };

  it('comes to the place that its middle was led to', () => {
    expect(placeAt(timeline, 'a', 1)).toBe(1);
    expect(placeAt(timeline, 'a', 6)).toBe(2);
    expect(placeAt(timeline, 'a', 11)).toBe(3);
  });

  it('snaps to the nearest of what is near enough', () => {
    expect(snapTarget(4.95, [3, 4.8, 5.02], 0.2)).toBe(5.02);
    expect(snapTarget(4.5, [3, 4.8, 5.02], 0.2)).toBeUndefined();
  });
});
