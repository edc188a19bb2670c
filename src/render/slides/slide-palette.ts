import {
  BLACK,
  blend,
  type Colour,
  contrast,
  fromHsl,
  luminance,
  parseColour,
  toHsl,
  WHITE,
} from './colour.ts';

/** Colours of a slide; every text colour keeps its contrast on the shade over any picture. */
export interface SlidePalette {
  /** The leading hue, as it was given. */
  lead: Colour;
  /** A second hue for the gradient. */
  second: Colour;
  /** What the picture is multiplied by where words stand. */
  shade: Colour;
  /** Title and current bullet. */
  text: Colour;
  /** Bullets that were said before. */
  calmText: Colour;
  /** Marks and bars, bright enough to be seen on the shaded picture. */
  accent: Colour;
}

/** How much the current bullet's card lightens what is under it. */
export const CARD_OPACITY = 0.11;

/** WCAG 2.2: 4.5 for text (criterion 1.4.3), 3 for marks that carry meaning (1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const MARK_CONTRAST = 3;

/** The most luminance that is left under words: calm text keeps 4.5 to 1 on it, with something to spare. */
const GROUND_LUMINANCE = 0.085;
/** A dark picture is shaded too, so that words stand apart from its details. */
const LIGHTEST_SHADE = 0.42;
const MOST_SHADE_SATURATION = 0.4;
/** A mean whose channels differ by less than this has no hue to speak of. */
const FAINT_CHANNEL_SPREAD = 40;
/** Hues that turn to olive drab in a dark shade. */
const DRAB_HUES = { from: 45, to: 105 };
const DEFAULT_COLOURS: [Colour, Colour] = [parseColour('#6d7dff'), parseColour('#27c4d9')];

/** What lies behind the words: colours of the picture, or of the gradient. */
export interface Background {
  meanColour: Colour;
  lightestColour: Colour;
}

/** The colours for a brand over a background; without brand colours the background's own hue leads. */
export function slidePalette(brandColours: string[], background: Background): SlidePalette {
  const { lead, second } = leadingColours(brandColours);
  const tint = brandColours.length === 0 ? enlivened(background.meanColour) : lead;
  const [hue, saturation] = toHsl(tint);
  const ground = fromLuminance(hue, Math.min(saturation, MOST_SHADE_SATURATION), GROUND_LUMINANCE);
  return {
    lead,
    second,
    shade: shadeFor(tint, luminance(background.lightestColour)),
    text: WHITE,
    calmText: blend(WHITE, fromHsl(hue, Math.min(saturation, 0.5), 0.55), 0.24),
    accent: brightened(tint, blend(ground, WHITE, CARD_OPACITY)),
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

/** A tint of the hue that brings a ground of a luminance down to what words can stand on. */
function shadeFor(lead: Colour, lightestLuminance: number): Colour {
  const [hue, saturation] = toHsl(lead);
  const wanted = Math.min(LIGHTEST_SHADE, GROUND_LUMINANCE / Math.max(lightestLuminance, 0.01));
  return fromLuminance(hue, Math.min(saturation, MOST_SHADE_SATURATION), wanted);
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

/** The colour, mixed with white as far as a mark on the ground needs. */
function brightened(colour: Colour, ground: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = blend(colour, WHITE, share);
    if (contrast(mixed, ground) >= MARK_CONTRAST && contrast(mixed, BLACK) > contrast(ground, BLACK))
      return mixed;
  }
  return WHITE;
}
