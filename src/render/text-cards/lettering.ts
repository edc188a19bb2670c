import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import { scriptMetrics } from '../script-metrics.ts';

type Lettering = NonNullable<SceneCard['lettering']>;

/** How the letters of an ad stand: quiet and wide, as usual, or large and close. */
interface LetterForm {
  weight: number;
  /** In ems; only where letters are not joined. */
  spacing: number;
  /** Of the type's size against that of plain letters. */
  scale: number;
  capitals: boolean;
}

const FORMS: Record<Lettering, LetterForm> = {
  plain: { weight: 700, spacing: -0.02, scale: 1, capitals: false },
  elegant: { weight: 300, spacing: 0.02, scale: 0.96, capitals: false },
  loud: { weight: 860, spacing: -0.015, scale: 1.04, capitals: true },
};

/** Longer sentences than these are hard to read in capitals. */
const MOST_CAPITALS = 90;

export interface WrittenLine {
  words: string;
  sizePixels: number;
  /** `strong` for the words that lead, `calm` for those under them. */
  voice: 'strong' | 'calm';
  colour: string;
  align: 'center' | 'start';
  language: string;
}

/** A line of an ad in its lettering, over as many lines as its box asks for. */
export function writtenLine(
  { words, sizePixels, voice, colour, align, language }: WrittenLine,
  lettering: Lettering = 'plain',
): Node {
  const form = FORMS[lettering];
  const isStrong = voice === 'strong';
  const { titleLetterSpacing, titleLineHeight, textLineHeight } = scriptMetrics(words);
  const size = Math.round(sizePixels * (isStrong ? form.scale : 1));
  const inCapitals = isStrong && form.capitals && [...words].length <= MOST_CAPITALS;
  // Scripts whose letters join, and those with marks above, say by a spacing of nought that theirs stays as it is.
  const spacing = titleLetterSpacing === 0 ? 0 : isStrong ? form.spacing : form.spacing / 2;
  return {
    type: 'text',
    text: inCapitals ? words.toLocaleUpperCase(language) : words,
    style: {
      fontSize: size,
      fontWeight: isStrong ? form.weight : Math.min(form.weight, 520),
      letterSpacing: size * spacing,
      lineHeight: `${Math.round(size * (isStrong ? titleLineHeight : textLineHeight))}px`,
      color: colour,
      textAlign: align,
      textWrap: 'balance',
      textShadow: `0px ${Math.round(size * 0.02)}px ${Math.round(size * 0.28)}px rgba(0,0,0,0.45)`,
    },
  };
}
