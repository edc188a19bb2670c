import type { Node } from '@takumi-rs/helpers';
import { paragraphDirection } from '../text-direction.ts';
import { css } from './colour.ts';
import type { SlideFrame } from './slide-frame.ts';
import type { SlidePalette } from './slide-palette.ts';
import type { SlideType } from './slide-type.ts';

/** How a bullet is shown: its place is kept before it is said, it stands out while it is said, then it calms. */
export type BulletLook = 'awaited' | 'current' | 'said';

export interface TextBlock {
  title: string;
  bullets: { text: string; look: BulletLook }[];
  /** Which of the slide's pages this is, counted from 1. */
  page: { number: number; count: number };
}

export const TITLE_WEIGHT = 750;
export const BULLET_WEIGHT = 560;
const MARK_WIDTH_UNITS = 84;
const MARK_PART_WIDTH_UNITS = 44;

/** The children of a text block's node, in their order, and those of a bullet's row. */
export const BLOCK_PARTS = { mark: 0, title: 1, list: 2 } as const;
export const ROW_PARTS = { highlight: 0, marker: 1, words: 2 } as const;

/** Between the highlight of the current bullet and the edge of the card, in design units. */
const HIGHLIGHT_GAP_UNITS = 20;
const RING_WIDTH_SHARE = 0.16;

/** Page mark, title and bullets as one column as wide as the frame's text region. */
export function textBlockNode(
  block: TextBlock,
  type: SlideType,
  frame: SlideFrame,
  palette: SlidePalette,
): Node {
  return {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', width: frame.text.widthPixels, flexShrink: 0 },
    children: [
      pageMark(block.page, type, frame, palette),
      titleNode(block.title, type, frame, palette),
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: type.bulletGap, flexShrink: 0 },
        children: block.bullets.map((bullet) => bulletNode(bullet, type, frame, palette)),
      },
    ],
  };
}

/** A bar over the title; on a slide of several pages one part a page, the page's own filled. */
function pageMark(
  page: TextBlock['page'],
  type: SlideType,
  { unit }: SlideFrame,
  palette: SlidePalette,
): Node {
  const widthPixels = (page.count === 1 ? MARK_WIDTH_UNITS : MARK_PART_WIDTH_UNITS) * unit;
  return {
    type: 'container',
    style: {
      display: 'flex',
      gap: 10 * unit,
      paddingLeft: type.paddingInline,
      paddingRight: type.paddingInline,
      marginBottom: type.markGap,
      flexShrink: 0,
    },
    children: Array.from({ length: page.count }, (_, index) => ({
      type: 'container' as const,
      style: {
        width: widthPixels,
        height: type.markHeight,
        borderRadius: type.markHeight / 2,
        backgroundColor: index + 1 === page.number ? css(palette.accent) : css(palette.track),
      },
    })),
  };
}

function titleNode(title: string, type: SlideType, { direction }: SlideFrame, palette: SlidePalette): Node {
  if (title === '') return { type: 'container', style: {} };
  return {
    type: 'text',
    text: title,
    dir: paragraphDirection(title, direction),
    style: {
      flexShrink: 0,
      paddingLeft: type.paddingInline,
      paddingRight: type.paddingInline,
      marginBottom: type.titleGap,
      fontSize: type.titleSize,
      lineHeight: `${type.titleLineHeight}px`,
      letterSpacing: type.titleLetterSpacing,
      fontWeight: TITLE_WEIGHT,
      color: css(palette.text),
      textAlign: direction === 'rtl' ? 'right' : 'left',
      textWrap: 'balance',
      wordBreak: 'keep-all',
      overflowWrap: 'anywhere',
    },
  };
}

function bulletNode(
  bullet: TextBlock['bullets'][number],
  type: SlideType,
  frame: SlideFrame,
  palette: SlidePalette,
): Node {
  const isAwaited = bullet.look === 'awaited';
  const words: Node = {
    type: 'text',
    text: bullet.text,
    dir: paragraphDirection(bullet.text, frame.direction),
    style: {
      position: 'relative',
      flexGrow: 1,
      flexShrink: 1,
      flexBasis: 0,
      minWidth: 0,
      fontSize: type.bulletSize,
      lineHeight: `${type.bulletLineHeight}px`,
      fontWeight: BULLET_WEIGHT,
      color: css(bullet.look === 'current' ? palette.text : palette.calmText),
      visibility: isAwaited ? 'hidden' : 'visible',
      textAlign: frame.direction === 'rtl' ? 'right' : 'left',
      textWrap: 'balance',
      wordBreak: 'keep-all',
      overflowWrap: 'anywhere',
    },
  };
  return {
    type: 'container',
    style: {
      position: 'relative',
      display: 'flex',
      flexDirection: 'row',
      flexShrink: 0,
      gap: type.markerGap,
      paddingTop: type.paddingBlock,
      paddingBottom: type.paddingBlock,
      paddingLeft: type.paddingInline,
      paddingRight: type.paddingInline,
    },
    children: [highlightNode(bullet.look, frame, palette), markerNode(bullet.look, type, palette), words],
  };
}

/** Behind the current bullet, from one edge of the card to the other. */
function highlightNode(look: BulletLook, { text, card, unit }: SlideFrame, palette: SlidePalette): Node {
  const gap = HIGHLIGHT_GAP_UNITS * unit;
  return {
    type: 'container',
    style: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      left: card.xPixels + gap - text.xPixels,
      right: text.xPixels + text.widthPixels - card.xPixels - card.widthPixels + gap,
      borderRadius: 22 * unit,
      ...(look === 'current' ? { backgroundColor: css(palette.highlight) } : {}),
    },
  };
}

/** A ring until the bullet is said: so much is still to come; then a dot. */
function markerNode(look: BulletLook, type: SlideType, palette: SlidePalette): Node {
  const size = type.markerSize;
  return {
    type: 'container',
    style: {
      position: 'relative',
      width: size,
      height: size,
      marginTop: (type.bulletLineHeight - size) / 2,
      flexShrink: 0,
      borderRadius: size / 2,
      ...(look === 'awaited'
        ? { border: `${size * RING_WIDTH_SHARE}px solid ${css(palette.calmText, 0.5)}` }
        : { backgroundColor: css(palette.accent) }),
    },
  };
}
