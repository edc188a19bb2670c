import { expect, test } from 'vitest';
import { dollars } from '../../src/domain/price.ts';
import { type ModelSummary, modelsOfKind } from '../../src/studio/models.ts';
import { reel } from './command-line.ts';
import { fakeStudio } from './fake-studio.ts';

const MODEL: ModelSummary = {
  name: 'quick',
  id: 'maker/quick-1',
  provider: 'maker',
  kind: 'video',
  takes: ['text', 'start-image'],
  bestFor: 'drafts',
  quality: 'fast',
  speed: 'a minute',
  scenePrice: dollars(0.18),
  basis: '5 s at $0.036 a second',
  source: 'https://maker.example/prices',
  readOn: '2026-11-01',
  newer: [],
  isSetUp: true,
  setUpBy: [],
};
const OLD: ModelSummary = {
  ...MODEL,
  name: 'old',
  takes: ['start-image'],
  scenePrice: { known: false, why: 'billed by the time that the machine takes' },
  deprecation: { endsOn: '2027-01-06', successor: 'maker/quick-1' },
  isSetUp: false,
  setUpBy: ['MAKER_API_KEY'],
};
const studio = fakeStudio({ models: (kind) => modelsOfKind([MODEL, OLD], kind) }).studio;

test('lists the models of a kind with price, speed, use and what becomes of them', async () => {
  expect((await reel(['models', '--kind', 'video'], { studio })).stdout).toBe(
    [
      'video    provider  5 s     takes     best for',
      '✓ quick  maker     $0.18   a minute  drafts',
      '· old    maker     varies  a minute  drafts; from a picture only (ends 2027-01-06; then maker/quick-1)',
      '',
      '· needs a key: see what to set with reel models --json, or reel doctor',
      '',
    ].join('\n'),
  );
  expect((await reel(['models', '--quiet'], { studio })).stdout).toBe('quick\nold\n');
});

test('gives all of it as JSON', async () => {
  const { models } = JSON.parse((await reel(['models', '--json'], { studio })).stdout);
  expect(models[0]).toMatchObject({
    name: 'quick',
    price_5_seconds: { amount: 0.18, currency: 'USD', basis: '5 s at $0.036 a second' },
    price_read_on: '2026-11-01',
    deprecation: null,
    set_up: true,
  });
  expect(models[1]).toMatchObject({
    price_5_seconds: { unknown: 'billed by the time that the machine takes' },
    deprecation: { ends_on: '2027-01-06', successor: 'maker/quick-1' },
    set_up_by: ['MAKER_API_KEY'],
  });
});

test('refuses a kind that there is not', async () => {
  const { status, stderr } = await reel(['models', '--kind', 'vidoe'], { studio });
  expect([status, stderr]).toEqual([2, expect.stringContaining('Did you mean video?')]);
});
