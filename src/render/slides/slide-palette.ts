import { BLACK, blend, type Colour, contrast, fromHsl, luminance, parseColour, toHsl } from './colour.ts';

/** Colours of a slide; every text colour keeps its contrast on the card, whatever the picture. */
export interface SlidePalette {
  /** The leading hue, as it was given. */
  lead: Colour;
  /** A second hue for the gradient. */
  second: Colour;
  /** What a picture that does not fill the frame ends in. */
  ground: Colour;
  /** The card that words stand on. */
  paper: Colour;
  /** The card's part behind the current bullet. */
  highlight: Colour;
  /** Title and current bullet. */
  text: Colour;
  /** Bullets that were said before. */
  calmText: Colour;
  /** Marks and bars. */
  accent: Colour;
  /** The part of the progress bar that is still to come. */
  track: Colour;
}

/** WCAG 2.2: 4.5 for text (criterion 1.4.3), 3 for marks that carry meaning (1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const MARK_CONTRAST = 3;

/** Of relative luminance, from 0 to 1: on this paper calm text has about 6.5 to 1, text about 15 to 1. */
const PAPER_LUMINANCE = 0.93;
const TEXT_LUMINANCE = 0.014;
const CALM_TEXT_LUMINANCE = 0.1;
/** A brand's own colour from this luminance on is light enough to be the paper. */
const LEAST_PAPER_LUMINANCE = 0.82;
const MOST_PAPER_SATURATION = 0.5;
/** How far the highlight stands out from the paper, as a ratio of contrast: seen at a glance, easy to read on. */
const HIGHLIGHT_CONTRAST = 1.2;
const TRACK_OPACITY = 0.2;
/** The ground is darker than the picture, as a shadow under it would be. */
const GROUND_SHARE = 0.45;
const MOST_GROUND_SATURATION = 0.6;
/** A mean whose channels differ by less than this has no hue to speak of. */
const FAINT_CHANNEL_SPREAD = 40;
/** Hues that turn to olive drab when they are darkened. */
const DRAB_HUES = { from: 45, to: 105 };
const DEFAULT_COLOURS: [Colour, Colour] = [parseColour('#6d7dff'), parseColour('#27c4d9')];

/** The colours for a brand over a background of a mean colour; without brand colours that colour's hue leads. */
export function slidePalette(brandColours: string[], backgroundMean: Colour): SlidePalette {
  const { lead, second } = leadingColours(brandColours);
  const tint = brandColours.length === 0 ? enlivened(backgroundMean) : lead;
  const [hue, saturation] = toHsl(tint);
  const given = brandColours.map(parseColour);
  const paper =
    given.find((colour) => luminance(colour) >= LEAST_PAPER_LUMINANCE) ??
    fromLuminance(hue, Math.min(saturation, MOST_PAPER_SATURATION), PAPER_LUMINANCE);
  const colours = brandColours.length === 0 ? [tint] : given;
  const highlight = highlightOn(paper, liveliest(colours));
  const text = fromLuminance(hue, Math.min(saturation, 0.55), TEXT_LUMINANCE);
  return {
    lead,
    second,
    ground: groundOf(tint, backgroundMean),
    paper,
    highlight,
    text,
    calmText: fromLuminance(hue, Math.min(saturation, 0.3), CALM_TEXT_LUMINANCE),
    accent: accentOn([paper, highlight], colours),
    track: blend(paper, text, TRACK_OPACITY),
  };
}

export function leadingColours(brandColours: string[]): { lead: Colour; second: Colour } {
  const [lead = DEFAULT_COLOURS[0], given] = brandColours.map(parseColour);
  return { lead, second: given ?? (brandColours.length === 0 ? DEFAULT_COLOURS[1] : neighbour(lead)) };
}

/** The hue of a picture, livelier than its dull mean; the house's own where the picture has none that suits. */
function enlivened(mean: Colour): Colour {
  const [hue, saturation, lightness] = toHsl(mean);
  const isFaint = Math.max(...mean) - Math.min(...mean) < FAINT_CHANNEL_SPREAD;
  if (isFaint || (hue > DRAB_HUES.from && hue < DRAB_HUES.to)) return DEFAULT_COLOURS[0];
  return fromHsl(hue, Math.max(saturation, 0.5), Math.min(0.7, Math.max(0.5, lightness)));
}

/** The colour that stands out most from grey. */
function liveliest(colours: Colour[]): Colour {
  const spread = (colour: Colour) => Math.max(...colour) - Math.min(...colour);
  return colours.reduce((one, other) => (spread(other) > spread(one) ? other : one));
}

/** The paper, mixed with a colour as far as it takes to stand out. */
function highlightOn(paper: Colour, colour: Colour): Colour {
  for (let share = 0.02; share < 0.6; share += 0.02) {
    const mixed = blend(paper, colour, share);
    if (contrast(mixed, paper) >= HIGHLIGHT_CONTRAST) return mixed;
  }
  return blend(paper, colour, 0.6);
}

/** The first colour that is dark enough for marks on the grounds; else the first of all, darkened as far as needed. */
function accentOn(grounds: Colour[], colours: Colour[]): Colour {
  const isSeen = (colour: Colour) => grounds.every((ground) => contrast(colour, ground) >= MARK_CONTRAST);
  const found = colours.find(isSeen);
  if (found !== undefined) return found;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = blend(colours[0]!, BLACK, share);
    if (isSeen(mixed)) return mixed;
  }
  return BLACK;
}

function groundOf(tint: Colour, mean: Colour): Colour {
  const [hue, saturation] = toHsl(tint);
  return fromLuminance(hue, Math.min(saturation, MOST_GROUND_SATURATION), luminance(mean) * GROUND_SHARE);
}

/** The lightness at which a hue has a relative luminance, found by halving. */
function fromLuminance(hue: number, saturation: number, wanted: number): Colour {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (luminance(fromHsl(hue, saturation, middle)) > wanted) high = middle;
    else low = middle;
  }
  return fromHsl(hue, saturation, low);
}

/** A colour beside this one on the wheel. */
function neighbour(colour: Colour): Colour {
  const [hue, saturation, lightness] = toHsl(colour);
  return fromHsl(hue + 40, saturation, Math.min(0.62, Math.max(0.4, lightness)));
}
