import { expect, test } from 'vitest';
import type { RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { elevenLabsFromEnvironment } from '../../src/providers/elevenlabs/elevenlabs-vendor.ts';
import { geminiFromEnvironment } from '../../src/providers/gemini/gemini-vendor.ts';
import { openAiFromEnvironment } from '../../src/providers/openai/openai-vendor.ts';
import type { VendorParts } from '../../src/providers/settings/vendor-settings.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { vendorParts } from './vendor-over-fake.ts';

interface Case {
  start(): Promise<FakeOpenAi | FakeGemini | FakeElevenLabs>;
  open(fake: { baseUrl: string }, key: string, parts: VendorParts): RemoteVendor | undefined;
  model: string;
  /** One that it still has. */
  other: string;
}

const CASES: [name: string, Case][] = [
  [
    'OpenAI',
    {
      start: () => FakeOpenAi.start(),
      open: ({ baseUrl }, key, parts) =>
        openAiFromEnvironment({ OPENAI_API_KEY: key, OPENAI_BASE_URL: `${baseUrl}/v1` }, parts),
      model: 'gpt-image-2',
      other: 'gpt-5-mini',
    },
  ],
  [
    'Gemini',
    {
      start: () => FakeGemini.start(),
      open: ({ baseUrl }, key, parts) =>
        geminiFromEnvironment({ GOOGLE_API_KEY: key, GEMINI_BASE_URL: baseUrl }, parts),
      model: 'gemini-omni-1.1-flash',
      other: 'gemini-3.1-flash-image',
    },
  ],
  [
    'ElevenLabs',
    {
      start: () => FakeElevenLabs.start(),
      open: ({ baseUrl }, key, parts) =>
        elevenLabsFromEnvironment({ ELEVENLABS_API_KEY: key, ELEVENLABS_BASE_URL: baseUrl }, parts),
      model: 'eleven_multilingual_v2',
      other: 'eleven_flash_v2_5',
    },
  ],
];

test.each(CASES)(
  '%s says which of its models is gone, and that a key is wrong, for nothing',
  async (_name, { start, open, model, other }) => {
    await using fake = await start();
    await using parts = await vendorParts();
    fake.goneModels.add(model);
    const found = await open(fake, fake.key, parts)?.check?.([model, other]);
    expect(found).toEqual([
      { model, state: 'gone' },
      { model: other, state: 'there' },
    ]);
    await expect(open(fake, 'another-key', parts)?.check?.([model])).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(fake.requests).toBe(0);
  },
);
