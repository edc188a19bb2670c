import { describe, expect, it } from 'vitest';
import { dollars, FREE, type Price } from '../../domain/price.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import type { ModelKindName } from '../models.ts';
import { capabilities, describeMaker, type KnownVendor } from './capabilities.ts';

it.each<[provider: string, model: string, price: Price, kind: ModelKindName, words: string]>([
  ['replicate', 'seedance', dollars(0.18), 'video', 'seedance by replicate ($0.18 for 5 s)'],
  ['elevenlabs', 'music_v1', dollars(0.3), 'music', 'music_v1 by elevenlabs ($0.30 for a minute)'],
  ['huggingface', 'wan', { known: false, why: 'its route' }, 'video', 'wan by huggingface (price varies)'],
  ['stable-diffusion-server', 'sd', FREE, 'image', 'sd by stable-diffusion-server'],
  ['builtin-clips', 'camera-over-picture-1', FREE, 'video', 'a camera over the scene’s picture'],
])('tells a person of %s, who makes with %s', (provider, model, price, kind, words) => {
  expect(describeMaker({ provider, model, price, basis: '' }, kind)).toBe(words);
});

describe('what would have faces looked for', () => {
  const vendor = (provider: string, setUpBy: string, more: Partial<KnownVendor> = {}): KnownVendor => ({
    provider,
    title: provider,
    makes: ['face-look'],
    setUpBy: [setUpBy],
    alsoNeeds: {},
    limits: {},
    ...more,
  });
  const offering = { offer: () => ({ model: 'm', price: FREE, basis: '' }) } as unknown as RemoteVendor;
  const waysFor = (vendors: readonly KnownVendor[]) =>
    capabilities({
      production: { chainFor: () => [], providerStatus: () => [] },
      vendors,
      formats: [],
      orderSetting: (kind) => `ORDER_OF_${kind}`,
      endingOf: () => undefined,
    }).kinds.find(({ kind }) => kind === 'faces')?.setUpBy;

  it('is a cascade, a key, or the model that a vendor needs for it', () => {
    const server = vendor('server', 'ADDRESS', { alsoNeeds: { 'face-look': 'SEEING_MODEL' } });
    expect(waysFor([vendor('gemini', 'KEY'), server])).toEqual(['REEL_FACE_CASCADE', 'KEY', 'SEEING_MODEL']);
  });

  it('is the order where somebody is set up who is not asked', () => {
    const left = [
      vendor('gemini', 'KEY', { vendor: offering }),
      vendor('openai', 'KEY', { vendor: offering }),
    ];
    expect(waysFor(left)).toEqual(['REEL_FACE_CASCADE', 'ORDER_OF_face-look']);
  });
});
