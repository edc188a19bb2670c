import { expect, it } from 'vitest';
import { FAKE_MODELS } from '../fakes/replicate-models.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { shortLesson, studioInFolder } from './studio-in-folder.ts';

const FLUX = 'black-forest-labs/flux-schnell';

it('says at the start of a run what a vendor has changed of the model that is asked, and goes on', async () => {
  await using replicate = await FakeReplicate.start();
  const { megapixels: _megapixels, ...input } = FAKE_MODELS[FLUX]!.input;
  replicate.options.changedModels = { [FLUX]: { ...FAKE_MODELS[FLUX]!, input } };
  await using home = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
  });
  const notice = `A vendor has changed a model. ${FLUX}: megapixels is not taken any more.`;
  const made = await home.make('lesson', shortLesson(), { stage: 'images' });
  expect(home.events).toContainEqual({ type: 'notice', message: notice });
  expect(made.notices).toContain(notice);
  expect(replicate.accepted).toBe(2);
  // With everything there nobody is to be asked, so nothing is said.
  expect((await home.make('lesson', shortLesson(), { stage: 'images' })).notices).not.toContain(notice);
});
