import { describe, expect, it } from 'vitest';
import type { ImageRequest } from '../../../ports/generators.ts';
import { createPainter } from './painter.ts';

const REQUEST: ImageRequest = {
  prompt: 'The heart pumps blood',
  style: 'paper-cut',
  size: { widthPixels: 1080, heightPixels: 1920 },
  seed: 5,
  variation: 2,
  filmSeed: 9,
  brandColours: ['#e4002b'],
};

describe('createPainter', () => {
  it('has the picture drawn at the size asked for and says what was made and how', async () => {
    const drawn: { svg: string; path: string; width: number }[] = [];
    const painter = createPainter({
      rasterizer: {
        drawSvg: async (svg, size, path) => {
          drawn.push({ svg, path, width: size.widthPixels });
        },
      },
    });
    const picture = await painter.paint(REQUEST, { outputPathStem: '/out/picture' });
    expect(drawn).toEqual([
      { svg: expect.stringMatching(/^<svg .*<\/svg>$/s), path: '/out/picture.png', width: 1080 },
    ]);
    expect(picture).toMatchObject({
      filePath: '/out/picture.png',
      mediaType: 'image/png',
      facts: { widthPixels: 1080, heightPixels: 1920 },
      parameters: { style: 'paper-cut', seed: 5, filmSeed: 9 },
    });
  });

  it('draws nothing once it is cancelled', async () => {
    const painter = createPainter({
      rasterizer: { drawSvg: () => Promise.reject(new Error('must not be asked')) },
    });
    const context = { outputPathStem: '/out/picture', signal: AbortSignal.abort() };
    await expect(painter.paint(REQUEST, context)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
