import { expect, test } from 'vitest';
import { assetHash } from './asset.ts';
import { type AssetWish, planOf } from './plan.ts';
import { dollars, FREE } from './price.ts';
import { imageRecipe, speechRecipe } from './recipes.ts';

const speech = (text: string): AssetWish => ({
  recipe: speechRecipe({ text, language: 'en', speed: 1 }),
  stage: 'speech',
  label: `speech of “${text}”`,
});
const picture = (prompt: string): AssetWish => ({
  recipe: imageRecipe({
    prompt,
    style: 'professional',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 1,
    variation: 1,
    filmSeed: 1,
    brandColours: [],
  }),
  stage: 'images',
  label: `picture of “${prompt}”`,
});
const film = (...inputs: AssetWish[]): AssetWish => ({
  recipe: {
    kind: 'film',
    edition: 1,
    intent: {},
    inputs: Object.fromEntries(inputs.map((wish, index) => [`part${index}`, assetHash(wish.recipe)])),
  },
  stage: 'film',
  label: 'film',
});
const nobody = () => undefined;

test('wants what is not there and reuses what is', () => {
  const [one, two] = [speech('one'), speech('two')];
  const plan = planOf([one, two], (hash) => hash === assetHash(one.recipe), nobody);
  expect(plan.wanted.map(({ label }) => label)).toEqual([two.label]);
  expect(plan.reused.map(({ label }) => label)).toEqual([one.label]);
});

test('wants two equal wishes once', () => {
  expect(planOf([speech('one'), speech('one')], () => false, nobody).wanted).toHaveLength(1);
});

test('makes an asset wait for those of its inputs that are not there', () => {
  const [one, two] = [speech('one'), speech('two')];
  const plan = planOf([one, two, film(one, two)], (hash) => hash === assetHash(one.recipe), nobody);
  expect(plan.wanted.at(-1)?.waitsFor).toEqual([assetHash(two.recipe)]);
});

test('leaves out what lies behind the last stage', () => {
  const plan = planOf([picture('a'), speech('one'), film()], () => false, nobody, 'images');
  expect(plan.wanted.map(({ stage }) => stage)).toEqual(['images']);
});

test('adds up known prices and says why the others are unknown', () => {
  const prices = [dollars(0.1), dollars(0.2), { known: false as const, why: 'the vendor charges by time' }];
  const plan = planOf(
    [speech('1'), speech('2'), speech('3')],
    () => false,
    () => ({
      provider: 'vendor',
      model: 'm',
      basis: 'a call',
      price: prices.shift() ?? FREE,
    }),
  );
  expect(plan.total).toEqual({ knownMicros: 300_000, unknown: ['the vendor charges by time'] });
});
