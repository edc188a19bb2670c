import type { Node } from '@takumi-rs/helpers';
import { paragraphDirection } from '../text-direction.ts';
import { type Colour, css, WHITE } from './colour.ts';
import type { SlideFrame } from './slide-frame.ts';
import { CARD_OPACITY, type SlidePalette } from './slide-palette.ts';
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

/** The children of a text block's node, in their order. */
export const BLOCK_PARTS = { mark: 0, title: 1, list: 2 } as const;

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
        backgroundColor: index + 1 === page.number ? css(palette.accent) : css(WHITE, 0.32),
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
  { direction, unit }: SlideFrame,
  palette: SlidePalette,
): Node {
  const isCurrent = bullet.look === 'current';
  const colour: Colour = isCurrent ? palette.text : palette.calmText;
  const marker: Node = {
    type: 'container',
    style: {
      width: type.markerSize,
      height: type.markerSize,
      marginTop: (type.bulletLineHeight - type.markerSize) / 2,
      flexShrink: 0,
      borderRadius: type.markerSize / 2,
      backgroundColor: css(palette.accent, isCurrent ? 1 : 0.75),
    },
  };
  const words: Node = {
    type: 'text',
    text: bullet.text,
    dir: paragraphDirection(bullet.text, direction),
    style: {
      flexGrow: 1,
      flexShrink: 1,
      flexBasis: 0,
      minWidth: 0,
      fontSize: type.bulletSize,
      lineHeight: `${type.bulletLineHeight}px`,
      fontWeight: BULLET_WEIGHT,
      color: css(colour),
      textAlign: direction === 'rtl' ? 'right' : 'left',
      textWrap: 'balance',
      wordBreak: 'keep-all',
      overflowWrap: 'anywhere',
    },
  };
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'row',
      flexShrink: 0,
      gap: type.markerGap,
      paddingTop: type.paddingBlock,
      paddingBottom: type.paddingBlock,
      paddingLeft: type.paddingInline,
      paddingRight: type.paddingInline,
      borderRadius: 22 * unit,
      visibility: bullet.look === 'awaited' ? 'hidden' : 'visible',
      ...(isCurrent ? { backgroundColor: css(WHITE, CARD_OPACITY) } : {}),
    },
    children: [marker, words],
  };
}
