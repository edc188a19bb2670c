import { afterAll, describe, expect, it } from 'vitest';
import { vendorParts } from '../../test/contract/vendor-over-fake.ts';
import type { AssetRecipe } from '../domain/asset.ts';
import { dollars, FREE } from '../domain/price.ts';
import { clipRecipe, imageRecipe } from '../domain/recipes.ts';
import type { Maker } from '../ports/maker.ts';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import { arrangedBy, chooserFor, choosingVendor, modelNamed } from './auto.ts';
import { choicesFrom } from './chains.ts';
import type { Environment } from './size.ts';
import { VENDORS, vendorsFrom } from './vendors.ts';

const parts = await vendorParts();
afterAll(() => parts[Symbol.asyncDispose]());

const WISH = {
  prompt: 'a river',
  directions: '',
  durationSeconds: 5,
  resolution: '720p',
  ratio: '16:9',
  seed: 1,
} as const;
const CLIP = clipRecipe(WISH);
const named = (name: string, start?: string) =>
  clipRecipe(WISH, start, [], modelNamed('clip.model', name, 'clip'));

async function open(environment: Environment) {
  const choices = await choicesFrom(
    { GEMINI_API_KEY: 'x', REPLICATE_API_TOKEN: 'r8_x', ...environment },
    VENDORS,
  );
  const setUp = await vendorsFrom(choices.environment, parts);
  const choose = chooserFor(choices, setUp);
  const vendors = setUp.map(({ vendor }) => choosingVendor(vendor, choose));
  const makers = vendors.map((vendor) => ({ ...vendor, lane: vendor.provider }) as unknown as Maker);
  return (recipe: typeof CLIP) => {
    const able = makers.filter((maker) => maker.offer(recipe) !== undefined);
    return arrangedBy(choose)(recipe, able).map((maker) => {
      const { model, chosenBecause = '' } = maker.offer(recipe) ?? {};
      return { model, chosenBecause };
    });
  };
}

describe('a model that is chosen for each piece', () => {
  it('is chosen where the settings say so, by quality and budget, and says why', async () => {
    const chain = await open({ REEL_VIDEO_MODEL: 'auto', REEL_QUALITY: 'high' });
    expect(chain(CLIP)).toEqual([
      {
        model: 'gemini-omni-1.1-flash',
        chosenBecause: expect.stringMatching(/^auto: high quality; \$0\.50/),
      },
      { model: 'google/veo-3.1', chosenBecause: expect.stringMatching(/\$0\.80/) },
    ]);
    const cheap = await open({ REEL_VIDEO_MODEL: 'auto', REEL_QUALITY: 'high', REEL_PIECE_BUDGET: '0.2' });
    expect(cheap(CLIP).map(({ model }) => model)).toEqual(['bytedance/seedance-1-lite']);
  });

  it('is chosen where a brief says so, with the quality that it names', async () => {
    const chain = await open({});
    expect(chain(named('auto-fast'))[0]?.model).toBe('lightricks/ltx-video');
    expect(chain(named('Auto'))[0]?.model).toBe('bytedance/seedance-1-lite');
    expect(chain(CLIP).map(({ chosenBecause }) => chosenBecause)).toEqual(['', '']);
  });

  it('is told from one of another name', () => {
    expect(modelNamed('model', 'auto-high', 'clip')).toEqual({ provider: 'auto', name: 'high' });
    expect(() => modelNamed('model', 'auto-hihg', 'clip')).toThrow(/must be one of/);
    expect(modelNamed('model', 'ltxv', 'clip', false).name).toBe('lightricks/ltx-video');
    expect(modelNamed('model', 'svd', 'clip', true).name).toBe('stability-ai/stable-video-diffusion');
    expect(() => modelNamed('model', 'svd', 'clip', false)).toThrow(/from a picture alone.*give a picture/);
    expect(() => modelNamed('model', 'veo-3', 'clip')).toThrow(/closed .*use gemini-omni-1.1-flash/);
  });
});

describe('a vendor whose models are not in the catalogue', () => {
  const offer = { model: 'own-model', price: FREE, basis: 'by a server of one’s own' };
  const own = { provider: 'own-server', offer: ({ model }: AssetRecipe) => (model ? undefined : offer) };
  const choosing = async (environment: Environment) => {
    const choose = chooserFor(await choicesFrom(environment, VENDORS), []);
    return choosingVendor(own as unknown as RemoteVendor, choose);
  };

  it('makes what is left to be chosen, within the budget, and nothing that names somebody else’s model', async () => {
    const auto = await choosing({ REEL_VIDEO_MODEL: 'auto', REEL_PIECE_BUDGET: '0' });
    expect(auto.offer(CLIP)).toEqual(offer);
    expect((await choosing({})).offer(named('auto-high'))).toEqual(offer);
    expect((await choosing({})).offer(named('seedance'))).toBeUndefined();
    offer.price = dollars(1);
    expect(auto.offer(CLIP)).toBeUndefined();
  });
});

describe('a model that a brief names', () => {
  it.each([
    ['veo', 'google/veo-3.1'],
    ['minimax', 'minimax/video-01'],
    ['ltxv', 'lightricks/ltx-video'],
    ['zeroscope', 'anotherjesse/zeroscope-v2-xl'],
    ['hotshot', 'lucataco/hotshot-xl'],
    ['omni-1.2', 'gemini-omni-1.2-flash'],
  ])('%s makes it alone, whatever the settings say', async (name, model) => {
    const chain = await open({ REEL_VIDEO_MODEL: 'auto' });
    expect(chain(named(name)).map((offer) => offer.model)).toEqual([model]);
  });

  it('is honoured by its short name in the recipe itself', async () => {
    const chain = await open({ OPENAI_API_KEY: 'x', ELEVENLABS_API_KEY: 'x' });
    const recipes = [
      { ...CLIP, model: { provider: 'gemini', name: 'omni-1.2', parameters: {} } },
      { ...CLIP, model: { provider: 'replicate', name: 'seedance', parameters: {} } },
      ...['gemini-pro-image', 'gpt-image'].map((name) => ({
        ...PICTURE,
        model: { provider: name.startsWith('gpt') ? 'openai' : 'gemini', name, parameters: {} },
      })),
    ];
    expect(recipes.map((recipe) => chain(recipe).map(({ model }) => model))).toEqual([
      ['gemini-omni-1.2-flash'],
      ['bytedance/seedance-1-lite'],
      ['gemini-3-pro-image'],
      ['gpt-image-2'],
    ]);
  });

  it('is refused before anything is asked where it needs a picture and there is none', async () => {
    const chain = await open({});
    expect(() => chain(named('svd'))).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringMatching(/from a picture alone/),
      }),
    );
    expect(chain(named('svd', 'a'.repeat(64)))[0]?.model).toBe('stability-ai/stable-video-diffusion');
  });
});

const PICTURE = imageRecipe({
  prompt: 'a lighthouse',
  style: 'flat',
  size: { widthPixels: 1080, heightPixels: 1920 },
  seed: 1,
  variation: 1,
  filmSeed: 1,
  brandColours: [],
});
