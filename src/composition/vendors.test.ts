import { afterAll, describe, expect, it } from 'vitest';
import { type VendorPartsOfTest, vendorParts } from '../../test/contract/vendor-over-fake.ts';
import type { AssetRecipe } from '../domain/asset.ts';
import { faceLookRecipe } from '../domain/face-look.ts';
import { clipRecipe, imageRecipe, musicRecipe, scriptRecipe, speechRecipe } from '../domain/recipes.ts';
import { choicesFrom } from './chains.ts';
import { BOUGHT_KINDS, type BoughtKind } from './lanes.ts';
import { VENDORS, vendorsFrom } from './vendors.ts';

const parts: VendorPartsOfTest = await vendorParts();
afterAll(() => parts[Symbol.asyncDispose]());

const WISHES: Record<BoughtKind, AssetRecipe> = {
  script: scriptRecipe({
    name: 'a list',
    instructions: 'List.',
    source: 'Boats.',
    language: 'en',
    schema: {},
  }),
  image: imageRecipe({
    prompt: 'a lighthouse',
    style: 'flat',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 1,
    variation: 1,
    filmSeed: 1,
    brandColours: [],
  }),
  clip: clipRecipe({
    prompt: 'a river',
    directions: '',
    durationSeconds: 5,
    resolution: '720p',
    ratio: '16:9',
    seed: 1,
  }),
  speech: speechRecipe({ text: 'Boats go by.', language: 'en', speed: 1 }),
  music: musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 30 }),
  'face-look': faceLookRecipe('a'.repeat(64), { durationSeconds: 5 }),
};
const KEYS = {
  ELEVENLABS_API_KEY: 'x',
  GOOGLE_API_KEY: 'x',
  OPENAI_API_KEY: 'x',
  REPLICATE_API_TOKEN: 'r8_x',
};

describe('vendors', () => {
  it('are those whose keys are there, each of whom offers all that it is said to make and nothing else', async () => {
    expect(await vendorsFrom({ REPLICATE_API_TOKEN: ' ', PATH: '/bin' }, parts)).toEqual([]);
    const all = await vendorsFrom(KEYS, parts);
    const switchedOn = VENDORS.filter(({ switchedOnBy }) => switchedOnBy.some((name) => name in KEYS));
    expect(all.map(({ vendor }) => vendor.provider)).toEqual(switchedOn.map(({ provider }) => provider));
    expect(all.length).toBe(Object.keys(KEYS).length);
    for (const { entry, vendor } of all) {
      const offered = BOUGHT_KINDS.filter((kind) => vendor.offer(WISHES[kind]) !== undefined);
      expect(offered.toSorted()).toEqual(entry.makes.toSorted());
    }
  });

  it('refuse a model that they do not have for the kind, with the nearest that they have', async () => {
    const given = { REPLICATE_API_TOKEN: 'r8_x', REPLICATE_CLIP_MODEL: 'seedanse' };
    await expect(vendorsFrom(given, parts)).rejects.toMatchObject({
      code: 'unknown-name',
      issues: [{ field: 'REPLICATE_CLIP_MODEL', value: 'seedanse', nearest: 'seedance' }],
    });
  });

  it('make each kind with the model that was chosen for it', async () => {
    const { environment } = await choicesFrom(
      { ...KEYS, REEL_VIDEO_MODEL: 'Veo', REEL_IMAGE_MODEL: 'gemini-pro-image', REEL_SPEECH_MODEL: 'tts-1' },
      VENDORS,
    );
    const offers = new Map(
      (await vendorsFrom(environment, parts)).map(({ vendor }) => [vendor.provider, vendor]),
    );
    expect(offers.get('replicate')?.offer(WISHES.clip)?.model).toBe('google/veo-3.1');
    expect(offers.get('gemini')?.offer(WISHES.image)?.model).toBe('gemini-3-pro-image');
    expect(offers.get('openai')?.offer(WISHES.speech)?.model).toBe('tts-1');
  });
});
