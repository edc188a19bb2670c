import { describe, expect, it } from 'vitest';
import { picturesAsTheyAre } from '../../../test/fakes/pictures-as-they-are.ts';
import { FAKE_MODELS, type FakeModel } from '../../../test/fakes/replicate-models.ts';
import { FakeReplicate } from '../../../test/fakes/replicate-server.ts';
import { systemClock } from '../../engine/system-sources.ts';
import { checkModel } from './check-model.ts';
import { findReplicateModel } from './model-inputs.ts';
import { ReplicateClient } from './replicate-client.ts';
import { replicateVendor } from './replicate-vendor.ts';

async function check(name: string, changed: { model?: FakeModel; isGone?: boolean } = {}) {
  const model = findReplicateModel(name)!;
  const { id } = model.entry;
  await using fake = await FakeReplicate.start({
    ...(changed.model && { changedModels: { [id]: changed.model } }),
    ...(changed.isGone && { goneModels: [id] }),
  });
  const client = new ReplicateClient({ token: fake.token, baseUrl: fake.baseUrl, fetch, clock: systemClock });
  const found = await checkModel(model, client);
  expect(fake.requests).toBe(0);
  return found;
}

const SEEDANCE = FAKE_MODELS['bytedance/seedance-1-lite']!;
const { fps: _fps, ...withoutRate } = SEEDANCE.input;

describe('a model at Replicate', () => {
  it.each(Object.keys(FAKE_MODELS))('%s is there as it is told here', async (id) => {
    expect(await check(id)).toEqual({ model: id, state: 'there' });
  });

  it.each<[what: string, input: FakeModel['input'], said: string]>([
    ['an input less', withoutRate, 'fps is not taken any more.'],
    [
      'an input more that is needed',
      { ...SEEDANCE.input, licence: { type: 'string', required: true } },
      'licence is needed, and is not given here.',
    ],
    [
      'other choices',
      { ...SEEDANCE.input, resolution: { type: 'string', oneOf: ['540p', '1080p'] } },
      'resolution does not take "720p" any more, but 540p, 1080p.',
    ],
    [
      'another range',
      { ...SEEDANCE.input, duration: { type: 'number', from: 4, to: 12 } },
      'duration begins at 4 now; 2 is given here.',
    ],
    [
      'another type',
      { ...SEEDANCE.input, camera_fixed: { type: 'string' } },
      'camera_fixed is of the type string now.',
    ],
  ])('that has %s has changed, and says so', async (_what, input, said) => {
    expect(await check('seedance', { model: { ...SEEDANCE, input } })).toMatchObject({
      state: 'changed',
      said: [said],
    });
  });

  it('is gone where the vendor does not know it', async () => {
    expect(await check('minimax', { isGone: true })).toEqual({ model: 'minimax/video-01', state: 'gone' });
  });

  it('is looked at by its name, and a wrong key is told', async () => {
    await using fake = await FakeReplicate.start();
    const open = (token: string) => {
      const client = new ReplicateClient({ token, baseUrl: fake.baseUrl, fetch, clock: systemClock });
      return replicateVendor({ client, fetch, clock: systemClock, prepare: picturesAsTheyAre, models: {} });
    };
    const used = ['flux', 'google/veo-3.1'];
    expect(await open(fake.token).check?.(used)).toEqual([
      { model: 'black-forest-labs/flux-schnell', state: 'there' },
      { model: 'google/veo-3.1', state: 'there' },
    ]);
    await expect(open('r8_wrong').check?.(used)).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
