import { elevenLabsFromEnvironment } from '../../src/providers/elevenlabs/elevenlabs-vendor.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { MUSIC, SPEECH } from './sample-wishes.ts';
import { openVendorAtOnce } from './vendor-over-fake.ts';

const open = (recipe: Parameters<typeof openVendorAtOnce>[0]['recipe'], emptyAnswer: unknown) =>
  openVendorAtOnce({
    recipe,
    start: () => FakeElevenLabs.start(),
    vendor: (fake, parts) =>
      elevenLabsFromEnvironment({ ELEVENLABS_API_KEY: fake.key, ELEVENLABS_BASE_URL: fake.baseUrl }, parts),
    emptyAnswer,
    forget: (fake) => fake.spoken.splice(0),
    ...(recipe.kind === 'speech' && { findsByContent: true }),
  });

remoteVendorContract('ElevenLabs, speech', () => open(SPEECH, { audio_base64: '' }));
remoteVendorContract('ElevenLabs, music', () => open(MUSIC, Buffer.alloc(0)));
