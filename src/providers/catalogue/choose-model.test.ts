import { describe, expect, it } from 'vitest';
import { chooseModels, type ModelWish } from './choose-model.ts';
import { MODELS } from './find-model.ts';
import type { ModelEntry } from './model-entry.ts';

const CLIP: ModelWish = {
  kind: 'clip',
  inputs: [],
  durationSeconds: 5,
  resolution: '720p',
  quality: 'standard',
};
const by = (...providers: string[]) => MODELS.filter(({ provider }) => providers.includes(provider));
const first = (wish: Partial<ModelWish>, among: readonly ModelEntry[] = MODELS) =>
  chooseModels({ ...CLIP, ...wish }, among)[0]?.entry.aliases[0];

describe('a clip’s model', () => {
  it.each<[wish: Partial<ModelWish>, model: string | undefined]>([
    [{}, 'seedance'],
    [{ quality: 'fast' }, 'ltxv'],
    [{ quality: 'high' }, 'omni'],
    [{ quality: 'high', durationSeconds: 14 }, 'omni-1.2'],
    [{ inputs: ['start-image'] }, 'seedance'],
    [{ inputs: ['references'], quality: 'fast' }, 'seedance'],
    [{ inputs: ['start-image', 'end-image'], quality: 'high' }, 'veo'],
    [{ quality: 'high', mostMicros: 400_000 }, 'seedance'],
    [{ mostMicros: 100_000 }, 'ltxv'],
    [{ mostMicros: 10_000 }, undefined],
    [{ durationSeconds: 12, quality: 'fast' }, 'ltxv'],
    [{ durationSeconds: 30 }, 'seedance'],
  ])('for %o is %s', (wish, model) => {
    expect(first(wish)).toBe(model);
  });

  it('is none that needs a picture where there is none, nor one that is outdone', () => {
    const names = chooseModels(CLIP, MODELS).map(({ entry }) => entry.aliases[0]);
    for (const name of ['svd', 'zeroscope', 'hotshot']) expect(names).not.toContain(name);
  });

  it('is one of those that can be asked', () => {
    expect(first({}, by('gemini'))).toBe('omni');
    expect(first({}, by('elevenlabs'))).toBeUndefined();
  });
});

describe('a model of another kind', () => {
  it.each<[wish: ModelWish, providers: string[], model: string | undefined]>([
    [
      { kind: 'image', inputs: [], quality: 'standard' },
      ['gemini', 'openai', 'replicate', 'builtin'],
      'flux',
    ],
    [{ kind: 'image', inputs: ['references'], quality: 'standard' }, ['gemini', 'replicate'], 'gemini-image'],
    [{ kind: 'image', inputs: [], quality: 'high' }, ['gemini', 'openai'], 'gemini-pro-image'],
    [{ kind: 'image', inputs: [], quality: 'high', mostMicros: 0 }, ['gemini', 'builtin'], undefined],
    [{ kind: 'speech', inputs: [], quality: 'high' }, ['elevenlabs', 'builtin'], 'elevenlabs'],
    [{ kind: 'speech', inputs: [], quality: 'fast' }, ['elevenlabs', 'builtin'], 'eleven-flash'],
    [
      { kind: 'music', inputs: [], durationSeconds: 64, quality: 'standard' },
      ['elevenlabs', 'replicate'],
      'stable-audio',
    ],
    [{ kind: 'script', inputs: [], quality: 'fast' }, ['openai', 'gemini'], undefined],
  ])('for %o of %o is %s', (wish, providers, model) => {
    expect(chooseModels(wish, by(...providers))[0]?.entry.aliases[0]).toBe(model);
  });

  it('is what is built in where nothing else may be paid, or nobody can be asked', () => {
    const free: ModelWish = { kind: 'image', inputs: [], quality: 'high', mostMicros: 0 };
    expect(chooseModels(free, MODELS).map(({ entry }) => entry.id)).toEqual(['builtin-painter']);
  });
});

it('says why, with the price and what it is within', () => {
  const [choice] = chooseModels(
    { ...CLIP, inputs: ['start-image'], quality: 'high', mostMicros: 600_000 },
    MODELS,
  );
  expect(choice?.because).toBe(
    'auto: high quality; takes the picture to start from; $0.50; within $0.60 as 6 of 7 are; best for shots that look filmed, up to 10 s',
  );
});
