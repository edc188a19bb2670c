import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import type { Region } from '../safe-area.ts';
import { type Colour, css } from './colour.ts';
import { gradientNode } from './gradient-backdrop.ts';
import type { SlideLayout } from './layout-slide.ts';
import type { PlacedPicture } from './place-picture.ts';
import { placedAt } from './placed-at.ts';
import { FOOTER_INSET_UNITS } from './slide-footer.ts';

const CARD_RADIUS_UNITS = 44;
const SHADOW = { downUnits: 20, blurUnits: 70, colour: 'rgba(6, 10, 20, 0.34)' };

/**
 * What stands still behind all states of a slide: the picture, or a gradient of the brand's colours, and the cards
 * that words, logo and progress stand on. To be drawn once; the states are drawn over the file.
 */
export function slideBackdrop(layout: SlideLayout): Artwork {
  const { frame, palette, content, cards, picture } = layout;
  const { picturePath } = content;
  return {
    size: frame.size,
    root: {
      type: 'container',
      style: {
        display: 'flex',
        position: 'relative',
        width: '100%',
        height: '100%',
        overflow: 'hidden',
        backgroundColor: css(palette.ground),
      },
      children: [
        ...(picturePath === null || picture === null
          ? gradientNode(frame.size, content.brand.colours, content.progress.index, frame.direction)
          : pictureNodes(layout, picturePath, picture)),
        ...(cards.words === null ? [] : [cardNode(cards.words, CARD_RADIUS_UNITS * frame.unit, layout)]),
        ...footerCards(layout).map((card) => cardNode(card, card.heightPixels / 2, layout)),
      ],
    },
  };
}

/** The picture, and the ground over each of its edges that is within the frame. */
function pictureNodes(
  { frame, palette }: SlideLayout,
  src: string,
  { region, fadePixels }: PlacedPicture,
): Node[] {
  const { widthPixels, heightPixels } = frame.size;
  const fade = (degrees: number, edgePixels: number): Node[] =>
    edgePixels <= 0
      ? []
      : [
          {
            type: 'container',
            style: {
              ...placedAt({ xPixels: 0, yPixels: 0, ...frame.size }),
              backgroundImage: `linear-gradient(${degrees}deg, ${fadeStops(palette.ground, edgePixels, fadePixels)})`,
            },
          },
        ];
  return [
    { type: 'image', src, style: { ...placedAt(region), objectFit: 'fill' } },
    ...fade(180, region.yPixels),
    ...fade(0, heightPixels - region.yPixels - region.heightPixels),
    ...fade(90, region.xPixels),
    ...fade(270, widthPixels - region.xPixels - region.widthPixels),
  ];
}

/** A colour up to an edge, then along a smooth curve to nothing, without the line that a straight ramp shows. */
function fadeStops(colour: Colour, edgePixels: number, fadePixels: number): string {
  return Array.from({ length: 13 }, (_, index) => {
    const share = index / 12;
    const opacity = 1 - share * share * (3 - 2 * share);
    return `${css(colour, Number(opacity.toFixed(3)))} ${(edgePixels + share * fadePixels).toFixed(1)}px`;
  }).join(', ');
}

function footerCards({ frame, cards, content, logo }: SlideLayout): Region[] {
  const { footer } = cards;
  const inset = 2 * FOOTER_INSET_UNITS * frame.unit;
  const brand =
    footer.logo === null
      ? null
      : logo !== null
        ? { ...footer.logo, widthPixels: logo.widthPixels + inset }
        : content.brand.name === undefined
          ? null
          : footer.logo;
  return [brand, footer.progress].filter((region) => region !== null);
}

function cardNode(region: Region, radius: number, { frame, palette }: SlideLayout): Node {
  const { downUnits, blurUnits, colour } = SHADOW;
  return {
    type: 'container',
    style: {
      ...placedAt(region),
      borderRadius: radius,
      backgroundColor: css(palette.paper),
      boxShadow: `0 ${downUnits * frame.unit}px ${blurUnits * frame.unit}px ${colour}`,
    },
  };
}
