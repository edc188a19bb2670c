import { describe, expect, it, test } from 'vitest';
import { type AssetRecipe, assetHash } from './asset.ts';
import { type AssetWish, type Plan, type PlannedOffer, planOf } from './plan.ts';
import { dollars, FREE, type Price } from './price.ts';
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

test('takes in what a stage’s assets are made from, whichever stage that is of', () => {
  const [said, other] = [speech('one'), speech('two')];
  const synced: AssetWish = { ...film(said), stage: 'videos', label: 'lip-sync' };
  const plan = planOf([said, other, synced, film(synced)], () => false, nobody, 'videos');
  expect(plan.wanted.map(({ label }) => label)).toEqual([said.label, 'lip-sync']);
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

describe('a look before something is bought', () => {
  const [shot, song] = [speech('shot'), speech('song')];
  const look: AssetWish = { ...picture('look'), before: assetHash(song.recipe) };
  const lookHash = assetHash(look.recipe);
  const wishes = [shot, look, song];
  const offer = (price: Price) => ({ provider: 'vendor', model: 'one', price, basis: '' });
  const allFor = (price: Price) => () => offer(price);
  const labelsOf = (plan: Plan) => plan.wanted.map(({ label }) => label);

  it('is wanted with it, at its price, and what is bought waits for it', () => {
    const plan = planOf(wishes, () => false, allFor(dollars(0.1)));
    expect(labelsOf(plan)).toEqual([shot.label, look.label, song.label]);
    expect(plan.wanted.at(-1)?.waitsFor).toEqual([lookHash]);
    expect(plan.total.knownMicros).toBe(300_000);
  });

  it.each<[string, (hash: string) => boolean, (recipe: AssetRecipe) => PlannedOffer | undefined]>([
    ['what it is for is there', (hash) => hash === assetHash(song.recipe), allFor(dollars(0.1))],
    ['what it is for costs nothing', () => false, allFor(FREE)],
    [
      'nobody can make what it is for',
      () => false,
      ({ kind }) => (kind === 'image' ? offer(FREE) : undefined),
    ],
    ['nobody can look', () => false, ({ kind }) => (kind === 'image' ? undefined : offer(dollars(1)))],
  ])('is not wanted where %s', (_, isThere, offerFor) => {
    const plan = planOf(wishes, isThere, offerFor);
    expect(labelsOf(plan)).not.toContain(look.label);
    expect(plan.wanted.flatMap(({ waitsFor }) => waitsFor)).not.toContain(lookHash);
  });

  it('is wanted once for two that are to be bought, and for the one of them that is not there', () => {
    const other = speech('other song');
    const both = [look, song, { ...look, before: assetHash(other.recipe) }, other];
    const plan = planOf(both, () => false, allFor(dollars(0.1)));
    expect(labelsOf(plan)).toEqual([look.label, song.label, other.label]);
    expect(plan.wanted.slice(1).map(({ waitsFor }) => waitsFor)).toEqual([[lookHash], [lookHash]]);
    const one = planOf(both, (hash) => hash === assetHash(song.recipe), allFor(dollars(0.1)));
    expect(labelsOf(one)).toEqual([look.label, other.label]);
  });

  it('is used again where it is there', () => {
    const plan = planOf(wishes, (hash) => hash === lookHash, allFor(dollars(0.1)));
    expect(plan.reused.map(({ label }) => label)).toEqual([look.label]);
    expect(plan.wanted.at(-1)?.waitsFor).toEqual([]);
  });
});
