import type { ImageWish } from '../../domain/recipes.ts';
import { findPictureStyle } from '../builtin/pictures/styles/catalogue.ts';

/** A picture as a model is asked for it: what is seen, then how it is drawn, then what keeps films of a brand alike. */
export function picturePrompt({ prompt, style, brandColours }: ImageWish): string {
  const manner =
    style === ''
      ? ''
      : ` Style: ${[style, findPictureStyle(style)?.description].filter(Boolean).join('. ').replace(/\.$/, '')}.`;
  const colours = brandColours.length === 0 ? '' : ` Led by the colours ${brandColours.join(', ')}.`;
  return `${prompt}${/[.!?]$/.test(prompt.trim()) ? '' : '.'}${manner}${colours} No text or lettering in the picture.`;
}
