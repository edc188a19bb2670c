import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Renderer } from '@takumi-rs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameSize } from '../../domain/timeline.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import type { Region } from '../safe-area.ts';
import { type Colour, contrast, luminance } from './colour.ts';
import { layoutSlide, type SlideLayout } from './layout-slide.ts';
import { slideBackdrop } from './slide-backdrop.ts';
import type { SlideContent } from './slide-content.ts';
import { FOOTER_INSET_UNITS } from './slide-footer.ts';
import { MARK_CONTRAST, TEXT_CONTRAST } from './slide-palette.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'contrast-'));
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

const tiles = (colours: string[], side: number) =>
  Array.from({ length: 900 }, (_, index) => {
    const [x, y] = [(index % 30) * side, Math.floor(index / 30) * side];
    return `<path fill="${colours[(index + Math.floor(index / 30)) % colours.length]}" d="M${x} ${y}h${side}v${side}h-${side}z"/>`;
  }).join('');

const PICTURES: Record<string, string> = {
  white: tiles(['#fff'], 20),
  'black and white tiles': tiles(['#fff', '#000'], 20),
  'small lights in the dark': tiles(['#000', '#000', '#000', '#000', '#fffbe0', '#000', '#000'], 20),
  'loud colours': tiles(['#ff0', '#0ff', '#f0f', '#0f0', '#fff', '#f00'], 20),
  dark: tiles(['#0b1030', '#141a3a'], 20),
};
const BRANDS = [[], ['#ffdd00'], ['#e4572e', '#17bebb'], ['#000000'], ['#ffffff'], ['#0b6e4f']];
const SIZES: FrameSize[] = [
  { widthPixels: 540, heightPixels: 960 },
  { widthPixels: 960, heightPixels: 540 },
];

function contentOf(picturePath: string | null, colours: string[], size: FrameSize, index = 1): SlideContent {
  return {
    title: 'What a language model really does',
    bullets: Array(4).fill({ text: 'It predicts the next word, one at a time, from all that went before' }),
    picturePath,
    brand: { colours, name: 'Acme' },
    progress: { index, count: 5 },
    language: 'en',
    size,
    captions: null,
  };
}

/** The lightest and the darkest colour that the backdrop has in the regions. */
async function extremesIn(layout: SlideLayout, regions: Region[]): Promise<Colour[]> {
  const file = path.join(folder, 'backdrop.png');
  await rasterizer.draw(slideBackdrop(layout), file);
  const { widthPixels: width, heightPixels: height } = layout.frame.size;
  const image = { type: 'image', src: await readFile(file), style: { width, height } } as const;
  const pixels = await new Renderer().render(image, { width, height, format: 'raw' });
  let lightest: Colour = [0, 0, 0];
  let darkest: Colour = [255, 255, 255];
  for (const region of regions) {
    for (let y = Math.ceil(region.yPixels); y < region.yPixels + region.heightPixels; y += 2) {
      for (let x = Math.ceil(region.xPixels); x < region.xPixels + region.widthPixels; x += 2) {
        const at = 4 * (y * width + x);
        const colour: Colour = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
        if (luminance(colour) > luminance(lightest)) lightest = colour;
        if (luminance(colour) < luminance(darkest)) darkest = colour;
      }
    }
  }
  return [lightest, darkest];
}

async function expectReadable(content: SlideContent): Promise<void> {
  const layout = await layoutSlide(content, rasterizer);
  const { frame, palette, blockTop } = layout;
  const bottom = frame.text.yPixels + frame.text.heightPixels;
  const words = { ...frame.text, yPixels: blockTop, heightPixels: bottom - blockTop };
  const within = ({ xPixels, yPixels, widthPixels, heightPixels }: Region): Region => {
    const inset = FOOTER_INSET_UNITS * frame.unit;
    return {
      xPixels: xPixels + inset,
      yPixels: yPixels + inset / 2,
      widthPixels: widthPixels - 2 * inset,
      heightPixels: heightPixels - inset,
    };
  };
  const grounds = await extremesIn(layout, [words, within(frame.logo), within(frame.progress)]);
  for (const ground of grounds) {
    expect(contrast(palette.text, ground), 'title, logo and progress').toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(palette.calmText, ground), 'bullets said before').toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(palette.accent, ground), 'marks').toBeGreaterThanOrEqual(MARK_CONTRAST);
  }
  expect(contrast(palette.text, palette.highlight), 'current bullet').toBeGreaterThanOrEqual(TEXT_CONTRAST);
  expect(contrast(palette.accent, palette.highlight), 'its mark').toBeGreaterThanOrEqual(MARK_CONTRAST);
}

describe('the words of a slide keep their contrast', () => {
  it.each(Object.keys(PICTURES))('over a picture of %s', async (name) => {
    const picture = path.join(folder, 'picture.png');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">${PICTURES[name]}</svg>`;
    await rasterizer.drawSvg(svg, { widthPixels: 600, heightPixels: 600 }, picture);
    for (const [index, colours] of BRANDS.entries()) {
      await expectReadable(contentOf(picture, colours, SIZES[index % SIZES.length]!));
    }
  });

  it.each(BRANDS.map((colours) => [colours.join(' ') || 'no brand', colours] as const))(
    'over gradients of %s',
    async (_name, colours) => {
      for (const [index, size] of [...SIZES, ...SIZES].entries()) {
        await expectReadable(contentOf(null, colours, size, index + 1));
      }
    },
  );
});
