import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { mediaCheck } from '../../src/production/media-check.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

/** A film of moving shots takes its time where other work shares the processor. */
const MOST_MS = 240_000;

const media = createMedia();
let replicate: FakeReplicate;
let home: FolderStudio;

const AD = {
  description: 'Nights are dark. Lumo is not. It shines for 12 hours.',
  style: 'bold',
  cta_text: 'Pack yours',
  product_image: 'lumo.svg',
  platform: 'feed-square',
  duration: 15,
  voiceover: false,
  settings: { resolution: '720p' },
};

beforeAll(async () => {
  replicate = await FakeReplicate.start();
  home = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_IMAGE_PROVIDERS: 'builtin',
    REEL_MUSIC_PROVIDERS: 'builtin',
  });
  const product =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"><circle cx="4" cy="4" r="3" fill="#e00010"/></svg>';
  await writeFile(join(home.folder, 'lumo.svg'), product);
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await replicate[Symbol.asyncDispose]();
  await media.close();
});

test.each([
  ['minimax', 'minimax/video-01'],
  ['ltxv', 'lightricks/ltx-video'],
  ['svd', 'stability-ai/stable-video-diffusion'],
  ['zeroscope', 'anotherjesse/zeroscope-v2-xl'],
  ['hotshot', 'lucataco/hotshot-xl'],
])(
  'F3 an ad by %s is a whole film of shots of %s that decode, each paid for once, with what it does otherwise said',
  async (model, id) => {
    const before = replicate.accepted;
    const made = await home.make(model, { product_name: `Lumo ${model}`, ...AD, model });
    expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(made.durationSeconds).toBeCloseTo(15, 1);
    const { assets } = await home.studio.showProject(made.projectId);
    const clips = assets.filter(({ recipe }) => recipe.kind === 'clip');
    expect(clips.map(({ provenance }) => [provenance.provider, provenance.model])).toEqual([
      ['replicate', id],
      ['replicate', id],
    ]);
    expect(replicate.accepted - before).toBe(2);
    for (const { hash, provenance } of clips) {
      expect(provenance.steppedDown).toEqual([]);
      expect(provenance.corrections?.map(({ why }) => why).join()).toContain(id);
      const { path } = await home.studio.projectAsset(made.projectId, hash);
      const facts = await mediaCheck(media)(path, 'clip');
      expect(facts).toMatchObject({ widthPixels: 72, heightPixels: 128, hasSound: false });
    }
  },
  MOST_MS,
);
