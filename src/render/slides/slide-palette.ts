import { BLACK, blend, type Colour, contrast, fromHsl, parseColour, toHsl, WHITE } from './colour.ts';

/** Colours of a slide; every text colour keeps its contrast on the veil over any picture. */
export interface SlidePalette {
  /** The leading hue, as it was given. */
  lead: Colour;
  /** A second hue for the gradient. */
  second: Colour;
  /** The colour of the veil laid over the picture where words stand. */
  veil: Colour;
  /** Title and current bullet. */
  text: Colour;
  /** Bullets that were said before. */
  calmText: Colour;
  /** Marks and bars, bright enough to be seen on the veil. */
  accent: Colour;
}

/** How much of the picture the veil hides where words stand. */
export const VEIL_OPACITY = 0.76;
/** How much the current bullet's card lightens what is under it. */
export const CARD_OPACITY = 0.1;

/** WCAG 2.2: 4.5 for text (criterion 1.4.3), 3 for marks that carry meaning (1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const MARK_CONTRAST = 3;

const DEFAULT_COLOURS: [Colour, Colour] = [parseColour('#6d7dff'), parseColour('#27c4d9')];

export function slidePalette(brandColours: string[]): SlidePalette {
  const [lead = DEFAULT_COLOURS[0], given] = brandColours.map(parseColour);
  const second = given ?? (brandColours.length === 0 ? DEFAULT_COLOURS[1] : neighbour(lead));
  const [hue, saturation] = toHsl(lead);
  const veil = fromHsl(hue, Math.min(saturation, 0.45), 0.055);
  return {
    lead,
    second,
    veil,
    text: WHITE,
    calmText: blend(WHITE, fromHsl(hue, Math.min(saturation, 0.3), 0.5), 0.26),
    accent: brightened(lead, worstGround(veil)),
  };
}

/** What lies under the words where the picture is white: the lightest ground they can get. */
export function worstGround(veil: Colour): Colour {
  return blend(blend(WHITE, veil, VEIL_OPACITY), WHITE, CARD_OPACITY);
}

/** A colour beside this one on the wheel. */
function neighbour(colour: Colour): Colour {
  const [hue, saturation, lightness] = toHsl(colour);
  return fromHsl(hue + 40, Math.max(saturation, 0.3), Math.min(0.62, Math.max(0.4, lightness)));
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
