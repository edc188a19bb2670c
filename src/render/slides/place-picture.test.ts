import { describe, expect, it } from 'vitest';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Region } from '../safe-area.ts';
import type { TextDirection } from '../text-direction.ts';
import { placePicture } from './place-picture.ts';
import { bottom, RATIOS, right } from './slide-fit-checks.ts';
import { slideFrame } from './slide-frame.ts';
import { placeCards, type SlideCards } from './word-card.ts';

const PICTURES: FrameSize[] = [
  { widthPixels: 1080, heightPixels: 1920 },
  { widthPixels: 1920, heightPixels: 1080 },
  { widthPixels: 640, heightPixels: 640 },
];
const FOCUSES = [0.1, 0.3, 0.5, 0.9].flatMap((x) => [0.1, 0.45, 0.9].map((y) => ({ x, y })));

function slideOf(size: FrameSize, direction: TextDirection = 'ltr') {
  const frame = slideFrame(size, direction, null, false);
  const yPixels = Math.round(size.heightPixels * 0.45);
  const heightPixels = frame.text.yPixels + frame.text.heightPixels - yPixels;
  return placeCards(frame, { yPixels, heightPixels });
}

const expectCovered = (free: Region, picture: Region) => {
  expect(picture.xPixels).toBeLessThanOrEqual(free.xPixels);
  expect(picture.yPixels).toBeLessThanOrEqual(free.yPixels);
  expect(right(picture)).toBeGreaterThanOrEqual(right(free));
  expect(bottom(picture)).toBeGreaterThanOrEqual(bottom(free));
};

describe('the picture of a slide', () => {
  it.each(Object.entries(RATIOS))(
    'covers all that is free of words and keeps its proportions on %s',
    (_ratio, size) => {
      const cards = slideOf(size);
      for (const picture of PICTURES) {
        for (const focus of FOCUSES) {
          const region = placePicture(picture, focus, cards);
          expectCovered(cards.free, region);
          const aspect = picture.widthPixels / picture.heightPixels;
          expect(region.widthPixels / region.heightPixels / aspect).toBeCloseTo(1, 2);
        }
      }
    },
  );

  it('shows its main thing above the words of a tall slide, wherever in the picture that is', () => {
    const cards = slideOf(RATIOS['9:16']!);
    for (const y of [0.2, 0.45, 0.7, 0.9]) {
      const region = placePicture(PICTURES[0]!, { x: 0.5, y }, cards);
      const seen = region.yPixels + y * region.heightPixels;
      expect(seen).toBeLessThan(bottom(cards.free));
      expect(seen).toBeGreaterThan(0);
    }
  });

  it('shows its main thing beside the words of a wide slide, on the other side in right-to-left text', () => {
    const place = (direction: TextDirection) => {
      const cards = slideOf(RATIOS['16:9']!, direction);
      const region = placePicture(PICTURES[1]!, { x: 0.5, y: 0.5 }, cards);
      return { seen: region.xPixels + 0.5 * region.widthPixels, free: cards.free };
    };
    for (const direction of ['ltr', 'rtl'] as const) {
      const { seen, free } = place(direction);
      expect(seen).toBeCloseTo(free.xPixels + free.widthPixels / 2, -1);
    }
    expect(place('ltr').seen + place('rtl').seen).toBeCloseTo(1920, -1);
  });

  it('is cropped to the frame where there are no words', () => {
    const frame = slideFrame(RATIOS['9:16']!, 'ltr', null, false);
    const cards: SlideCards = placeCards(frame, null);
    const region = placePicture(PICTURES[1]!, { x: 0.8, y: 0.5 }, cards);
    expectCovered({ xPixels: 0, yPixels: 0, ...RATIOS['9:16']! }, region);
    expect(region.heightPixels).toBe(1920);
  });

  it('stands on its usual place where its main thing is not known', () => {
    const cards = slideOf(RATIOS['9:16']!);
    expect(placePicture(PICTURES[0]!, undefined, cards)).toEqual(
      placePicture(PICTURES[0]!, { x: 0.5, y: 0.45 }, cards),
    );
  });
});
