import type { Region } from '../safe-area.ts';
import type { SlideFrame } from './slide-frame.ts';

/** What words stand on, and what is left to the picture. */
export interface SlideCards {
  /** The card of title and bullets, and of logo and progress where they stand under them; null without words. */
  words: Region | null;
  /** Small cards of logo and progress where they stand apart from the words. */
  footer: { logo: Region | null; progress: Region | null };
  /** The largest part of the frame without words: there the picture's main thing is to be seen. */
  free: Region;
}

/** More room above a heading than beside it: the card's corners are round. */
const TOP_PADDING_SCALE = 1.5;

/** Lays the cards under a block of words that begins at a height and is as tall as its tallest page. */
export function placeCards(
  frame: SlideFrame,
  block: { yPixels: number; heightPixels: number } | null,
): SlideCards {
  const whole = { xPixels: 0, yPixels: 0, ...frame.size };
  const { logo, progress } = frame;
  if (block === null) return { words: null, footer: { logo, progress }, free: whole };
  const words = cardOf(frame, block);
  const apart = (region: Region) => (holds(words, region) ? null : region);
  const free = frame.isWide ? besideCard(frame, words) : beyondCard(frame, words);
  return { words, footer: { logo: apart(logo), progress: apart(progress) }, free };
}

/** In a wide frame as high as the words' region, whatever part of it they fill; in a tall one as high as the words. */
function cardOf(frame: SlideFrame, block: { yPixels: number; heightPixels: number }): Region {
  const { text, cardPadding, card, isWide } = frame;
  const words = isWide ? text : block;
  const top = words.yPixels - cardPadding * TOP_PADDING_SCALE;
  const bottom = withFooter(frame, words.yPixels + words.heightPixels) + cardPadding;
  return { ...card, yPixels: top, heightPixels: bottom - top };
}

/** The lower edge of words that end at a height, or of logo and progress where these stand close under them. */
function withFooter({ logo }: SlideFrame, wordsBottom: number): number {
  return logo.yPixels - wordsBottom < logo.heightPixels ? bottomOf(logo) : wordsBottom;
}

function besideCard({ size, direction }: SlideFrame, card: Region): Region {
  const cardEnd = card.xPixels + card.widthPixels;
  return direction === 'ltr'
    ? {
        xPixels: cardEnd,
        yPixels: 0,
        widthPixels: size.widthPixels - cardEnd,
        heightPixels: size.heightPixels,
      }
    : { xPixels: 0, yPixels: 0, widthPixels: card.xPixels, heightPixels: size.heightPixels };
}

/** Above the card, or under it where that is more. */
function beyondCard({ size, logo }: SlideFrame, card: Region): Region {
  const below = bottomOf(logo) - bottomOf(card);
  const top = below > card.yPixels ? bottomOf(card) : 0;
  const heightPixels = below > card.yPixels ? size.heightPixels - top : card.yPixels;
  return { xPixels: 0, yPixels: top, widthPixels: size.widthPixels, heightPixels };
}

function holds(outer: Region, inner: Region): boolean {
  return (
    inner.xPixels >= outer.xPixels &&
    inner.yPixels >= outer.yPixels &&
    inner.xPixels + inner.widthPixels <= outer.xPixels + outer.widthPixels &&
    bottomOf(inner) <= bottomOf(outer)
  );
}

function bottomOf({ yPixels, heightPixels }: Region): number {
  return yPixels + heightPixels;
}
