import { describe, expect, it } from 'vitest';
import { picturesAsTheyAre } from '../../../test/fakes/pictures-as-they-are.ts';
import type { AssetRecipe } from '../../domain/asset.ts';
import { type ClipWish, clipRecipe, imageRecipe } from '../../domain/recipes.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { findPrediction } from './find-prediction.ts';
import type { Prediction } from './prediction.ts';
import { outputAddress, statusOf } from './prediction-status.ts';
import { ReplicateClient } from './replicate-client.ts';
import { type ReplicateOperation, replicateVendor } from './replicate-vendor.ts';
import { seedFor } from './seed.ts';

const clock = { nowMs: () => Date.parse('2026-11-21T10:00:00Z'), sleep: async () => {} };

function noFetch(): never {
  throw new Error('Nothing may be fetched here.');
}

function vendorFor(clip: string): RemoteVendor {
  const client = new ReplicateClient({ token: 'r8_secret', fetch: noFetch, clock });
  return replicateVendor({
    client,
    fetch: noFetch,
    clock,
    prepare: picturesAsTheyAre,
    models: { clip, image: 'flux' },
  });
}

function clip(different: Partial<ClipWish> = {}, startImage?: string): AssetRecipe {
  const wish: ClipWish = {
    prompt: 'A river.',
    directions: 'Slow pan. [cut] Close up.',
    durationSeconds: 5,
    resolution: '720p',
    ratio: '9:16',
    seed: 1,
    ...different,
  };
  return clipRecipe(wish, startImage);
}

describe('seedance', () => {
  it.each([
    [{ durationSeconds: 5 }, 180_000, '5 s at $0.036 a second (720p)'],
    [{ durationSeconds: 5, resolution: '480p' as const }, 90_000, '5 s at $0.018 a second (480p)'],
    [{ durationSeconds: 12, resolution: '1080p' as const }, 864_000, '12 s at $0.072 a second (1080p)'],
    [{ durationSeconds: 40 }, 432_000, '12 s at $0.036 a second (720p)'],
    [{ durationSeconds: 0.4 }, 72_000, '2 s at $0.036 a second (720p)'],
  ])('costs what its length and resolution come to: %o', (wish, micros, basis) => {
    expect(vendorFor('seedance').offer(clip(wish))).toMatchObject({
      model: 'bytedance/seedance-1-lite',
      price: { known: true, micros },
      basis,
    });
  });

  it('is told the ratio only without a starting picture, whose shape it takes', () => {
    const vendor = vendorFor('seedance');
    expect(vendor.prepare(clip(), new Map())).toEqual({
      model: 'bytedance/seedance-1-lite',
      hasSeed: true,
      parameters: {
        prompt: 'A river. Slow pan. [cut] Close up.',
        duration: 5,
        resolution: '720p',
        fps: 24,
        camera_fixed: false,
        aspect_ratio: '9:16',
      },
      files: {},
    });
    expect(vendor.prepare(clip({ ratio: '4:5' }), new Map()).parameters).toMatchObject({
      aspect_ratio: '3:4',
    });
    const fromPicture = vendor.prepare(clip({}, 'a'.repeat(64)), new Map());
    expect(fromPicture.parameters).not.toHaveProperty('aspect_ratio');
    expect(fromPicture.files).toEqual({ image: 'start' });
  });
});

describe('minimax', () => {
  it('takes a prompt and a first frame, and nothing of length, ratio or seed', () => {
    const vendor = vendorFor('minimax');
    expect(vendor.offer(clip())).toMatchObject({ price: { known: true, micros: 500_000 } });
    const operation = vendor.prepare(clip({ directions: '' }, 'a'.repeat(64)), new Map());
    expect(operation).toEqual({
      model: 'minimax/video-01',
      hasSeed: false,
      parameters: { prompt: 'A river.', prompt_optimizer: true },
      files: { first_frame_image: 'start' },
    });
    expect(vendor.parametersOf(operation, 'a nonce')).not.toHaveProperty('seed');
  });
});

describe('an offer', () => {
  it('is made for the model that a person pinned, and for no other provider’s', () => {
    const pinned = (provider: string, name: string) => ({
      ...clip(),
      model: { provider, name, parameters: {} },
    });
    const vendor = vendorFor('seedance');
    expect(vendor.offer(pinned('replicate', 'minimax'))?.model).toBe('minimax/video-01');
    expect(vendor.offer(pinned('gemini', 'omni'))).toBeUndefined();
    expect(vendor.offer(pinned('replicate', 'flux'))).toBeUndefined();
    expect(vendor.offer(pinned('replicate', 'nobody/knows'))).toBeUndefined();
    const needsPicture = () => vendor.offer(pinned('replicate', 'svd'));
    expect(needsPicture).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(needsPicture).toThrow(/from a picture alone/);
  });

  it('costs what a picture does', () => {
    const picture = imageRecipe({
      prompt: 'A river',
      style: '',
      size: { widthPixels: 1080, heightPixels: 1350 },
      seed: 1,
      variation: 1,
      filmSeed: 1,
      brandColours: [],
    });
    expect(vendorFor('seedance').offer(picture)).toMatchObject({ price: { known: true, micros: 3_000 } });
    expect(vendorFor('seedance').prepare(picture, new Map()).parameters).toMatchObject({
      prompt: 'A river. No text or lettering in the picture.',
      aspect_ratio: '4:5',
    });
  });
});

