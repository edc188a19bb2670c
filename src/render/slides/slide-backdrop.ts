import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import { css } from './colour.ts';
import { gradientNodes } from './gradient-backdrop.ts';
import type { SlideLayout } from './layout-slide.ts';
import { VEIL_OPACITY } from './slide-palette.ts';

/** How far before the words the veil begins, in design units: there it grows from nothing to its full strength. */
const VEIL_FADE_UNITS = 190;
const BLUR_UNITS = 22;
/** What lies over the whole picture, so that it and the veil belong together. */
const TONE_OPACITY = 0.14;

/**
 * What stands still behind all states of a slide: the picture, or a gradient of the brand's colours, and the
 * veil that blurs and darkens it where words stand. To be drawn once; the states are drawn over the file.
 */
export function slideBackdrop(layout: SlideLayout): Artwork {
  const { frame, palette, content } = layout;
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
        backgroundColor: css(palette.veil),
      },
      children: [
        ...(content.picturePath === null
          ? gradientNodes(frame.size, palette, content.progress.index, frame.direction)
          : [pictureNode(content.picturePath)]),
        { type: 'container', style: { ...FILL, backgroundColor: css(palette.veil, TONE_OPACITY) } },
        ...(frame.isWide ? wideVeil(layout) : tallVeil(layout)),
      ],
    },
  };
}

const FILL = { position: 'absolute', left: 0, top: 0, right: 0, bottom: 0 } as const;

function pictureNode(src: string): Node {
  return { type: 'image', src, style: { ...FILL, width: '100%', height: '100%', objectFit: 'cover' } };
}

/** From above the words down to the lower edge. */
function tallVeil({ frame, palette, blockTop }: SlideLayout): Node[] {
  const fade = VEIL_FADE_UNITS * frame.unit;
  const top = blockTop - fade;
  return [
    {
      type: 'container',
      style: {
        ...FILL,
        top,
        backdropFilter: `blur(${BLUR_UNITS * frame.unit}px)`,
        backgroundColor: css(palette.veil, VEIL_OPACITY),
        maskImage: `linear-gradient(180deg, ${easedStops(fade)})`,
      },
    },
  ];
}

/** Beside and under the words in a column from the start side, and along the lower edge for logo and progress. */
function wideVeil({ frame, palette }: SlideLayout): Node[] {
  const { size, text, unit, direction } = frame;
  const fade = VEIL_FADE_UNITS * 2 * unit;
  const isLeftToRight = direction === 'ltr';
  const solid = isLeftToRight ? text.xPixels + text.widthPixels : size.widthPixels - text.xPixels;
  const footerFade = VEIL_FADE_UNITS * 0.7 * unit;
  const footerTop = frame.progress.yPixels - 12 * unit;
  return [
    {
      type: 'container',
      style: {
        ...FILL,
        ...(isLeftToRight
          ? { right: size.widthPixels - solid - fade }
          : { left: size.widthPixels - solid - fade }),
        backdropFilter: `blur(${BLUR_UNITS * unit}px)`,
        backgroundColor: css(palette.veil, VEIL_OPACITY),
        maskImage: `linear-gradient(${isLeftToRight ? 270 : 90}deg, ${easedStops(fade)})`,
      },
    },
    {
      type: 'container',
      style: {
        ...FILL,
        top: footerTop - footerFade,
        backgroundImage: `linear-gradient(180deg, ${css(palette.veil, 0)} 0px, ${css(palette.veil, VEIL_OPACITY)} ${footerFade}px)`,
      },
    },
  ];
}

/** A mask that grows smoothly from nothing to full over a length, without the edge that a straight ramp shows. */
function easedStops(lengthPixels: number): string {
  const stops = Array.from({ length: 9 }, (_, index) => {
    const share = index / 8;
    const opacity = share * share * (3 - 2 * share);
    return `rgba(0, 0, 0, ${opacity.toFixed(3)}) ${(share * lengthPixels).toFixed(1)}px`;
  });
  return stops.join(', ');
}
