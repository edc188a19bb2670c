import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import { css, WHITE } from './colour.ts';
import { FIGURE_PADDING_UNITS, PLATE_PADDING_UNITS, type SlideLayout } from './layout-slide.ts';
import { wordsOf } from './slide-content.ts';
import { type BulletLook, textBlockNode } from './text-block.ts';

/** The children of a state's root, in their order; those that a slide does not have are left out at the end. */
export const STATE_PARTS = { backdrop: 0, block: 1, progress: 2 } as const;

/**
 * A state of a page: its title and the first `revealedCount` of its bullets, the last of them as the current
 * one with its figure. Drawn over the slide's backdrop, given as a file. Raises a RangeError for a page or a
 * count that the layout does not have.
 */
export function slideArtwork(
  layout: SlideLayout,
  pageIndex: number,
  revealedCount: number,
  backdropPath: string,
): Artwork {
  const page = layout.pages[pageIndex];
  if (page === undefined)
    throw new RangeError(`The slide has ${layout.pages.length} pages, not ${pageIndex + 1}`);
  if (revealedCount < 0 || revealedCount > page.bullets.length) {
    throw new RangeError(`The page has ${page.bullets.length} bullets, not ${revealedCount}`);
  }
  const { frame, content } = layout;
  const current = page.bullets[revealedCount - 1];
  const fonts = content.brand.fontFiles === undefined ? {} : { fontFiles: content.brand.fontFiles };
  return {
    size: frame.size,
    language: content.language,
    companionText: wordsOf(content),
    ...fonts,
    root: {
      type: 'container',
      dir: frame.direction,
      style: { display: 'flex', position: 'relative', width: '100%', height: '100%' },
      children: [
        { type: 'image', src: backdropPath, style: { ...at({ xPixels: 0, yPixels: 0, ...frame.size }) } },
        blockNode(layout, pageIndex, revealedCount),
        progressNode(layout),
        ...brandNodes(layout),
        ...(current === undefined ? [] : figureNodes(layout, current.index)),
      ],
    },
  };
}

function blockNode(layout: SlideLayout, pageIndex: number, revealedCount: number): Node {
  const { content, frame, palette, type, pages, blockTop } = layout;
  const bullets = pages[pageIndex]!.bullets.map(({ text }, index) => ({
    text,
    look: lookOf(index, revealedCount),
  }));
  const page = { number: pageIndex + 1, count: pages.length };
  return {
    type: 'container',
    style: { position: 'absolute', left: frame.text.xPixels, top: blockTop, display: 'flex' },
    children: layout.hasWords
      ? [textBlockNode({ title: content.title, bullets, page }, type, frame, palette)]
      : [],
  };
}

function lookOf(index: number, revealedCount: number): BulletLook {
  if (index >= revealedCount) return 'awaited';
  return index === revealedCount - 1 ? 'current' : 'said';
}

function progressNode({ content, frame, palette }: SlideLayout): Node {
  const { unit, progress, direction } = frame;
  const { index, count } = content.progress;
  const barHeight = 8 * unit;
  const share = Math.min(1, Math.max(0, index / count));
  return {
    type: 'container',
    style: {
      ...at(progress),
      display: 'flex',
      flexDirection: 'row',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 18 * unit,
      paddingLeft: direction === 'rtl' ? 26 * unit : 0,
      paddingRight: direction === 'ltr' ? 26 * unit : 0,
    },
    children: [
      {
        type: 'container',
        style: {
          display: 'flex',
          width: 190 * unit,
          height: barHeight,
          borderRadius: barHeight / 2,
          backgroundColor: css(WHITE, 0.26),
        },
        children: [
          {
            type: 'container',
            style: {
              width: `${share * 100}%`,
              height: barHeight,
              borderRadius: barHeight / 2,
              backgroundColor: css(palette.accent),
            },
          },
        ],
      },
      {
        type: 'text',
        text: `${index}/${count}`,
        dir: 'ltr',
        style: {
          fontSize: 30 * unit,
          fontWeight: 650,
          fontVariantNumeric: 'tabular-nums',
          color: css(palette.text),
          whiteSpace: 'nowrap',
        },
      },
    ],
  };
}

/** The logo, or the brand's name where there is none. */
function brandNodes({ content, frame, palette, logo }: SlideLayout): Node[] {
  const { unit, direction } = frame;
  const inset = 26 * unit;
  if (logo !== null && content.brand.logoPath !== undefined) {
    const padding = logo.onPlate ? PLATE_PADDING_UNITS * unit : 0;
    return [
      {
        type: 'container',
        style: {
          ...at({ ...logo, xPixels: logo.xPixels + (direction === 'ltr' ? inset : -inset) }),
          display: 'flex',
          padding,
          borderRadius: 14 * unit,
          overflow: 'hidden',
          ...(logo.onPlate ? { backgroundColor: css(WHITE, 0.94) } : {}),
        },
        children: [
          {
            type: 'image',
            src: content.brand.logoPath,
            style: { width: '100%', height: '100%', objectFit: 'contain' },
          },
        ],
      },
    ];
  }
  if (content.brand.name === undefined) return [];
  return [
    {
      type: 'container',
      style: {
        ...at(frame.logo),
        display: 'flex',
        alignItems: 'center',
        paddingLeft: direction === 'ltr' ? inset : 0,
        paddingRight: direction === 'rtl' ? inset : 0,
      },
      children: [
        {
          type: 'text',
          text: content.brand.name,
          style: {
            fontSize: 30 * unit,
            fontWeight: 650,
            color: css(palette.text),
            whiteSpace: 'nowrap',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          },
        },
      ],
    },
  ];
}

function figureNodes({ content, frame, figures }: SlideLayout, bulletIndex: number): Node[] {
  const place = figures.get(bulletIndex);
  const src = content.bullets[bulletIndex]?.figurePath;
  if (place === undefined || src === undefined) return [];
  const { unit } = frame;
  return [
    {
      type: 'container',
      style: {
        ...at(place),
        display: 'flex',
        padding: FIGURE_PADDING_UNITS * unit,
        borderRadius: 26 * unit,
        backgroundColor: css(WHITE),
        boxShadow: `0 ${18 * unit}px ${56 * unit}px rgba(0, 0, 0, 0.45)`,
      },
      children: [
        {
          type: 'image',
          src,
          style: { width: '100%', height: '100%', objectFit: 'contain', borderRadius: 12 * unit },
        },
      ],
    },
  ];
}

function at(place: { xPixels: number; yPixels: number; widthPixels: number; heightPixels: number }) {
  return {
    position: 'absolute',
    left: place.xPixels,
    top: place.yPixels,
    width: place.widthPixels,
    height: place.heightPixels,
  } as const;
}
