import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clipRecipe } from '../../src/domain/recipes.ts';
import { huggingFaceError } from '../../src/providers/huggingface/huggingface-errors.ts';
import { huggingFaceFromEnvironment } from '../../src/providers/huggingface/huggingface-vendor.ts';
import { FakeHuggingFace } from '../fakes/huggingface-server.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { openLongVendor, type VendorPartsOfTest, vendorParts } from './vendor-over-fake.ts';

const wish = {
  prompt: 'A boat leaves the harbour.',
  directions: 'Push in. [cut] Wide view.',
  durationSeconds: 5,
  resolution: '720p' as const,
  ratio: '16:9' as const,
  seed: 7,
};

function vendorOver(fake: FakeHuggingFace, parts: VendorPartsOfTest) {
  const environment = { HF_TOKEN: fake.key, HF_BASE_URL: fake.baseUrl, HF_HUB_URL: fake.baseUrl };
  const vendor = huggingFaceFromEnvironment(environment, parts);
  if (vendor === undefined) throw new Error('It is not set up.');
  return vendor;
}

remoteVendorContract('Hugging Face', () =>
  openLongVendor({
    recipe: clipRecipe(wish),
    start: () => FakeHuggingFace.start(),
    vendor: (fake, parts) => vendorOver(fake, parts as VendorPartsOfTest),
    callsEnd: (fake, how, afterMs) => {
      fake.fate = { ends: how === 'succeeded' ? 'completed' : 'failed', afterMs };
    },
    forget: (fake) => {
      for (const request of fake.queued) request.removed = true;
    },
  }),
);

describe('Hugging Face', () => {
  it('waits as long as a model that is being loaded says', () => {
    const body = JSON.stringify({ error: 'Model is currently loading', estimated_time: 42.5 });
    expect(huggingFaceError(503, body, null)).toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
      retryAfterSeconds: 42.5,
    });
  });

  it('says who else serves a model that the queue does not', async () => {
    await using fake = await FakeHuggingFace.start();
    await using parts = await vendorParts();
    fake.routes = { novita: { status: 'live', providerId: 'x' } };
    const vendor = vendorOver(fake, parts);
    const operation = vendor.prepare(clipRecipe(wish), new Map());
    const start = vendor.start(operation, { inputs: new Map(), nonce: 'n', sendByMs: Date.now() + 60_000 });
    await expect(start).rejects.toThrow(/served by novita alone/);
    expect(fake.accepted).toBe(0);
    expect(await vendor.check?.(['Wan-AI/Wan2.1-T2V-14B'])).toMatchObject([{ state: 'gone' }]);
  });

  it('sends the picture that a clip starts from with it', async () => {
    await using fake = await FakeHuggingFace.start();
    await using parts = await vendorParts();
    const vendor = vendorOver(fake, parts);
    const recipe = clipRecipe(wish, 'a'.repeat(64));
    const path = new URL('../fakes/fixtures/sunrise.png', import.meta.url).pathname;
    expect(readFileSync(path).byteLength).toBeGreaterThan(0);
    const inputs = new Map([['start', { path, record: { mediaType: 'image/png', facts: {} } as never }]]);
    const operation = vendor.prepare(recipe, new Map());
    await vendor.start(operation, { inputs, nonce: 'n', sendByMs: Date.now() + 60_000 });
    const body = JSON.parse(fake.asked.at(-1)?.body.toString() ?? '{}');
    expect(body.image_url).toMatch(/^data:image\/(png|jpeg);base64,/);
    expect(operation).toMatchObject({ model: 'Wan-AI/Wan2.1-I2V-14B-720P' });
  });
});
