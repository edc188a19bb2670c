import type { Node } from '@takumi-rs/helpers';
import { css } from './colour.ts';
import { PLATE_PADDING_UNITS, type SlideLayout } from './layout-slide.ts';
import { placedAt } from './placed-at.ts';

/** A name of so many letters stands in the logo's place in this size, in design units: on one line, two, or three. */
const NAME_SIZES = {
  roomy: [
    { letters: 20, size: 34 },
    { letters: 46, size: 27 },
    { letters: 80, size: 19 },
  ],
  narrow: [
    { letters: 15, size: 34 },
    { letters: 36, size: 26 },
    { letters: 66, size: 18 },
  ],
};
const LEAST_NAME_SIZE = 12;
/** These take about the room of two Latin letters. */
const BROAD_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Between the edge of a footer's region and what stands in it: as far as words are from the edge of theirs. */
export const FOOTER_INSET_UNITS = 26;

/** A bar that fills from slide to slide, and the slide's number. */
export function progressNode({ content, frame, palette }: SlideLayout): Node {
  const { unit, progress } = frame;
  const { index, count } = content.progress;
  const barHeight = 10 * unit;
  const share = Math.min(1, Math.max(0, index / count));
  return {
    type: 'container',
    dir: 'ltr',
    style: {
      ...placedAt(progress),
      display: 'flex',
      flexDirection: 'row',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 20 * unit,
      paddingRight: FOOTER_INSET_UNITS * unit,
    },
    children: [
      {
        type: 'container',
        style: {
          display: 'flex',
          width: 190 * unit,
          height: barHeight,
          borderRadius: barHeight / 2,
          backgroundColor: css(palette.track),
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
          fontSize: 34 * unit,
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
  const { unit } = frame;
  const inset = FOOTER_INSET_UNITS * unit;
  if (logo !== null && content.brand.logoPath !== undefined) {
    const padding = logo.onPlate ? PLATE_PADDING_UNITS * unit : 0;
    return [
      {
        type: 'container',
        style: {
          ...placedAt({ ...logo, xPixels: logo.xPixels + inset }),
          display: 'flex',
          padding,
          borderRadius: 14 * unit,
          overflow: 'hidden',
          ...(logo.onPlate ? { backgroundColor: css(palette.text) } : {}),
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
  const nameSize = sizeOfName(content.brand.name, frame.isWide);
  return [
    {
      type: 'container',
      style: {
        ...placedAt(frame.logo),
        display: 'flex',
        alignItems: 'center',
        paddingLeft: inset,
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
            textAlign: 'left',
            textWrap: 'balance',
            overflowWrap: 'anywhere',
          },
        },
      ],
    },
  ];
}

function sizeOfName(name: string, isWide: boolean): number {
  const length = name.length + (name.match(BROAD_LETTERS)?.length ?? 0);
  const sizes = isWide ? NAME_SIZES.narrow : NAME_SIZES.roomy;
  return sizes.find(({ letters }) => length <= letters)?.size ?? LEAST_NAME_SIZE;
}
