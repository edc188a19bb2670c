import { ReelError } from '../../domain/errors.ts';
import type { SlideBlock } from '../../domain/slide-block.ts';
import { fitSlideBlock } from './blocks/fit-slide-block.ts';
import type { SlidePage } from './layout-slide.ts';
import type { BlockMeasure, BlockRuler } from './measure-block.ts';
import type { SlideFrame } from './slide-frame.ts';
import type { SlidePalette } from './slide-palette.ts';
import { LEAST_TITLE_UNITS, typeBounds } from './slide-type.ts';

/** What is looked at has the room: its title is at most so large, in design units, and takes so much of it. */
const LARGEST_TITLE_UNITS = { vertical: 68, upright: 60, wide: 62 };
const TITLE_SHARE = 0.24;
/** Between the heading and the block, in design units. */
const GAP_UNITS = 22;

export interface FittedBlockSlide {
  measure: BlockMeasure;
  pages: SlidePage[];
  heightPixels: number;
}

/**
 * A title and under it a table, code or a diagram, across the whole of the frame's words. Raises `invalid-input` for a
 * title that would fill the slide.
 */
export async function fitBlockSlide(
  block: SlideBlock,
  frame: SlideFrame,
  palette: SlidePalette,
  ruler: BlockRuler,
): Promise<FittedBlockSlide> {
  const { text, unit, isWide, direction } = frame;
  const measure = await titleMeasure(frame, ruler);
  const { type } = measure;
  const headPixels = type.markHeight + type.markGap + measure.titleHeight + type.titleGap + GAP_UNITS * unit;
  const fitted = await fitSlideBlock(block, {
    widthPixels: Math.floor(text.widthPixels - 2 * type.paddingInline),
    heightPixels: Math.floor(text.heightPixels - headPixels),
    unit,
    isWide,
    direction,
    palette,
    measure: (node) => ruler.measureNode(node),
  });
  return {
    measure,
    heightPixels: headPixels + fitted.heightPixels,
    pages: fitted.pages.map((node) => ({
      bullets: [],
      block: {
        type: 'container',
        style: {
          display: 'flex',
          flexShrink: 0,
          paddingTop: GAP_UNITS * unit,
          paddingLeft: type.paddingInline,
          paddingRight: type.paddingInline,
        },
        children: [node],
      },
    })),
  };
}

/** The largest title that leaves the block its room. */
async function titleMeasure(frame: SlideFrame, ruler: BlockRuler): Promise<BlockMeasure> {
  const bullet = typeBounds(frame.shape).smallest.bullet * frame.unit;
  for (let units = LARGEST_TITLE_UNITS[frame.shape]; ; units = Math.max(LEAST_TITLE_UNITS, units * 0.92)) {
    const measure = await ruler.measure(units * frame.unit, bullet, []);
    if (measure.titleHeight <= frame.text.heightPixels * TITLE_SHARE) return measure;
    if (units > LEAST_TITLE_UNITS) continue;
    if (measure.titleHeight <= frame.text.heightPixels / 2) return measure;
    throw new ReelError('invalid-input', 'The slide’s title is too long to be shown: shorten it.', {
      issues: [{ field: 'title', problem: 'is too long to stand on a slide; shorten it' }],
    });
  }
}
