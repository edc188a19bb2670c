import type { ThumbnailWidth } from '../api/documents.ts';

/** How wide the thumbnails of a place are, by how many pixels of the screen make one of the page. */
export type Densities = { 1: ThumbnailWidth; 2: ThumbnailWidth };

/** Where the thumbnail of what an address opens is. */
export function thumbnailOf(url: string, width: ThumbnailWidth): string {
  return `${url}${url.includes('?') ? '&' : '?'}width=${width}`;
}

/** The thumbnail that is sharp on this screen, for a picture of the page. */
export function densitiesOf(url: string, { 1: usual, 2: dense }: Densities) {
  return { src: thumbnailOf(url, usual), srcSet: `${thumbnailOf(url, dense)} 2x` };
}

/** The same for a background. */
export function imageSetOf(url: string, widths: Densities): string {
  const byDensity = Object.entries(widths).map(
    ([density, width]) => `url(${JSON.stringify(thumbnailOf(url, width))}) ${density}x`,
  );
  return `image-set(${byDensity.join(', ')})`;
}
