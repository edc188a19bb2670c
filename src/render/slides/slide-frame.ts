import type { FrameSize } from '../../domain/timeline.ts';
import {
  type CaptionPosition,
  captionBand,
  highestPartBesideCaptions,
} from '../caption-pictures/caption-band.ts';
import { designUnit, type Region, safeArea } from '../safe-area.ts';
import type { TextDirection } from '../text-direction.ts';
import type { FrameShape } from './slide-type.ts';

/**
 * The regions of a slide. Words begin on the left, or on the right in right-to-left text; the logo is always at the
 * bottom left and progress at the bottom right.
 */
export interface SlideFrame {
  size: FrameSize;
  unit: number;
  direction: TextDirection;
  shape: FrameShape;
  /** True where words and figure stand side by side. */
  isWide: boolean;
  /** How far the card of the words reaches above and below them. */
  cardPadding: number;
  /** How far the card reaches across the frame. */
  card: { xPixels: number; widthPixels: number };
  /** Where title and bullets may stand. */
  text: Region;
  /** Where a bullet's figure stands; null where no bullet has one. */
  figure: Region | null;
  logo: Region;
  progress: Region;
}

/** Wider than this (width by height), a slide sets its words beside the picture; narrower, under it. */
const WIDE_ASPECT = 1.2;
/** Narrower than this there is room for large type. */
const VERTICAL_ASPECT = 0.65;
const FOOTER_HEIGHT_UNITS = 72;
const FOOTER_GAP_UNITS = 34;
const FIGURE_GAP_UNITS = 40;
const CARD_PADDING_UNITS = 30;
/** In a wide frame captions stand between logo and progress. */
const PROGRESS_WIDTH_UNITS = 345;
const LOGO_WIDTH_UNITS = { vertical: 460, upright: 460, wide: 345 };

/** The share of the room that goes to words: by width in a wide frame, by height in a tall one with figures. */
const WIDE_TEXT_SHARE = 0.53;
const TALL_TEXT_SHARE = 0.6;

export function slideFrame(
  size: FrameSize,
  direction: TextDirection,
  captions: CaptionPosition | null,
  hasFigures: boolean,
  hasBlock = false,
): SlideFrame {
  const unit = designUnit(size);
  const isWide = size.widthPixels / size.heightPixels > WIDE_ASPECT;
  const shape = isWide
    ? 'wide'
    : size.widthPixels / size.heightPixels < VERTICAL_ASPECT
      ? 'vertical'
      : 'upright';
  const safe = safeArea(size);
  const cardPadding = Math.round(CARD_PADDING_UNITS * unit);
  const inner = highestPartBesideCaptions(size, captions);
  // In a wide frame captions keep to the middle of the lower edge, between logo and progress.
  const footerArea = isWide || captions !== 'bottom' ? safe : inner;
  const footerTop = footerArea.yPixels + footerArea.heightPixels - Math.round(FOOTER_HEIGHT_UNITS * unit);
  const bodyBottom = Math.min(
    inner.yPixels + inner.heightPixels,
    footerTop - Math.round(FOOTER_GAP_UNITS * unit),
  );
  const body = { ...inner, heightPixels: bodyBottom - inner.yPixels };
  const gap = Math.round(FIGURE_GAP_UNITS * unit) + cardPadding;
  const [text, figure] = hasBlock
    ? [isWide ? lowered(body, cardPadding / 2) : body, body]
    : isWide
      ? sideBySide(lowered(body, cardPadding / 2), direction, gap)
      : captions === 'middle'
        ? aroundCaptions(body, captionBand(size, captions), footerTop, gap)
        : stacked(body, gap, hasFigures);
  const footer = (widthUnits: number, side: 'left' | 'right'): Region => {
    const widthPixels = Math.round(widthUnits * unit);
    return {
      xPixels: side === 'left' ? safe.xPixels : safe.xPixels + safe.widthPixels - widthPixels,
      yPixels: footerTop,
      widthPixels,
      heightPixels: Math.round(FOOTER_HEIGHT_UNITS * unit),
    };
  };
  return {
    size,
    unit,
    direction,
    shape,
    isWide,
    cardPadding,
    card: cardSpan(text, cardPadding, size, isWide),
    text,
    figure: hasFigures ? figure : null,
    logo: footer(LOGO_WIDTH_UNITS[shape], 'left'),
    progress: footer(PROGRESS_WIDTH_UNITS, 'right'),
  };
}

/** Round the words in a wide frame; in a tall one the same margin left and right, though apps keep more at the right. */
function cardSpan(text: Region, padding: number, size: FrameSize, isWide: boolean): SlideFrame['card'] {
  const xPixels = text.xPixels - padding;
  return { xPixels, widthPixels: isWide ? text.widthPixels + 2 * padding : size.widthPixels - 2 * xPixels };
}

/** As a card that reaches from edge to edge has more room above its heading than below. */
function lowered(region: Region, byPixels: number): Region {
  return { ...region, yPixels: region.yPixels + byPixels, heightPixels: region.heightPixels - byPixels };
}

function sideBySide(body: Region, direction: TextDirection, gap: number): [Region, Region] {
  const textWidth = Math.round(body.widthPixels * WIDE_TEXT_SHARE);
  const figureWidth = body.widthPixels - textWidth - gap;
  const right = body.xPixels + body.widthPixels;
  const isLeftToRight = direction === 'ltr';
  return [
    { ...body, xPixels: isLeftToRight ? body.xPixels : right - textWidth, widthPixels: textWidth },
    { ...body, xPixels: isLeftToRight ? right - figureWidth : body.xPixels, widthPixels: figureWidth },
  ];
}

/** Words above captions in the middle of the frame, figures under them. */
function aroundCaptions(body: Region, band: Region, footerTop: number, gap: number): [Region, Region] {
  const figureTop = band.yPixels + band.heightPixels + gap;
  return [body, { ...body, yPixels: figureTop, heightPixels: footerTop - gap - figureTop }];
}

function stacked(body: Region, gap: number, hasFigures: boolean): [Region, Region] {
  const textHeight = hasFigures ? Math.round(body.heightPixels * TALL_TEXT_SHARE) : body.heightPixels;
  const figureHeight = Math.max(0, body.heightPixels - textHeight - gap);
  return [
    { ...body, yPixels: body.yPixels + body.heightPixels - textHeight, heightPixels: textHeight },
    { ...body, heightPixels: figureHeight },
  ];
}
