import type { Node } from '@takumi-rs/helpers';
import type { Artwork } from '../../ports/rasterizer.ts';
import { blend, type Colour, css, WHITE } from './colour.ts';
import { gradientNode } from './gradient-backdrop.ts';
import type { SlideLayout } from './layout-slide.ts';

/** How far before the words the shade begins, in design units: there it grows from nothing to its full strength. */
const FADE_UNITS = 210;
/** A gradient has no details to hide: its shade grows more slowly. */
const GRADIENT_FADE_UNITS = 430;
const BLUR_UNITS = 16;
/** How much of the shade is left at the lower edge, where there is room under logo and progress. */
const LOWER_EDGE_SHADE = 0.45;

/**
 * What stands still behind all states of a slide: the picture, or a gradient of the brand's colours, blurred
 * and multiplied by the palette's shade where words stand. To be drawn once; the states are drawn over the file.
 */
export function slideBackdrop(layout: SlideLayout): Artwork {
  const { frame, palette, content } = layout;
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
        backgroundColor: css(palette.lead),
      },
      children: [
        ...(picturePath === null
          ? gradientNode(frame.size, content.brand.colours, content.progress.index, frame.direction)
          : [pictureNode(picturePath)]),
        ...(frame.isWide ? wideShade(layout) : tallShade(layout)),
      ],
    },
  };
}

const FILL = { position: 'absolute', left: 0, top: 0, right: 0, bottom: 0 } as const;

function pictureNode(src: string): Node {
  return { type: 'image', src, style: { ...FILL, width: '100%', height: '100%', objectFit: 'cover' } };
}

/** From above the words down to logo and progress, then slowly back to the picture. */
function tallShade({ frame, palette, blockTop, content }: SlideLayout): Node[] {
  const { size, unit, progress } = frame;
  const fade = (content.picturePath === null ? GRADIENT_FADE_UNITS : FADE_UNITS) * unit;
  const top = blockTop - fade;
  const full = progress.yPixels + progress.heightPixels + 30 * unit - top;
  const end = size.heightPixels - top;
  const shade = [...eased(WHITE, palette.shade, 0, fade), `${css(palette.shade)} ${full}px`];
  if (end - full > fade / 2) shade.push(`${css(blend(WHITE, palette.shade, LOWER_EDGE_SHADE))} ${end}px`);
  return [
    ...(content.picturePath === null ? [] : [blur({ top }, 180, fade, unit)]),
    multiply({ top }, 180, shade),
  ];
}

/** Beside and under the words from the start side, and along the lower edge for logo and progress. */
function wideShade({ frame, palette, content, hasWords }: SlideLayout): Node[] {
  const { size, text, unit, direction, progress } = frame;
  const fade = 2 * FADE_UNITS * unit;
  const isLeftToRight = direction === 'ltr';
  const wordsWidth = isLeftToRight ? text.xPixels + text.widthPixels : size.widthPixels - text.xPixels;
  const edge = Math.max(0, size.widthPixels - wordsWidth - fade);
  const place = isLeftToRight ? { right: edge } : { left: edge };
  const angle = isLeftToRight ? 270 : 90;
  const footerFade = 0.8 * FADE_UNITS * unit;
  const footerTop = progress.yPixels - 16 * unit - footerFade;
  return [
    ...(content.picturePath === null || !hasWords ? [] : [blur(place, angle, fade, unit)]),
    ...(hasWords ? [multiply(place, angle, eased(WHITE, palette.shade, 0, fade))] : []),
    multiply({ top: footerTop }, 180, eased(WHITE, palette.shade, 0, footerFade)),
  ];
}

function blur(
  place: Partial<Record<'left' | 'top' | 'right', number>>,
  angle: number,
  fade: number,
  unit: number,
): Node {
  const mask = eased([0, 0, 0], [0, 0, 0], 0, fade, (share) => share);
  return {
    type: 'container',
    style: {
      ...FILL,
      ...place,
      backdropFilter: `blur(${BLUR_UNITS * unit}px)`,
      maskImage: `linear-gradient(${angle}deg, ${mask.join(', ')})`,
    },
  };
}

function multiply(
  place: Partial<Record<'left' | 'top' | 'right', number>>,
  angle: number,
  stops: string[],
): Node {
  return {
    type: 'container',
    style: {
      ...FILL,
      ...place,
      mixBlendMode: 'multiply',
      backgroundImage: `linear-gradient(${angle}deg, ${stops.join(', ')})`,
    },
  };
}

/** Stops from one colour to another along a smooth curve, without the edge that a straight ramp shows. */
function eased(
  from: Colour,
  to: Colour,
  startPixels: number,
  lengthPixels: number,
  opacityAt: (share: number) => number = () => 1,
): string[] {
  return Array.from({ length: 13 }, (_, index) => {
    const share = index / 12;
    const smooth = share * share * (3 - 2 * share);
    const colour = css(blend(from, to, smooth), Number(opacityAt(smooth).toFixed(3)));
    return `${colour} ${(startPixels + share * lengthPixels).toFixed(1)}px`;
  });
}
