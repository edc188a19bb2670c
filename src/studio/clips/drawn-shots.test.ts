import { describe, expect, it } from 'vitest';
import type { AssetRecord } from '../../domain/asset.ts';
import { LIP_SYNC_VIDEO_ROLE, lipSyncRecipe } from '../../domain/lip-sync.ts';
import { FREE } from '../../domain/price.ts';
import { START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { Made, MakeRequest, Maker } from '../../ports/maker.ts';
import { wherePeopleMayBe } from './drawn-shots.ts';

const recorded = (hash: string, provider: string, inputs: { [role: string]: string } = {}): AssetRecord => ({
  hash,
  recipe: { kind: 'clip', edition: 1, inputs, intent: {} },
  extension: 'mp4',
  mediaType: 'video/mp4',
  sizeBytes: 1,
  facts: {},
  provenance: {
    provider,
    model: provider,
    parameters: {},
    steppedDown: [],
    cost: FREE,
    madeAt: '2026-11-21T10:00:00.000Z',
    tookMs: 0,
  },
});

const store = {
  async findMany(hashes: readonly string[]) {
    const known = [recorded('drawn', 'builtin-painter'), recorded('photo', 'gemini')];
    return new Map(known.filter(({ hash }) => hashes.includes(hash)).map((record) => [record.hash, record]));
  },
};
const bought: Made = {
  filePath: '/synced.mp4',
  mediaType: 'video/mp4',
  facts: {},
  model: 'lips',
  parameters: {},
  cost: FREE,
};

async function bySyncing(shot: AssetRecord): Promise<number> {
  let asked = 0;
  const vendor: Maker = {
    provider: 'vendor',
    lane: 'vendor',
    offer: () => ({ model: 'lips', price: FREE, basis: '' }),
    async make() {
      asked += 1;
      return bought;
    },
  };
  const request: MakeRequest = {
    recipe: lipSyncRecipe({ model: { provider: 'vendor', name: 'lips' } }, shot.hash, 'sound', {
      durationSeconds: 5,
    }),
    inputs: new Map([[LIP_SYNC_VIDEO_ROLE, { path: '/shot.mp4', record: shot }]]),
    outputPathStem: '/lips',
    signal: new AbortController().signal,
    claim: { hash: 'lips', token: 'one', expiresAtMs: 0 },
    steppedDown: [],
    report() {},
  };
  const outcome = await wherePeopleMayBe(vendor, LIP_SYNC_VIDEO_ROLE, store)
    .make(request)
    .catch((error: unknown) => error);
  if (outcome !== bought) expect(outcome).toMatchObject({ code: 'unsupported-media' });
  return asked;
}

describe('F5 lip-sync', () => {
  it.each([
    ['words in place of a shot', recorded('shot', 'builtin-placeholder')],
    ['a camera over a drawn picture', recorded('shot', 'builtin-clips', { [START_IMAGE_ROLE]: 'drawn' })],
  ])('is not asked for over %s', async (_, shot) => {
    expect(await bySyncing(shot)).toBe(0);
  });

  it.each([
    [
      'a model’s shot that began with a drawn picture',
      recorded('shot', 'replicate', { [START_IMAGE_ROLE]: 'drawn' }),
    ],
    ['a camera over a model’s picture', recorded('shot', 'builtin-clips', { [START_IMAGE_ROLE]: 'photo' })],
    ['a clip of one’s own', recorded('shot', 'upload')],
  ])('is asked for over %s', async (_, shot) => {
    expect(await bySyncing(shot)).toBe(1);
  });
});
