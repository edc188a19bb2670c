import { describe, expect, it } from 'vitest';
import { imageRecipe } from '../domain/recipes.ts';
import { systemClock } from '../engine/system-sources.ts';
import { vendorsFrom } from './vendors.ts';

const PICTURE = imageRecipe({
  prompt: 'a lighthouse',
  style: 'flat',
  size: { widthPixels: 1080, heightPixels: 1920 },
  seed: 1,
  variation: 1,
  filmSeed: 1,
  brandColours: [],
});

describe('vendors', () => {
  it('are those whose keys are there', async () => {
    expect(await vendorsFrom({ REPLICATE_API_TOKEN: ' ' }, systemClock)).toEqual([]);
    const [replicate] = await vendorsFrom({ REPLICATE_API_TOKEN: 'r8_x' }, systemClock);
    expect(replicate?.offer(PICTURE)?.model).toBe('black-forest-labs/flux-schnell');
  });

  it('refuse a model that they do not have for the kind, with the nearest that they have', async () => {
    const given = { REPLICATE_API_TOKEN: 'r8_x', REPLICATE_CLIP_MODEL: 'seedanse' };
    await expect(vendorsFrom(given, systemClock)).rejects.toMatchObject({
      code: 'unknown-name',
      issues: [{ field: 'REPLICATE_CLIP_MODEL', value: 'seedanse', nearest: 'seedance' }],
    });
  });
});
