import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

/** A studio that buys its shots of a stand-in for Replicate, and makes its pictures and its music itself. */
export async function studioThatBuysShots(): Promise<{ replicate: FakeReplicate; home: FolderStudio }> {
  const replicate = await FakeReplicate.start();
  const home = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_IMAGE_PROVIDERS: 'builtin',
    REEL_MUSIC_PROVIDERS: 'builtin',
  });
  return { replicate, home };
}

/** What two films for one product have in common: without a model, a name and a style. */
export const SHORT_AD = {
  description: 'Nights are dark. Lumo is not. It shines for 12 hours.',
  cta_text: 'Pack yours',
  product_image: 'lumo.svg',
  platform: 'feed-square',
  duration: 15,
  voiceover: false,
};

/** Puts the picture of the product that `SHORT_AD` names beside the brief. */
export function putProductPicture({ folder }: FolderStudio): Promise<void> {
  const product =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"><circle cx="4" cy="4" r="3" fill="#e00010"/></svg>';
  return writeFile(join(folder, 'lumo.svg'), product);
}
