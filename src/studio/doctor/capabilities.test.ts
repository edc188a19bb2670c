import { expect, it } from 'vitest';
import { dollars, FREE, type Price } from '../../domain/price.ts';
import type { ModelKindName } from '../models.ts';
import { describeMaker } from './capabilities.ts';

it.each<[provider: string, model: string, price: Price, kind: ModelKindName, words: string]>([
  ['replicate', 'seedance', dollars(0.18), 'video', 'seedance by replicate ($0.18 for 5 s)'],
  ['elevenlabs', 'music_v1', dollars(0.3), 'music', 'music_v1 by elevenlabs ($0.30 for a minute)'],
  ['huggingface', 'wan', { known: false, why: 'its route' }, 'video', 'wan by huggingface (price varies)'],
  ['stable-diffusion-server', 'sd', FREE, 'image', 'sd by stable-diffusion-server'],
  ['builtin-clips', 'camera-over-picture-1', FREE, 'video', 'a camera over the scene’s picture'],
])('tells a person of %s, who makes with %s', (provider, model, price, kind, words) => {
  expect(describeMaker({ provider, model, price, basis: '' }, kind)).toBe(words);
});
