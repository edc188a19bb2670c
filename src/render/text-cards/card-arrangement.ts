import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import {
  type CaptionPosition,
  highestPartBesideCaptions,
  partsBesideCaptions,
} from '../caption-pictures/caption-band.ts';
import { designUnit, type Region, safeArea } from '../safe-area.ts';
import { standingLogoHeight } from '../scene-pictures/standing-logo.ts';
import { mainDirection } from '../text-direction.ts';

/** A frame this much wider than high has its words beside the product instead of above it. */
const WIDE_ASPECT = 1.3;

/** Of the frame’s width, where words stand beside a layer; on the side from which the language is read. */
const WORDS_SHARE = 0.48;
const WIDE_MARGIN_SHARE = 0.055;
/** Longer lines than these, of the width of a wide frame, are hard to take in. */
const WIDE_LINE_SHARE = 0.72;

/** Of the safe area's height, what words at the top of it take at most. */
const HEADLINE_SHARE = { upright: 0.36, other: 0.32 };
/** Of the height that words have, what a name above a layer takes at most, and the button under it. */
export const NAME_SHARE = 0.24;
export const BUTTON_SHARE = 0.16;
/** Kept free between words and a layer above or below them, or the logo above them, in design units. */
const GAP_UNITS = 24;

/** How dark it is behind the words at most, so that they are read on every picture. */
const SHADE = 0.62;

/** What else is over the pictures that a card stands over. */
export interface CardSurroundings {
  language: string;
  /** Where captions are burned in; nowhere where absent. */
  captions?: CaptionPosition | undefined;
  /** True where a logo stands there. */
  besideLogo?: boolean;
}

export type LargeCard = SceneCard & CardSurroundings;

export type Rows = Pick<Region, 'yPixels' | 'heightPixels'>;

/** Where an ad's words stand and a layer beside them, and how dark the picture is behind the words. */
interface Arrangement {
  /** The part of the frame that the words have. */
  words: Region;
  /** The rows of the frame that a layer beside the words has. */
  layer: Rows;
  align: 'center' | 'start';
  justify: 'flex-start' | 'center' | 'space-between';
  shade: string;
}

/** Where words and a layer stand, by the shape of the frame and by what captions leave of it. */
export function arrangementOf(card: LargeCard, size: FrameSize): Arrangement {
  const { style, besideLayer, besideLogo, language, captions = null } = card;
  const safe = safeArea(size);
  const free = highestPartBesideCaptions(size, captions);
  const [, below] = partsBesideCaptions(size, captions);
  const gap = Math.round(GAP_UNITS * designUnit(size));
  const dark = (share: number) => `rgba(6,8,14,${(SHADE * share).toFixed(3)})`;
  if (isWide(size) && besideLayer) {
    const isMirrored = mainDirection('', language) === 'rtl';
    const margin = Math.round(size.widthPixels * WIDE_MARGIN_SHARE);
    const widthPixels = Math.round(size.widthPixels * WORDS_SHARE) - margin;
    const xPixels = isMirrored ? size.widthPixels - margin - widthPixels : margin;
    return {
      words: { ...free, xPixels, widthPixels },
      layer: free,
      align: 'start',
      justify: 'center',
      shade: `linear-gradient(${isMirrored ? 270 : 90}deg, ${dark(1)} 0%, ${dark(0.8)} 36%, ${dark(0)} 62%)`,
    };
  }
  // In a wide frame lines end before the logo.
  const logoHeight = besideLogo && !isWide(size) ? standingLogoHeight(size) + gap : 0;
  const area = {
    ...free,
    yPixels: free.yPixels + logoHeight,
    heightPixels: free.heightPixels - logoHeight,
  };
  /** Of the frame's height, where the area has what lies at a share of it where it is all of the safe area. */
  const inArea = (percent: number) => {
    const share = ((percent / 100) * size.heightPixels - safe.yPixels) / safe.heightPixels;
    return percentOf(area.yPixels + share * area.heightPixels, size);
  };
  if (!besideLayer && (style === 'call-to-action' || style === 'title')) {
    return {
      words: centred(area, size),
      layer: area,
      align: 'center',
      justify: 'center',
      shade: `linear-gradient(180deg, ${dark(0.3)} 0%, ${dark(0.9)} ${inArea(42)}, ${dark(0.9)} ${inArea(58)}, ${dark(0.3)} 100%)`,
    };
  }
  if (style === 'call-to-action' && below === undefined) {
    const layerTop = Math.round(area.yPixels + area.heightPixels * NAME_SHARE) + gap;
    const layerBottom = Math.round(bottomOf(area) - area.heightPixels * BUTTON_SHARE) - gap;
    return {
      words: centred(area, size),
      layer: { yPixels: layerTop, heightPixels: layerBottom - layerTop },
      align: 'center',
      justify: 'space-between',
      shade: `linear-gradient(180deg, ${dark(1)} 0%, ${dark(0.9)} ${inArea(22)}, ${dark(0.1)} ${inArea(42)}, ${dark(0.1)} ${inArea(56)}, ${dark(0.9)} ${inArea(76)}, ${dark(1)} 100%)`,
    };
  }
  const high = Math.min(area.heightPixels, Math.round(safe.heightPixels * topShare(size)));
  const underTop = area.yPixels + high + gap;
  const under = { yPixels: underTop, heightPixels: bottomOf(area) - underTop };
  const lowered = (percent: number) =>
    percentOf((percent / 100) * size.heightPixels + area.yPixels - safe.yPixels, size);
  return {
    words: { ...centred(area, size), heightPixels: high },
    layer: below ?? under,
    align: 'center',
    justify: 'flex-start',
    shade: `linear-gradient(180deg, ${dark(1)} 0%, ${dark(0.92)} ${lowered(26)}, ${dark(0.3)} ${lowered(46)}, ${dark(0)} ${lowered(58)})`,
  };
}

/** Of a height, what words at the top of it take at most. */
function topShare({ widthPixels, heightPixels }: FrameSize): number {
  return widthPixels < heightPixels ? HEADLINE_SHARE.upright : HEADLINE_SHARE.other;
}

function bottomOf({ yPixels, heightPixels }: Region): number {
  return yPixels + heightPixels;
}

function percentOf(pixels: number, { heightPixels }: FrameSize): string {
  return `${Number(((100 * pixels) / heightPixels).toFixed(1))}%`;
}

/** As wide on the left as on the right, so that words in the middle stand in the middle of the frame. */
function centred(area: Region, size: FrameSize): Region {
  const { widthPixels } = size;
  const side = Math.max(area.xPixels, widthPixels - area.xPixels - area.widthPixels);
  const margin = isWide(size) ? Math.round((widthPixels * (1 - WIDE_LINE_SHARE)) / 2) : side;
  return { ...area, xPixels: margin, widthPixels: widthPixels - 2 * margin };
}

function isWide({ widthPixels, heightPixels }: FrameSize): boolean {
  return widthPixels / heightPixels >= WIDE_ASPECT;
}
