import { ReelError } from '../../domain/errors.ts';

/** How burned-in captions look. Sizes are in design units, colours in CSS notation. */
export interface CaptionStyle {
  /** What a brief calls it. */
  name: string;
  /** What a person reads in a list of styles. */
  description: string;
  fontSize: number;
  fontWeight: number;
  lineHeight: number;
  /** Words that are not being spoken. */
  colour: string;
  /** The word that is being spoken. */
  spokenColour: string;
  /** True where words keep the spoken colour once they were said. */
  keepsSpokenColour: boolean;
  /** A pill behind the word that is being spoken. */
  spokenPill: string | null;
  /** The plate behind all words. */
  plate: {
    colour: string;
    radius: number;
    paddingBlock: number;
    paddingInline: number;
  } | null;
  /** A line around every letter. */
  outline: { colour: string; width: number } | null;
  /** Shadows under every letter, the nearest first. */
  shadows: { colour: string; offset: number; blur: number }[];
}

/** The styles, the default first. */
export const CAPTION_STYLES: CaptionStyle[] = [
  {
    name: 'classic',
    description: 'White words on a dark plate, the spoken one in warm yellow.',
    fontSize: 50,
    fontWeight: 600,
    lineHeight: 1.32,
    colour: '#ffffff',
    spokenColour: '#ffd95a',
    keepsSpokenColour: false,
    spokenPill: null,
    plate: { colour: 'rgba(10, 12, 20, 0.8)', radius: 20, paddingBlock: 14, paddingInline: 28 },
    outline: null,
    shadows: [],
  },
  {
    name: 'outline',
    description: 'Bold white words with a black line around them, the spoken one in yellow.',
    fontSize: 60,
    fontWeight: 820,
    lineHeight: 1.22,
    colour: '#ffffff',
    spokenColour: '#ffe14d',
    keepsSpokenColour: false,
    spokenPill: null,
    plate: null,
    outline: { colour: '#000000', width: 5 },
    shadows: [{ colour: 'rgba(0, 0, 0, 0.55)', offset: 4, blur: 10 }],
  },
  {
    name: 'karaoke',
    description: 'Words fill with colour as they are spoken and keep it.',
    fontSize: 54,
    fontWeight: 700,
    lineHeight: 1.3,
    colour: '#e3e6ee',
    spokenColour: '#5ee7ff',
    keepsSpokenColour: true,
    spokenPill: null,
    plate: { colour: 'rgba(6, 10, 30, 0.8)', radius: 34, paddingBlock: 14, paddingInline: 34 },
    outline: null,
    shadows: [],
  },
  {
    name: 'minimal',
    description: 'Small and quiet: words on a slim translucent strip, the spoken one brighter.',
    fontSize: 42,
    fontWeight: 560,
    lineHeight: 1.34,
    colour: '#d3d6de',
    spokenColour: '#ffffff',
    keepsSpokenColour: false,
    spokenPill: null,
    plate: { colour: 'rgba(0, 0, 0, 0.66)', radius: 12, paddingBlock: 6, paddingInline: 18 },
    outline: null,
    shadows: [],
  },
  {
    name: 'pop',
    description: 'Heavy words, the spoken one on a bright pill.',
    fontSize: 60,
    fontWeight: 850,
    lineHeight: 1.24,
    colour: '#ffffff',
    spokenColour: '#14102b',
    keepsSpokenColour: false,
    spokenPill: '#ffd84d',
    plate: null,
    outline: { colour: '#14102b', width: 4 },
    shadows: [{ colour: 'rgba(0, 0, 0, 0.5)', offset: 5, blur: 12 }],
  },
  {
    name: 'contrast',
    description: 'Yellow words on solid black, the spoken one in white: for those who see less.',
    fontSize: 54,
    fontWeight: 700,
    lineHeight: 1.3,
    colour: '#ffe94d',
    spokenColour: '#ffffff',
    keepsSpokenColour: false,
    spokenPill: null,
    plate: { colour: '#000000', radius: 0, paddingBlock: 14, paddingInline: 24 },
    outline: null,
    shadows: [],
  },
];

/** The style of a name. Raises `unknown-name` where there is none. */
export function captionStyle(name: string): CaptionStyle {
  const style = CAPTION_STYLES.find((candidate) => candidate.name === name);
  if (style !== undefined) return style;
  const names = CAPTION_STYLES.map((candidate) => candidate.name).join(', ');
  throw new ReelError(
    'unknown-name',
    `There is no caption style ${JSON.stringify(name)}; there are ${names}.`,
  );
}
