import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import { contrast, parseColour } from '../slides/colour.ts';
import { TEXT_CONTRAST } from '../slides/slide-palette.ts';
import { writtenLine } from './lettering.ts';

type Button = NonNullable<SceneCard['button']>;

const LIGHT = '#ffffff';
const DARK = '#0c0e16';

/** What to do, on a rounded plate of a colour, in letters that stand out from it. */
export function buttonNode(
  { text, colour }: Button,
  sizePixels: number,
  { lettering, language }: { lettering: SceneCard['lettering']; language: string },
): Node {
  const plate = parseColour(colour);
  const isDarkEnough = contrast(parseColour(LIGHT), plate) >= TEXT_CONTRAST - 1.5;
  const label = writtenLine(
    {
      words: text,
      sizePixels,
      voice: 'strong',
      colour: isDarkEnough ? LIGHT : DARK,
      align: 'center',
      language,
    },
    lettering === 'elegant' ? 'elegant' : 'plain',
  );
  return {
    type: 'container',
    style: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colour,
      borderRadius: Math.round(sizePixels * 1.2),
      padding: `${Math.round(sizePixels * 0.55)}px ${Math.round(sizePixels * 1.05)}px`,
      boxShadow: `0px ${Math.round(sizePixels * 0.16)}px ${Math.round(sizePixels * 0.6)}px rgba(0,0,0,0.4)`,
      maxWidth: '100%',
    },
    children: [{ ...label, style: { ...label.style, textShadow: 'none' } }],
  };
}
