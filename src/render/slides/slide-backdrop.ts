import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork } from '../../ports/rasterizer.ts';
import type { Region } from '../safe-area.ts';
import { type Colour, css } from './colour.ts';
import { gradientNode } from './gradient-backdrop.ts';
import type { SlideLayout } from './layout-slide.ts';
import { placedAt } from './placed-at.ts';
import { FOOTER_INSET_UNITS } from './slide-footer.ts';

const CARD_RADIUS_UNITS = 44;
/** How far a reflection is seen before it is all ground. */
const REFLECTION_UNITS = 260;
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

/**
 * The picture; beyond each of its edges that is within the frame its own reflection, which runs on without a seam
 * and fades into the ground.
 */
function pictureNodes({ frame, palette }: SlideLayout, src: string, region: Region): Node[] {
  const { xPixels, yPixels, widthPixels, heightPixels } = region;
  const { size, unit } = frame;
  const beyond = (turn: string, moved: Partial<Region>, degrees: number, gapPixels: number): Node[] =>
    gapPixels <= 0
      ? []
      : [
          { type: 'image', src, style: { ...placedAt({ ...region, ...moved }), transform: turn } },
          fadeNode(size, degrees, palette.ground, gapPixels, REFLECTION_UNITS * unit),
        ];
  const upside = 'scale(1, -1)';
  const aside = 'scale(-1, 1)';
  return [
    { type: 'image', src, style: placedAt(region) },
    ...beyond(upside, { yPixels: yPixels - heightPixels }, 180, yPixels),
    ...beyond(upside, { yPixels: yPixels + heightPixels }, 0, size.heightPixels - yPixels - heightPixels),
    ...beyond(aside, { xPixels: xPixels - widthPixels }, 90, xPixels),
    ...beyond(aside, { xPixels: xPixels + widthPixels }, 270, size.widthPixels - xPixels - widthPixels),
  ];
}

/** A colour that is nothing at a picture's edge, a gap away from the frame's, and whole at a distance beyond it. */
function fadeNode(
  size: FrameSize,
  degrees: number,
  colour: Colour,
  gapPixels: number,
  lengthPixels: number,
): Node {
  const stops = Array.from({ length: 13 }, (_, index) => {
    const share = index / 12;
    const opacity = 1 - share * share * (3 - 2 * share);
    const at = gapPixels - lengthPixels * (1 - share);
    return `${css(colour, Number(opacity.toFixed(3)))} ${at.toFixed(1)}px`;
  });
  return {
    type: 'container',
    style: {
      ...placedAt({ xPixels: 0, yPixels: 0, ...size }),
      backgroundImage: `linear-gradient(${degrees}deg, ${stops.join(', ')})`,
    },
  };
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
