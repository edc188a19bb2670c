import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import { mainDirection, paragraphDirection, type TextDirection } from '../text-direction.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** What stands below a picture. */
export interface SheetScene {
  title: string;
  startSeconds: number;
}

export interface SheetContent {
  title: string;
  /** Length, size and rate, in a few words each. */
  facts: string[];
  /** BCP 47 tag of the titles' language. */
  language: string;
  scenes: (SheetScene & { picturePath: string })[];
}

const PAPER = '#f4f2ed';
const INK = '#1c1b19';
const QUIET_INK = '#77736a';
const RULE = '#d9d5cb';

/** A contact sheet: the film's title and facts, then its scenes in order, each numbered, timed and named. */
export function sheetArtwork(content: SheetContent, grid: SheetGrid): Artwork {
  const words = [content.title, ...content.scenes.map(({ title }) => title)].join('\n');
  const direction = mainDirection(words, content.language);
  return {
    size: grid.page,
    language: content.language,
    root: {
      type: 'container',
      dir: direction,
      style: {
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: grid.marginPixels,
        backgroundColor: PAPER,
      },
      children: [headNode(content, grid, direction), scenesNode(content, grid, direction)],
    },
  };
}

function headNode({ title, facts }: SheetContent, grid: SheetGrid, direction: TextDirection): Node {
  const scale = grid.headScale;
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'column',
      flexShrink: 0,
      height: grid.headHeightPixels,
      width: grid.page.widthPixels - 2 * grid.marginPixels,
    },
    children: [
      {
        type: 'text',
        text: title,
        dir: paragraphDirection(title, direction),
        style: {
          ...oneLine,
          fontSize: 54 * scale,
          lineHeight: `${68 * scale}px`,
          // Letters that reach far below the line are not cut off.
          paddingBottom: 16 * scale,
          marginBottom: -16 * scale,
          fontWeight: 720,
          letterSpacing: direction === 'rtl' ? 0 : -scale,
          color: INK,
          textAlign: sideOf(direction),
        },
      },
      {
        type: 'text',
        text: facts.join('   ·   '),
        dir: 'ltr',
        style: {
          ...oneLine,
          marginTop: 8 * scale,
          paddingBottom: 26 * scale,
          fontSize: 27 * scale,
          lineHeight: `${36 * scale}px`,
          fontWeight: 450,
          fontVariantNumeric: 'tabular-nums',
          color: QUIET_INK,
          textAlign: sideOf(direction),
          borderBottom: `2px solid ${RULE}`,
        },
      },
    ],
  };
}

function scenesNode({ scenes }: SheetContent, grid: SheetGrid, direction: TextDirection): Node {
  const widthPixels = grid.columns * grid.picture.widthPixels + (grid.columns - 1) * grid.gapPixels;
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'row',
      flexWrap: 'wrap',
      flexShrink: 0,
      width: widthPixels,
      columnGap: grid.gapPixels,
      rowGap: grid.rowGapPixels,
      alignSelf: 'flex-start',
    },
    children: scenes.map((scene, index) => sceneNode(scene, index, grid, direction)),
  };
}

function sceneNode(
  { title, startSeconds, picturePath }: SheetContent['scenes'][number],
  index: number,
  { picture, labelHeightPixels }: SheetGrid,
  direction: TextDirection,
): Node {
  const { widthPixels: width, heightPixels: height } = picture;
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'column',
      flexShrink: 0,
      width,
      height: height + labelHeightPixels,
    },
    children: [
      {
        type: 'container',
        style: {
          display: 'flex',
          flexShrink: 0,
          width,
          height,
          borderRadius: 14,
          overflow: 'hidden',
          boxShadow: '0 10px 28px rgba(40, 34, 20, 0.22)',
        },
        children: [
          { type: 'image', src: picturePath, style: { width, height, objectFit: 'cover', borderRadius: 14 } },
        ],
      },
      {
        type: 'container',
        style: {
          display: 'flex',
          flexDirection: 'row',
          justifyContent: 'space-between',
          flexShrink: 0,
          width,
          marginTop: 16,
        },
        children: [
          { type: 'text', text: String(index + 1), style: { ...figures, fontWeight: 720, color: INK } },
          {
            type: 'text',
            text: clockTime(startSeconds),
            style: { ...figures, fontWeight: 450, color: QUIET_INK },
          },
        ],
      },
      {
        type: 'text',
        text: title,
        dir: paragraphDirection(title, direction),
        style: {
          flexShrink: 0,
          width,
          marginTop: 2,
          paddingBottom: 8,
          fontSize: 23,
          lineHeight: '30px',
          fontWeight: 500,
          color: INK,
          textWrap: 'balance',
          lineClamp: 2,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          overflowWrap: 'anywhere',
          textAlign: sideOf(direction),
        },
      },
    ],
  };
}

const oneLine = {
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  flexShrink: 0,
} as const;
const figures = {
  fontSize: 23,
  lineHeight: '30px',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
} as const;

function sideOf(direction: TextDirection): 'left' | 'right' {
  return direction === 'rtl' ? 'right' : 'left';
}

/** A time or a length as players show it: `0:07`, `1:02:05`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
