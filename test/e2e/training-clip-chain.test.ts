import { afterEach, expect, test } from 'vitest';
import { FakeHuggingFace } from '../fakes/huggingface-server.ts';
import { FakeStableDiffusion } from '../fakes/stable-diffusion-server.ts';
import type { FakeVendor } from '../fakes/vendor-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const module = {
  title: 'Lamps',
  videoResolution: '720p',
  quality: 'fast',
  settings: { music: { mood: 'none' } },
  lessons: [
    {
      title: 'The lens',
      sections: [
        {
          heading: 'At night',
          blocks: [{ video: { shows: 'A lamp turns in a tower', directions: 'Slow orbit [cut] Push in' } }],
        },
      ],
    },
  ],
};

const open: AsyncDisposable[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

/** Each step of the chain is there, as a film's settings have it, and refuses where it is down. */
async function chainOf(
  { huggingFaceIsDown = true, drawingServerIsDown = true },
  environment: Readonly<Record<string, string>> = {},
) {
  const trouble = (isDown: boolean) => ({ trouble: () => (isDown ? { answers: 402 } : undefined) });
  const huggingFace = await FakeHuggingFace.start(trouble(huggingFaceIsDown));
  const drawing = await FakeStableDiffusion.start(
    drawingServerIsDown ? { trouble: () => ({ answers: 422 }) } : {},
  );
  const place = await studioInFolder({
    HF_TOKEN: huggingFace.key,
    HF_BASE_URL: huggingFace.baseUrl,
    HF_HUB_URL: huggingFace.baseUrl,
    STABLE_DIFFUSION_LOCAL_URL: drawing.baseUrl,
    STABLE_DIFFUSION_LOCAL_AUTH: drawing.key,
    REEL_ATTEMPTS: '1',
    ...environment,
  });
  open.push(place, huggingFace, drawing);
  return { place, huggingFace, drawing };
}

/** Who made the shot and its picture, whom each was asked of before, and what the run told. */
async function made(place: FolderStudio) {
  const film = await place.make('film', module, { format: 'training' });
  const { assets } = await place.studio.showProject(film.projectId);
  const by = (kind: string) => assets.filter(({ recipe }) => recipe.kind === kind);
  const [clip] = by('clip');
  if (clip === undefined) throw new Error('The film has no clip.');
  const picture = by('image').find(({ hash }) => Object.values(clip.recipe.inputs).includes(hash));
  const stepsOf = (asset: typeof clip | undefined) =>
    asset?.provenance.steppedDown.map(({ provider }) => provider);
  const told = place.events.flatMap((event) => (event.type === 'stepped-down' ? [event.step.provider] : []));
  const steps = film.degraded.flatMap((each) => each.steps.map(({ provider }) => provider));
  expect(new Set(told)).toEqual(new Set(steps));
  expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
  return {
    clip,
    clipBy: clip.provenance.provider,
    clipSteps: stepsOf(clip),
    pictureBy: picture?.provenance.provider,
    pictureSteps: stepsOf(picture),
    told: new Set(told),
  };
}

const wasPaid = ({ accepted }: FakeVendor) => accepted > 0;

test('F4 a training shot is made by Hugging Face from a picture of the server on the same machine', async () => {
  const { place, huggingFace } = await chainOf({ huggingFaceIsDown: false, drawingServerIsDown: false });
  expect(await made(place)).toMatchObject({
    clipBy: 'huggingface',
    clipSteps: [],
    pictureBy: 'stable-diffusion-server',
    pictureSteps: [],
    told: new Set(),
  });
  expect(wasPaid(huggingFace)).toBe(true);
});

test('F4 with Hugging Face down a camera moves over the picture of the server on the same machine', async () => {
  const { place, huggingFace, drawing } = await chainOf({ drawingServerIsDown: false });
  const { clip, ...shot } = await made(place);
  expect(shot).toMatchObject({
    clipBy: 'builtin-clips',
    clipSteps: ['huggingface'],
    pictureBy: 'stable-diffusion-server',
    pictureSteps: [],
    told: new Set(['huggingface']),
  });
  expect(clip.provenance.steppedDown[0]?.reason).toContain('Hugging Face');
  expect([wasPaid(huggingFace), wasPaid(drawing)]).toEqual([false, true]);
});

test('F4 with both down a camera moves over a built-in picture', async () => {
  const { place } = await chainOf({});
  expect(await made(place)).toMatchObject({
    clipBy: 'builtin-clips',
    clipSteps: ['huggingface'],
    pictureBy: expect.stringContaining('builtin'),
    pictureSteps: ['stable-diffusion-server'],
    told: new Set(['huggingface', 'stable-diffusion-server']),
  });
});

test('F4 where nobody may make it, a real clip says what was to be seen, and its facts what was tried', async () => {
  const { place } = await chainOf({}, { REEL_VIDEO_PROVIDERS: 'huggingface' });
  const { clip, clipBy, clipSteps } = await made(place);
  expect([clipBy, clipSteps]).toEqual(['builtin-placeholder', ['huggingface']]);
  expect(clip.facts).toMatchObject({
    durationSeconds: 3,
    placeholder: {
      title: 'At night',
      wanted: 'A lamp turns in a tower',
      tried: [
        { provider: 'huggingface', code: expect.any(String), reason: expect.stringContaining('credit') },
      ],
      // Credit does not come back by waiting.
      retryAfter: null,
    },
  });
});
