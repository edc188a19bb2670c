import type { AssetRecipe } from '../../src/domain/asset.ts';
import { openAiFromEnvironment } from '../../src/providers/openai/openai-vendor.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { pictureOf } from '../production/workbench.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { FACE_LOOK, LOOKED_AT, SPEECH, TEXT } from './sample-wishes.ts';
import { openVendorAtOnce } from './vendor-over-fake.ts';

const open = (recipe: AssetRecipe, inputs?: typeof LOOKED_AT) =>
  openVendorAtOnce({
    recipe,
    ...(inputs && { inputs }),
    start: () => FakeOpenAi.start(),
    vendor: (fake, parts) =>
      openAiFromEnvironment({ OPENAI_API_KEY: fake.key, OPENAI_BASE_URL: fake.versionedUrl }, parts),
    emptyAnswer: {},
  });

remoteVendorContract('OpenAI, text', () => open(TEXT));
remoteVendorContract('OpenAI, faces', () => open(FACE_LOOK, LOOKED_AT));
remoteVendorContract('OpenAI, pictures', () => open(pictureOf('a lighthouse')));
remoteVendorContract('OpenAI, speech', () => open(SPEECH));
