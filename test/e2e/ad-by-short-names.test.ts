import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { mediaCheck } from '../../src/production/media-check.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { putProductPicture, SHORT_AD, studioThatBuysShots } from './bought-shots.ts';
import type { FolderStudio } from './studio-in-folder.ts';

const media = createMedia();
let replicate: FakeReplicate;
let home: FolderStudio;

const AD = { ...SHORT_AD, style: 'bold', settings: { resolution: '720p' } };

beforeAll(async () => {
  ({ replicate, home } = await studioThatBuysShots());
  await putProductPicture(home);
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
);
