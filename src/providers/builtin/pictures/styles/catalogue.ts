import { GRAPHIC_STYLES } from './graphic.ts';
import { HANDMADE_STYLES } from './handmade.ts';
import { SCENIC_STYLES } from './scenic.ts';
import type { PictureStyle } from './style.ts';

export type { PictureStyle } from './style.ts';

/** The styles of the built-in painter; the first is the default. */
export const PICTURE_STYLES: readonly PictureStyle[] = [
  ...SCENIC_STYLES,
  ...GRAPHIC_STYLES,
  ...HANDMADE_STYLES,
];

/** The style of that name, or none. */
export function findPictureStyle(name: string): PictureStyle | undefined {
  return PICTURE_STYLES.find((style) => style.name === name);
}
