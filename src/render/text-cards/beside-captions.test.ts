import { expect, it } from 'vitest';
import { besideCaptions } from './beside-captions.ts';

const at = (position: 'top' | 'middle' | 'bottom') => ({ style: 'classic', position });

it.each([
  ['lower-third', at('bottom'), 'note'],
  ['lower-third', at('top'), 'lower-third'],
  ['lower-third', null, 'lower-third'],
  ['note', at('top'), 'lower-third'],
  ['note', at('bottom'), 'note'],
  ['title', at('bottom'), 'title'],
  ['title', at('middle'), 'headline'],
  ['headline', at('top'), 'title'],
  ['headline', at('bottom'), 'headline'],
] as const)('puts a %s where captions of %j leave room', (style, captions, placed) => {
  expect(besideCaptions({ text: 'The river', style }, captions).style).toBe(placed);
});

it('leaves words beside a layer where they are: they have no other place', () => {
  const card = { text: 'The river', style: 'headline', besideLayer: true } as const;
  expect(besideCaptions(card, at('top'))).toBe(card);
});
