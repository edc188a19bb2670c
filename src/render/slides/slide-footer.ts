import type { Node } from '@takumi-rs/helpers';
import { css, WHITE } from './colour.ts';
import { PLATE_PADDING_UNITS, type SlideLayout } from './layout-slide.ts';
import { placedAt } from './placed-at.ts';

/** A name of so many characters stands in the logo's place in this size, in design units: on one line, two, or three. */
const NAME_SIZES = [
  { characters: 15, size: 30 },
  { characters: 36, size: 24 },
  { characters: 66, size: 17 },
];
const LEAST_NAME_SIZE = 12;

/** A bar that fills from slide to slide, and the slide's number. */
export function progressNode({ content, frame, palette }: SlideLayout): Node {
  const { unit, progress, direction } = frame;
  const { index, count } = content.progress;
  const barHeight = 8 * unit;
  const share = Math.min(1, Math.max(0, index / count));
  return {
    type: 'container',
    style: {
      ...placedAt(progress),
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
export function brandNodes({ content, frame, palette, logo }: SlideLayout): Node[] {
  const { unit, direction } = frame;
  const inset = 26 * unit;
  if (logo !== null && content.brand.logoPath !== undefined) {
    const padding = logo.onPlate ? PLATE_PADDING_UNITS * unit : 0;
    return [
      {
        type: 'container',
        style: {
          ...placedAt({ ...logo, xPixels: logo.xPixels + (direction === 'ltr' ? inset : -inset) }),
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
  const nameSize =
    NAME_SIZES.find(({ characters }) => content.brand.name!.length <= characters)?.size ?? LEAST_NAME_SIZE;
  return [
    {
      type: 'container',
      style: {
        ...placedAt(frame.logo),
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
            fontSize: nameSize * unit,
            lineHeight: `${nameSize * 1.25 * unit}px`,
            fontWeight: 650,
            color: css(palette.text),
            width: '100%',
            textWrap: 'balance',
            overflowWrap: 'anywhere',
          },
        },
      ],
    },
  ];
}
