import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameSize } from '../../domain/timeline.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { CAPTION_POSITIONS, captionBand } from '../caption-pictures/caption-band.ts';
import { layoutSlide } from './layout-slide.ts';
import { STATE_PARTS, slideArtwork } from './slide-artwork.ts';
import type { SlideContent } from './slide-content.ts';
import { contentOf, expectApart, expectFits, RATIOS, right, SCRIPTS } from './slide-fit-checks.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;
let picture: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slides-'));
  picture = path.join(folder, 'picture.png');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#fff" d="M0 0h3v2H0z"/></svg>';
  await rasterizer.drawSvg(svg, { widthPixels: 300, heightPixels: 200 }, picture);
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

describe('the places of a slide', () => {
  const withFigure = (size: FrameSize): SlideContent => {
    const content = contentOf('en', SCRIPTS.English![1], Array(5).fill(SCRIPTS.English![2]), size);
    return {
      ...content,
      brand: { colours: [], logoPath: picture },
      bullets: content.bullets.map((bullet) => ({ ...bullet, figurePath: picture })),
    };
  };

  it.each(Object.entries(RATIOS))('leave room for figure and logo on %s', async (_ratio, size) => {
    const layout = await layoutSlide(withFigure(size), rasterizer);
    await expectFits(layout, rasterizer, picture);
    const root = await rasterizer.measure(slideArtwork(layout, 0, 1, picture));
    const figure = layout.figures.get(0)!;
    expect(root.children.at(-1)).toMatchObject(figure);
    expect(figure.widthPixels / layout.frame.unit).toBeGreaterThan(200);
  });

  it.each(Object.entries(RATIOS))(
    'leave room for captions wherever they stand on %s',
    async (_ratio, size) => {
      for (const captions of CAPTION_POSITIONS) {
        const layout = await layoutSlide({ ...withFigure(size), captions }, rasterizer);
        await expectFits(layout, rasterizer, picture);
        const root = await rasterizer.measure(slideArtwork(layout, 0, 1, picture));
        for (const part of [
          root.children[STATE_PARTS.block]!.children[0]!,
          ...root.children.slice(STATE_PARTS.progress),
        ]) {
          expectApart(part, captionBand(size, captions), 'captions and slide');
        }
      }
    },
  );

  it('do not move when a bullet appears', async () => {
    const layout = await layoutSlide(withFigure(RATIOS['9:16']!), rasterizer);
    const boxes = await Promise.all(
      [0, 1, 2].map(async (revealed) => {
        const root = await rasterizer.measure(slideArtwork(layout, 0, revealed, picture));
        return root.children.slice(0, STATE_PARTS.progress + 1);
      }),
    );
    expect(boxes[1]).toEqual(boxes[0]);
    expect(boxes[2]).toEqual(boxes[0]);
  });

  it('show a picture alone where the slide has no words', async () => {
    for (const size of Object.values(RATIOS)) {
      const layout = await layoutSlide(
        { ...contentOf('en', '', [], size), picturePath: picture },
        rasterizer,
      );
      expect(layout.pages).toEqual([{ bullets: [] }]);
      const root = await rasterizer.measure(slideArtwork(layout, 0, 0, picture));
      expect(root.children[STATE_PARTS.block]!.children).toEqual([]);
    }
  });

  it('are refused where a figure is not a picture', async () => {
    const content = contentOf('en', 'Title', ['One'], RATIOS['9:16']!);
    const figurePath = path.join(folder, 'absent.png');
    await expect(
      layoutSlide({ ...content, bullets: [{ text: 'One', figurePath }] }, rasterizer),
    ).rejects.toMatchObject({ code: 'media-failed', message: expect.stringContaining('absent.png') });
  });

  it('are mirrored in right-to-left text, but for logo and progress', async () => {
    const place = async (script: string) => {
      const [language, title, bullet] = SCRIPTS[script]!;
      const { frame } = await layoutSlide(contentOf(language, title, [bullet], RATIOS['16:9']!), rasterizer);
      return frame;
    };
    const [english, arabic] = await Promise.all([place('English'), place('Arabic')]);
    expect(arabic.text.xPixels).toBeCloseTo(1920 - right(english.text), 0);
    expect([arabic.logo, arabic.progress]).toEqual([english.logo, english.progress]);
  });
});
