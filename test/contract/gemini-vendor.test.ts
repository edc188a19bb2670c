import type { AssetRecipe } from '../../src/domain/asset.ts';
import { geminiFromEnvironment } from '../../src/providers/gemini/gemini-vendor.ts';
import type { VendorParts } from '../../src/providers/settings/vendor-settings.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { clipOf, pictureOf } from '../production/workbench.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { FACE_LOOK, LOOKED_AT, TEXT } from './sample-wishes.ts';
import { openLongVendor, openVendorAtOnce } from './vendor-over-fake.ts';

const start = () => FakeGemini.start();
const vendor = (fake: FakeGemini, parts: VendorParts) =>
  geminiFromEnvironment({ GEMINI_API_KEY: fake.key, GEMINI_BASE_URL: fake.baseUrl }, parts);
const openAtOnce = (recipe: AssetRecipe) => openVendorAtOnce({ recipe, start, vendor, emptyAnswer: {} });

remoteVendorContract('Gemini, text', () => openAtOnce(TEXT));
remoteVendorContract('Gemini, faces', () =>
  openVendorAtOnce({ recipe: FACE_LOOK, inputs: LOOKED_AT, start, vendor, emptyAnswer: {} }),
);
remoteVendorContract('Gemini, pictures', () => openAtOnce(pictureOf('a lighthouse')));
remoteVendorContract('Gemini, clips', () =>
  openLongVendor({
    recipe: clipOf('a river'),
    start,
    vendor,
    callsEnd: (fake, how, afterMs) => {
      fake.fate = { ends: how === 'succeeded' ? 'completed' : 'failed', afterMs };
    },
    forget: (fake) => {
      for (const interaction of fake.interactions) interaction.removed = true;
    },
  }),
);