function prediction(different: Partial<Prediction>): Prediction {
  return { id: 'p1', status: 'processing', created_at: '2026-11-21T10:00:00Z', ...different };
}

describe('a prediction', () => {
  it.each<[string, Partial<Prediction>, object]>([
    ['starting', { status: 'starting' }, { state: 'running' }],
    [
      'processing',
      { status: 'processing', logs: ' 10%|#  |\n 63%|####| 19/30' },
      { state: 'running', fraction: 0.63 },
    ],
    [
      'succeeded',
      { status: 'succeeded', output: 'https://a/b.mp4' },
      { state: 'succeeded', output: 'https://a/b.mp4' },
    ],
    ['succeeded and deleted', { status: 'succeeded', output: null, data_removed: true }, { state: 'gone' }],
    [
      'failed',
      { status: 'failed', error: 'CUDA out of memory' },
      { state: 'failed', retryable: true, cost: { micros: 0 } },
    ],
    ['flagged', { status: 'failed', error: 'NSFW content detected' }, { state: 'failed', retryable: false }],
    [
      'canceled before its start',
      { status: 'canceled', started_at: null },
      { state: 'cancelled', cost: { micros: 0 } },
    ],
    ['aborted', { status: 'aborted' }, { state: 'failed', retryable: true, cost: { micros: 0 } }],
    ['of a state not heard of yet', { status: 'queued' }, { state: 'running' }],
  ])('that is %s is told', (_name, given, status) => {
    expect(statusOf(prediction(given), {})).toMatchObject(status);
  });

  it('that was cancelled while it ran costs what was quoted, as does one of a community model that failed', () => {
    const cancelled = prediction({ status: 'canceled', started_at: '2026-11-21T10:00:01Z' });
    expect(statusOf(cancelled, {})).toEqual({ state: 'cancelled' });
    expect(statusOf(prediction({ status: 'failed', error: 'x' }), { version: 'abc' })).not.toHaveProperty(
      'cost',
    );
  });

  it('has its first file as result, and no result without an address', () => {
    expect(outputAddress(['https://a/1.mp4', 'https://a/2.mp4'])).toBe('https://a/1.mp4');
    for (const output of [[], 'no address', 7, null]) {
      expect(() => outputAddress(output)).toThrow(expect.objectContaining({ code: 'provider-failed' }));
    }
  });
});

describe('a lost call', () => {
  const operation: ReplicateOperation = {
    model: 'a/b',
    hasSeed: true,
    parameters: { prompt: 'x', duration: 5 },
    files: {},
  };
  const lost = { nonce: 'n1', intendedAt: '2026-11-21T10:00:00.000Z', otherVendorIds: new Set(['known']) };
  const ours = { model: 'a/b', input: { duration: 5, prompt: 'x', seed: seedFor('n1') } };

  async function find(predictions: Prediction[], different: Partial<ReplicateOperation> = {}) {
    const asked: string[][] = [];
    const client = Object.assign(Object.create(ReplicateClient.prototype), {
      async *list(...range: number[]) {
        asked.push(range.slice(0, 2).map((ms) => new Date(ms).toISOString()));
        yield* predictions;
      },
    });
    return { ...(await findPrediction({ ...operation, ...different }, lost, client, 30_000)), asked };
  }

  it('is found by its seed, whatever else was asked for at the time', async () => {
    const others = [
      prediction({ id: 'another-seed', model: 'a/b', input: { ...ours.input, seed: 3 } }),
      prediction({ id: 'another-model', ...ours, model: 'c/d' }),
      prediction({ id: 'no-model', input: { ...ours.input, seed: 3 } }),
      prediction({ id: 'known', ...ours }),
    ];
    expect(await find([...others, prediction({ id: 'ours', ...ours })])).toMatchObject({
      outcome: 'found',
      vendorId: 'ours',
      asked: [['2026-11-21T09:59:00.000Z', '2026-11-21T10:01:30.000Z']],
    });
    expect(await find(others)).toMatchObject({ outcome: 'never-taken' });
  });

  it('of a model without a seed is found by its webhook’s address alone', async () => {
    const { seed: _seed, ...input } = ours.input;
    const alike = prediction({ id: 'alike', model: 'a/b', input });
    expect(await find([alike], { hasSeed: false })).toMatchObject({
      outcome: 'cannot-tell',
      why: expect.stringContaining('alike'),
    });
    const told = { ...alike, id: 'told', webhook: 'https://studio.example/hooks/replicate/c1.n1' };
    expect(await find([alike, told], { hasSeed: false })).toMatchObject({
      outcome: 'found',
      vendorId: 'told',
    });
    const nameless = prediction({ id: 'of-any-model', input });
    expect(await find([nameless], { hasSeed: false })).toMatchObject({ outcome: 'cannot-tell' });
    const unlike = prediction({ model: 'a/b', input: { ...input, prompt: 'y' } });
    expect(await find([unlike], { hasSeed: false })).toMatchObject({ outcome: 'never-taken' });
  });

  it('cannot be told from one whose data was deleted', async () => {
    const deleted = prediction({ model: 'a/b', input: {}, data_removed: true });
    expect(await find([deleted])).toMatchObject({ outcome: 'cannot-tell' });
  });
});
