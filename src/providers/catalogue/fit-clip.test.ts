import { describe, expect, it } from 'vitest';
import { CLIP_RESOLUTIONS, type ClipWish } from '../../domain/recipes.ts';
import { RATIOS } from '../../domain/settings.ts';
import { findModel, modelsOf } from './find-model.ts';
import { fitClip } from './fit-clip.ts';
import { quoteFor } from './quote.ts';

const WISH: ClipWish = {
  prompt: 'A river.',
  directions: '',
  durationSeconds: 7,
  resolution: '720p',
  ratio: '16:9',
  seed: 1,
};
const clipBy = (name: string, wish: Partial<ClipWish>, startsFromImage = false) =>
  fitClip(findModel('model', name), { ...WISH, ...wish }, { startsFromImage });

describe('a length that a model does not make', () => {
  it.each<[model: string, asked: number, made: number]>([
    ['veo', 3, 4],
    ['veo', 5, 4],
    ['veo', 7, 6],
    ['veo', 11, 8],
    ['veo-fast', 7.9, 6],
    ['seedance', 1, 2],
    ['seedance', 7.6, 7],
    ['seedance', 20, 12],
    ['omni', 2, 3],
    ['omni', 7.6, 7],
    ['omni', 20, 10],
    ['omni-1.2', 20, 15],
    // Paid by the piece: the nearest one costs no more.
    ['minimax', 3, 6],
    ['minimax', 9, 6],
    ['ltxv', 6, 129 / 24],
    ['ltxv', 20, 257 / 24],
    ['svd', 8, 5],
    ['zeroscope', 8, 3],
    ['hotshot', 5, 1],
  ])('%s makes of %d s %d s', (model, asked, made) => {
    const { durationSeconds, corrections } = clipBy(model, { durationSeconds: asked });
    expect(durationSeconds).toBeCloseTo(made, 6);
    expect(corrections).toContainEqual(
      expect.objectContaining({ what: 'length', asked: `${Math.round(asked * 10) / 10} s` }),
    );
  });
});

describe('a size that a model does not make', () => {
  it.each<[model: string, asked: ClipWish['resolution'], made: string | undefined, isSaid: boolean]>([
    ['veo', '480p', '720p', true],
    ['veo', '1080p', '1080p', false],
    ['seedance', '480p', '480p', false],
    ['minimax', '1080p', '720p', true],
    ['omni', '1080p', '720p', true],
    ['ltxv', '1080p', undefined, false],
  ])('%s makes of %s %s', (model, resolution, made, isSaid) => {
    const fitted = clipBy(model, { resolution });
    expect(fitted.resolution).toBe(made);
    expect(fitted.corrections.some(({ what }) => what === 'resolution')).toBe(isSaid);
  });

  it.each<[model: string, asked: ClipWish['ratio'], made: string]>([
    ['veo', '1:1', '16:9'],
    ['veo', '4:5', '9:16'],
    ['omni', '4:5', '9:16'],
    ['seedance', '4:5', '3:4'],
    ['ltxv', '4:5', '4:5'],
  ])('%s makes of %s %s', (model, ratio, made) => {
    const fitted = clipBy(model, { ratio });
    expect(fitted.ratio).toBe(made);
    expect(fitted.corrections.some(({ what }) => what === 'shape')).toBe(made !== ratio);
    expect(clipBy('seedance', { ratio }, true).ratio).toBeUndefined();
  });
});

it('what is made costs no more than what was asked for, unless nothing so small is made', () => {
  for (const entry of modelsOf('clip')) {
    for (const ratio of RATIOS) {
      for (const resolution of CLIP_RESOLUTIONS) {
        for (let tenths = 5; tenths <= 200; tenths += 3) {
          const wish = { ...WISH, ratio, resolution, durationSeconds: tenths / 10 };
          const fitted = fitClip(entry, wish, { startsFromImage: false });
          const priceOf = (durationSeconds: number) => {
            const { price } = quoteFor(entry, {
              durationSeconds,
              ...(fitted.resolution !== undefined && { resolution: fitted.resolution }),
            });
            return price.known ? price.micros : 0;
          };
          const shortest = fitClip(entry, { ...wish, durationSeconds: 0.1 }, { startsFromImage: false });
          const most = Math.max(priceOf(wish.durationSeconds), priceOf(shortest.durationSeconds));
          expect(priceOf(fitted.durationSeconds)).toBeLessThanOrEqual(most);
        }
      }
    }
  }
});
