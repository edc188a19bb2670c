import { z } from 'zod';
import type { AssetRecipe } from '../../src/domain/asset.ts';
import type { JsonObject } from '../../src/domain/canonical-json.ts';
import { scriptRecipe, speechRecipe } from '../../src/domain/recipes.ts';
import { openAiFromEnvironment } from '../../src/providers/openai/openai-vendor.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { pictureOf } from '../production/workbench.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { openVendorAtOnce } from './vendor-over-fake.ts';

const open = (recipe: AssetRecipe, emptyAnswer: unknown = {}) =>
  openVendorAtOnce({
    recipe,
    start: () => FakeOpenAi.start(),
    vendor: (fake, parts) =>
      openAiFromEnvironment({ OPENAI_API_KEY: fake.key, OPENAI_BASE_URL: fake.versionedUrl }, parts),
    emptyAnswer,
  });

const script = scriptRecipe({
  name: 'a list',
  instructions: 'List what is in the source.',
  source: 'Boats and lamps.',
  language: 'en',
  schema: z.toJSONSchema(z.object({ title: z.string(), entries: z.array(z.string()) })) as JsonObject,
});

remoteVendorContract('OpenAI, text', () => open(script));
remoteVendorContract('OpenAI, pictures', () => open(pictureOf('a lighthouse')));
remoteVendorContract('OpenAI, speech', () =>
  open(speechRecipe({ text: 'Boats go by.', language: 'en', speed: 1 })),
);
