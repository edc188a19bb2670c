import { describe, expect, it } from 'vitest';
import { FAKE_MODELS, invalidFields } from '../../../test/fakes/replicate-models.ts';
import type { AssetRecipe } from '../../domain/asset.ts';
import { type ClipWish, clipRecipe, END_IMAGE_ROLE, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import { RATIOS } from '../../domain/settings.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { REPLICATE_CLIP_MODELS } from '../catalogue/replicate-clip-models.ts';
import { findReplicateModel } from './model-inputs.ts';

const HASH = 'a'.repeat(64);
const HERO = { role: 'character', name: 'the keeper' } as const;

function wish(different: Partial<ClipWish> = {}, start = false, references = 0): AssetRecipe {
  const named = Array.from({ length: references }, () => HERO);
  const whole: ClipWish = {
    prompt: 'A river.',
    directions: '',
    durationSeconds: 7,
    resolution: '720p',
    ratio: '16:9',
    seed: 1,
    ...(references > 0 && { references: named }),
    ...different,
  };
  return clipRecipe(
    whole,
    start ? HASH : undefined,
    named.map(() => HASH),
  );
}

function inputOf(name: string, recipe: AssetRecipe) {
  return findReplicateModel(name)!.inputFor(recipe);
}

describe('a scene of 7 s', () => {
  it.each([
    ['veo', { duration: 6, resolution: '720p', aspect_ratio: '16:9', generate_audio: false }, '6 s'],
    ['seedance', { duration: 7, resolution: '720p', fps: 24, aspect_ratio: '16:9' }, undefined],
    ['minimax', { prompt_optimizer: true }, '6 s'],
    ['ltxv', { length: 161, aspect_ratio: '16:9', target_size: 1024, model: '0.9.1' }, '6.7 s'],
    ['svd', { frames_per_second: 5, video_length: '25_frames_with_svd_xt' }, '5 s'],
    ['zeroscope', { width: 1024, height: 576, fps: 8, num_frames: 24 }, '3 s'],
    ['hotshot', { width: 672, height: 384, mp4: true }, '1 s'],
  ])('is told to %s as it can make it', (name, parameters, made) => {
    const input = inputOf(name, wish({}, name === 'svd'));
    expect(input.parameters).toMatchObject(parameters);
    expect(input.corrections.find(({ what }) => what === 'length')?.made).toBe(made);
  });
});

it('never asks for anything that a model’s schema does not have', () => {
  for (const entry of REPLICATE_CLIP_MODELS) {
    for (const durationSeconds of [0.5, 1, 3.3, 5, 7, 8, 30]) {
      for (const resolution of ['480p', '720p', '1080p'] as const) {
        for (const ratio of RATIOS) {
          for (const [start, references] of [
            [false, 0],
            [true, 0],
            [false, 2],
            [true, 6],
          ] as const) {
            if (entry.needsStartImage && !start) continue;
            const recipe = wish({ durationSeconds, resolution, ratio }, start, references);
            const { parameters, files } = inputOf(entry.id, recipe);
            const addresses = Object.fromEntries(
              Object.entries(files).map(([input, roles]) => [
                input,
                typeof roles === 'string' ? 'https://a/b.png' : roles.map(() => 'https://a/b.png'),
              ]),
            );
            const wrong = invalidFields(FAKE_MODELS[entry.id]!, { ...parameters, ...addresses });
            expect([entry.id, wrong]).toEqual([entry.id, []]);
          }
        }
      }
    }
  }
});

describe('a correction', () => {
  it.each(['veo', 'veo-fast', 'seedance'])('costs no more than what was asked, with %s', (name) => {
    const { entry, inputFor } = findReplicateModel(name)!;
    for (const durationSeconds of [4, 4.9, 5.5, 7, 7.9, 11.5]) {
      const { measure } = inputFor(wish({ durationSeconds }));
      const { price } = quoteFor(entry, measure);
      const asked = quoteFor(entry, { ...measure, durationSeconds }).price;
      expect(price.known && asked.known && price.micros <= asked.micros).toBe(true);
    }
  });

  it('says what was asked, what is made, and what the model can do', () => {
    expect(inputOf('veo', wish({ ratio: '1:1', resolution: '480p' })).corrections).toEqual([
      { what: 'length', asked: '7 s', made: '6 s', why: 'google/veo-3.1 makes 4, 6 or 8 s' },
      { what: 'resolution', asked: '480p', made: '720p', why: 'google/veo-3.1 makes 720p or 1080p' },
      { what: 'shape', asked: '1:1', made: expect.any(String), why: 'google/veo-3.1 makes 16:9 or 9:16' },
    ]);
  });

  it('is made where a picture or references are not used', () => {
    const whats = (name: string, recipe: AssetRecipe) =>
      inputOf(name, recipe).corrections.map(({ what, asked, made }) => [what, asked, made]);
    expect(whats('hotshot', wish({ durationSeconds: 1 }, true))).toEqual([
      ['start picture', 'a picture', 'words alone'],
    ]);
    expect(whats('veo', wish({ durationSeconds: 6 }, false, 2))).toEqual([['references', '2', '0']]);
    expect(whats('veo', wish({ durationSeconds: 8 }, false, 4))).toEqual([['references', '4', '3']]);
  });
});

it('gives references, start and end to the inputs that take them, and to none together that exclude each other', () => {
  expect(inputOf('seedance', wish({ resolution: '1080p' }, false, 2))).toMatchObject({
    files: { reference_images: ['reference:0', 'reference:1'] },
    parameters: { resolution: '720p', prompt: expect.stringContaining('[Image1] shows the keeper') },
    measure: { resolution: '720p' },
  });
  const recipe = wish({}, true, 1);
  const between = { ...recipe, inputs: { ...recipe.inputs, [END_IMAGE_ROLE]: HASH } };
  expect(inputOf('seedance', between).files).toEqual({
    image: START_IMAGE_ROLE,
    last_frame_image: END_IMAGE_ROLE,
  });
  expect(inputOf('veo', between).files).toEqual({ image: START_IMAGE_ROLE, last_frame: END_IMAGE_ROLE });
  expect(inputOf('minimax', recipe).files).toEqual({
    first_frame_image: START_IMAGE_ROLE,
    subject_reference: 'reference:0',
  });
});
