import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from '@takumi-rs/helpers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { layOutCard } from './text-card.ts';

const rasterizer = new ProcessRasterizer();
const frame = { widthPixels: 960, heightPixels: 540 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'card-'));
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

/** Relative luminance by WCAG 2.2. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('a card over a picture', () => {
  it.each(['title', 'lower-third', 'note'] as const)(
    'of the style %s is read over the brightest picture',
    async (style) => {
      const card = { style, text: 'A harbour in three pictures', subtitle: 'At noon', language: 'en' };
      const { artwork } = await layOutCard(card, frame, rasterizer);
      const root: Node = {
        type: 'container',
        style: { display: 'flex', width: '100%', height: '100%', backgroundColor: '#ffffff' },
        children: [artwork.root],
      };
      const path = join(folder, `${style}.rgba`);
      await rasterizer.drawPixels({ ...artwork, root }, path);
      const rgba = await readFile(path);
      const { widthPixels } = artwork.size;
      const behind = (4 * widthPixels + Math.floor(widthPixels / 2)) * 4;
      const contrast = 1.05 / (luminance([...rgba.subarray(behind, behind + 3)]) + 0.05);
      expect(contrast).toBeGreaterThan(4.5);
    },
  );

  it('stands at the edge from which its script is read', async () => {
    const placed = async (text: string, language: string) => {
      const { xPixels, artwork } = await layOutCard(
        { style: 'lower-third', text, language },
        frame,
        rasterizer,
      );
      return { left: xPixels, right: frame.widthPixels - xPixels - artwork.size.widthPixels };
    };
    const english = await placed('The river', 'en');
    const arabic = await placed('النهر', 'ar');
    expect(english.left).toBeLessThan(english.right);
    expect(arabic.right).toBeLessThan(arabic.left);
  });

  it.each([
    ['lower-third', 'bottom', 'above'],
    ['lower-third', 'top', 'below'],
    ['lower-third', undefined, 'below'],
    ['note', 'top', 'below'],
    ['note', 'bottom', 'above'],
  ] as const)(
    'of the style %s with captions at the %s stands %s the middle',
    async (style, captions, where) => {
      const card = { style, text: 'The river', language: 'en', captions };
      const { yPixels, artwork } = await layOutCard(card, frame, rasterizer);
      const middle = yPixels + artwork.size.heightPixels / 2;
      expect(middle < frame.heightPixels / 2 ? 'above' : 'below').toBe(where);
    },
  );
});
