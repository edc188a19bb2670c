import { describe, expect, it } from 'vitest';
import { languageServerFromEnvironment } from '../../src/providers/openai-compatible/language-server.ts';
import type { VendorParts } from '../../src/providers/settings/vendor-settings.ts';
import { sizeWithin } from '../../src/providers/stable-diffusion-server/drawn-image.ts';
import { stableDiffusionFromEnvironment } from '../../src/providers/stable-diffusion-server/stable-diffusion-server.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { FakeStableDiffusion } from '../fakes/stable-diffusion-server.ts';
import { pictureOf } from '../production/workbench.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { FACE_LOOK, LOOKED_AT, TEXT } from './sample-wishes.ts';
import { openVendorAtOnce, vendorParts } from './vendor-over-fake.ts';

const answering = {
  start: () => FakeOpenAi.start(),
  vendor: (fake: FakeOpenAi, parts: VendorParts) =>
    languageServerFromEnvironment(
      {
        LOCAL_LLM_BASE_URL: fake.versionedUrl,
        LOCAL_LLM_MODEL: 'gpt-5-mini',
        LOCAL_LLM_FACE_MODEL: 'one-that-sees',
        LOCAL_LLM_API_KEY: fake.key,
      },
      parts,
    ),
  emptyAnswer: { choices: [] },
};

remoteVendorContract('a language model server', () => openVendorAtOnce({ recipe: TEXT, ...answering }));
remoteVendorContract('a language model server that sees', () =>
  openVendorAtOnce({ recipe: FACE_LOOK, inputs: LOOKED_AT, ...answering }),
);

const drawing = (fake: FakeStableDiffusion) => ({
  STABLE_DIFFUSION_LOCAL_URL: fake.baseUrl,
  STABLE_DIFFUSION_LOCAL_AUTH: fake.key,
});

remoteVendorContract('a Stable Diffusion server', () =>
  openVendorAtOnce({
    recipe: pictureOf('a lighthouse'),
    start: () => FakeStableDiffusion.start(),
    vendor: (fake, parts) => stableDiffusionFromEnvironment(drawing(fake), parts),
    emptyAnswer: { images: [] },
  }),
);

describe('a server of one’s own', () => {
  it('is refused in words where no model is named', async () => {
    await using parts = await vendorParts();
    expect(() =>
      languageServerFromEnvironment({ LOCAL_LLM_BASE_URL: 'http://127.0.0.1:1/v1' }, parts),
    ).toThrow(/LOCAL_LLM_MODEL: must name a model/);
  });

  it('costs nothing, and says whether it has what it is asked for', async () => {
    await using fake = await FakeStableDiffusion.start();
    await using parts = await vendorParts();
    const vendor = stableDiffusionFromEnvironment(drawing(fake), parts);
    expect(vendor?.offer(pictureOf('a boat'))?.price).toEqual({ known: true, micros: 0 });
    expect(await vendor?.check?.(['stable-diffusion'])).toEqual([
      { model: 'stable-diffusion', state: 'there' },
    ]);
  });

  it.each([
    [1920, 1080, 1024, 576],
    [1080, 1920, 576, 1024],
    [600, 600, 600, 600],
  ])('draws a frame of %i x %i as %i x %i', (widthPixels, heightPixels, width, height) => {
    expect(sizeWithin({ widthPixels, heightPixels }, 1024)).toEqual({
      widthPixels: width,
      heightPixels: height,
    });
  });
});
