import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import { css, WHITE } from './colour.ts';
import { FIGURE_PADDING_UNITS, type SlideLayout } from './layout-slide.ts';
import { placedAt } from './placed-at.ts';
import { wordsOf } from './slide-content.ts';
import { brandNodes, progressNode } from './slide-footer.ts';
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
        {
          type: 'image',
          src: backdropPath,
          style: { ...placedAt({ xPixels: 0, yPixels: 0, ...frame.size }) },
        },
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
  const shown = pages[pageIndex]!.block;
  return {
    type: 'container',
    style: {
      position: 'absolute',
      left: frame.text.xPixels,
      top: blockTop,
      display: 'flex',
      flexDirection: 'column',
    },
    children: layout.hasWords
      ? [
          textBlockNode({ title: content.title, bullets, page }, type, frame, palette),
          ...(shown === undefined ? [] : [shown]),
        ]
      : [],
  };
}

function lookOf(index: number, revealedCount: number): BulletLook {
  if (index >= revealedCount) return 'awaited';
  return index === revealedCount - 1 ? 'current' : 'said';
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
        ...placedAt(place),
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
