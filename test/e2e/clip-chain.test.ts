import { afterEach, expect, test } from 'vitest';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const open: AsyncDisposable[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

const lecture = {
  title: 'Tides',
  segments: [{ narration: 'The moon pulls at the water.' }],
  general: { maxVideoSegments: 1 },
  image: { aspectRatio: '1:1' },
  video: { resolution: '480p', duration: 3 },
  settings: { music: { mood: 'none' } },
};

async function home(environment: Readonly<Record<string, string>> = {}): Promise<FolderStudio> {
  const folder = await studioInFolder({
    REEL_IMAGE_PROVIDERS: 'builtin',
    REEL_ATTEMPTS: '1',
    ...environment,
  });
  open.push(folder);
  return folder;
}

async function refusing(): Promise<FakeReplicate> {
  const replicate = await FakeReplicate.start({ trouble: () => ({ answers: 402 }) });
  open.push(replicate);
  return replicate;
}

async function clipOf({ studio }: FolderStudio, projectId: string) {
  const { assets } = await studio.showProject(projectId);
  const clip = assets.find(({ recipe }) => recipe.kind === 'clip');
  if (!clip) throw new Error('The film has no clip.');
  return clip;
}

test('P6 without a vendor a camera moves over the picture of the shot, and the film does not count as degraded', async () => {
  const place = await home();
  const made = await place.make('film', lecture);
  const clip = await clipOf(place, made.projectId);
  expect(clip.provenance).toMatchObject({ provider: 'builtin-clips', steppedDown: [] });
  expect(clip.facts).toMatchObject({ durationSeconds: 3, widthPixels: 480, heightPixels: 480 });
  expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(made.degraded).toEqual([]);
});

test('P6 a vendor that refuses is stepped down from, and the asset, the result and the events say so', async () => {
  const replicate = await refusing();
  const place = await home({ REPLICATE_API_TOKEN: replicate.token, REPLICATE_BASE_URL: replicate.baseUrl });
  const made = await place.make('film', lecture);
  expect(replicate.predictions.accepted).toHaveLength(0);
  const clip = await clipOf(place, made.projectId);
  expect(clip.provenance).toMatchObject({
    provider: 'builtin-clips',
    steppedDown: [{ provider: 'replicate' }],
  });
  expect(made.degraded).toHaveLength(1);
  expect(place.events.filter(({ type }) => type === 'stepped-down')).toHaveLength(1);
  expect(made.costMicros).toBe(0);
});

test('F4 where nobody can make a shot, a real clip says what was to be seen, what was tried and why it failed', async () => {
  const replicate = await refusing();
  const place = await home({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_VIDEO_PROVIDERS: 'replicate',
  });
  const made = await place.make('film', lecture);
  const clip = await clipOf(place, made.projectId);
  expect(clip.provenance.provider).toBe('builtin-placeholder');
  expect(clip.facts).toMatchObject({
    placeholder: {
      wanted: expect.stringContaining('moon'),
      tried: [{ provider: 'replicate', reason: expect.any(String) }],
    },
  });
  expect(made.film).toBeDefined();
});
