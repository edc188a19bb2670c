import type { Node } from '@takumi-rs/helpers';
import type { ImageLook, Rasterizer } from '../../ports/rasterizer.ts';
import type { Region } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';
import { fitBlockSlide } from './block-slide.ts';
import { luminance } from './colour.ts';
import { fitBlock, type PageBullet } from './fit-block.ts';
import { gradientMean } from './gradient-backdrop.ts';
import { BlockRuler } from './measure-block.ts';
import { placePicture } from './place-picture.ts';
import { type SlideContent, wordsOf } from './slide-content.ts';
import { type SlideFrame, slideFrame } from './slide-frame.ts';
import { type SlidePalette, slidePalette } from './slide-palette.ts';
import type { SlideType } from './slide-type.ts';
import { placeCards, type SlideCards } from './word-card.ts';

/** A slide with all its sizes and places decided: nothing moves from one of its states to the next. */
export interface SlideLayout {
  content: SlideContent;
  frame: SlideFrame;
  palette: SlidePalette;
  type: SlideType;
  /** The upper edge of the text block, the same on every page; the lower edge of its region where no words are. */
  blockTop: number;
  /** False for a slide of no words: its picture stands alone with logo and progress. */
  hasWords: boolean;
  cards: SlideCards;
  /** Where the picture lies; null where a gradient takes its place. */
  picture: Region | null;
  /** Its pages in their order: each shows the title and some of the bullets. */
  pages: SlidePage[];
  /** The card of each figure by its bullet's index. */
  figures: ReadonlyMap<number, Region>;
  logo: LogoPlace | null;
}

export interface SlidePage {
  bullets: PageBullet[];
  /** What stands under the title of a slide with a table, code or a diagram. */
  block?: Node;
}

export interface LogoPlace extends Region {
  /** True where the logo is too light for the card and stands on a dark plate. */
  onPlate: boolean;
}

/** White around a figure, in design units. */
export const FIGURE_PADDING_UNITS = 18;
export const PLATE_PADDING_UNITS = 12;
/** Small figures are enlarged this far, no further. */
const LARGEST_FIGURE_SCALE = 2.5;
/** A logo of more luminance than this would pale on the card. */
const LIGHT_LOGO_LUMINANCE = 0.5;
/** A logo that covers more than this brings its own ground. */
const FULL_COVERAGE = 0.97;

/**
 * Decides sizes and places of a slide by measuring its words: the largest type that fits, down to a floor, and
 * beyond it as many pages as are needed. Nothing is ever cut off. Raises `invalid-input` for a title that would
 * fill the slide, `media-failed` for a figure or logo that is not a picture, `cancelled` when the signal fires.
 */
export async function layoutSlide(
  content: SlideContent,
  rasterizer: Rasterizer,
  signal?: AbortSignal,
): Promise<SlideLayout> {
  const direction = mainDirection(wordsOf(content), content.language);
  const hasFigures = content.bullets.some(({ figurePath }) => figurePath !== undefined);
  const frame = slideFrame(
    content.size,
    direction,
    content.captions,
    hasFigures,
    content.block !== undefined,
  );
  const pictureLook =
    content.picturePath === null ? null : await rasterizer.look(content.picturePath, signal);
  const { brand, progress } = content;
  const mean = pictureLook?.meanColour ?? gradientMean(brand.colours, progress.index);
  const palette = slidePalette(brand.colours, mean);
  const ruler = new BlockRuler(content, frame, palette, rasterizer, signal);
  const [{ measure, pages, heightPixels }, figureLooks, logoLook] = await Promise.all([
    content.block === undefined
      ? fitBullets(content, frame, ruler)
      : fitBlockSlide(content.block, frame, palette, ruler),
    lookAtFigures(content, rasterizer, signal),
    brand.logoPath === undefined ? null : rasterizer.look(brand.logoPath, signal),
  ]);
  const hasWords = content.title !== '' || content.bullets.length > 0 || content.block !== undefined;
  const blockTop = Math.floor(
    hasWords ? blockTopOf(frame, heightPixels) : frame.text.yPixels + frame.text.heightPixels,
  );
  const cards = placeCards(frame, hasWords ? { yPixels: blockTop, heightPixels } : null);
  return {
    content,
    frame,
    palette,
    type: measure.type,
    blockTop,
    hasWords,
    cards,
    picture: pictureLook === null ? null : placePicture(pictureLook, content.pictureFocus, cards),
    pages,
    figures: placeFigures(figureLooks, frame, blockTop),
    logo: logoLook === null ? null : placeLogo(logoLook, frame),
  };
}

async function fitBullets(content: SlideContent, frame: SlideFrame, ruler: BlockRuler) {
  const { pages, ...fitted } = await fitBlock(content, frame, ruler);
  return { ...fitted, pages: pages.map((bullets) => ({ bullets })) };
}

/** In a tall frame the words stand low, so that the picture is seen above them; in a wide one halfway up. */
function blockTopOf({ text, isWide }: SlideFrame, heightPixels: number): number {
  const rest = text.heightPixels - heightPixels;
  return text.yPixels + (isWide ? rest / 2 : rest);
}

async function lookAtFigures(
  { bullets }: SlideContent,
  rasterizer: Rasterizer,
  signal: AbortSignal | undefined,
): Promise<Map<number, ImageLook>> {
  const looks = await Promise.all(
    bullets.map(async ({ figurePath }, index) =>
      figurePath === undefined ? [] : [[index, await rasterizer.look(figurePath, signal)] as const],
    ),
  );
  return new Map(looks.flat());
}

function placeFigures(
  looks: Map<number, ImageLook>,
  frame: SlideFrame,
  blockTop: number,
): Map<number, Region> {
  const { figure, unit, isWide } = frame;
  if (figure === null) return new Map();
  const gap = frame.text.yPixels - figure.yPixels - figure.heightPixels;
  const isAboveWords = !isWide && gap > 0;
  const room = isAboveWords ? { ...figure, heightPixels: blockTop - gap - figure.yPixels } : figure;
  const padding = 2 * FIGURE_PADDING_UNITS * unit;
  return new Map(
    [...looks].map(([index, look]) => {
      const scale = Math.min(
        (room.widthPixels - padding) / look.widthPixels,
        (room.heightPixels - padding) / look.heightPixels,
        LARGEST_FIGURE_SCALE * unit,
      );
      const widthPixels = Math.round(look.widthPixels * scale + padding);
      const heightPixels = Math.round(look.heightPixels * scale + padding);
      const xPixels = Math.round(room.xPixels + (room.widthPixels - widthPixels) / 2);
      const yPixels = Math.round(room.yPixels + (room.heightPixels - heightPixels) / 2);
      return [index, { xPixels, yPixels, widthPixels, heightPixels }];
    }),
  );
}

function placeLogo(look: ImageLook, { logo, unit }: SlideFrame): LogoPlace {
  const onPlate = look.coverage < FULL_COVERAGE && luminance(look.meanColour) > LIGHT_LOGO_LUMINANCE;
  const padding = onPlate ? 2 * PLATE_PADDING_UNITS * unit : 0;
  const scale = Math.min(
    (logo.widthPixels - padding) / look.widthPixels,
    (logo.heightPixels - padding) / look.heightPixels,
  );
  const widthPixels = Math.round(look.widthPixels * scale + padding);
  const heightPixels = Math.round(look.heightPixels * scale + padding);
  return {
    onPlate,
    widthPixels,
    heightPixels,
    xPixels: logo.xPixels,
    yPixels: Math.round(logo.yPixels + (logo.heightPixels - heightPixels) / 2),
  };
}
