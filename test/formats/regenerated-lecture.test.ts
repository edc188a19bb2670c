import { afterEach, beforeEach, expect, it } from 'vitest';
import { clipTakesOf } from '../../src/domain/edits/clip-takes.ts';
import type { MakeFilmRequest } from '../../src/studio/studio.ts';
import { studioThatBuysShots } from '../e2e/bought-shots.ts';
import type { FolderStudio } from '../e2e/studio-in-folder.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';

let replicate: FakeReplicate;
let home: FolderStudio;
const signal = new AbortController().signal;

beforeEach(async () => {
  ({ replicate, home } = await studioThatBuysShots());
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await replicate[Symbol.asyncDispose]();
});

const lecture = (general: object = {}, lastWords = 'The water follows.') => ({
  lecture_id: 'tides',
  title: 'Tides',
  segments: [{ narration: 'Twice a day the sea comes in.' }, { narration: lastWords }],
  general: { maxVideoSegments: 2, ...general },
  image: { aspectRatio: '1:1' },
  settings: { resolution: '720p', frameRate: 24, music: { mood: 'none' } },
});
const ANEW = { forceRegenerate: true };
const toVideos: Partial<MakeFilmRequest> = { stage: 'videos' };

const takes = async (id: string) => {
  const { project } = await home.studio.project(id);
  return (project.storyboard?.scenes ?? []).map((scene) => clipTakesOf(scene).length);
};

it('F2: buys the moving shots of a lecture anew that are there, and nothing else, at the price of its plan', async () => {
  await home.make('first', lecture(), toVideos);
  expect(replicate.accepted).toBe(2);
  await home.make('same', lecture(), toVideos);
  expect(replicate.accepted).toBe(2);
  const brief = { text: JSON.stringify(lecture(ANEW)) };
  const planned = await home.studio.plan({ brief, ...toVideos, overrides: [], signal, onEvent: () => {} });
  expect(planned.plan.wanted.map(({ recipe }) => recipe.kind)).toEqual(['clip', 'clip']);
  const made = await home.make('anew', lecture(ANEW), toVideos);
  expect(replicate.accepted).toBe(4);
  expect(made.costMicros).toBe(planned.plan.total.knownMicros);
  expect(made.costMicros).toBeGreaterThan(0);
  expect(await takes(made.projectId)).toEqual([2, 2]);
});

it('F2 P5: asks once where the run is broken off, goes by stages, and is gone on with', async () => {
  await home.make('first', lecture(), toVideos);
  replicate.options.fate = () => ({ callMs: 400 });
  const stop = new AbortController();
  const broken = home.make('broken', lecture(ANEW), { ...toVideos, signal: stop.signal });
  const ended = broken.catch(({ code }) => code);
  while (replicate.accepted < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  expect(await ended).toBe('cancelled');
  const { projectId } = await home.make('resumed', lecture(ANEW), toVideos);
  await home.make('further', lecture(ANEW), { stage: 'speech' });
  expect(replicate.accepted).toBe(4);
  expect(await takes(projectId)).toEqual([2, 2]);
});

it('F2: asks again once a film was made of what it asked for, and keeps edits made meanwhile', async () => {
  const first = await home.make('first', lecture(ANEW));
  expect(replicate.accepted).toBe(2);
  await home.studio.edit(first.projectId, { kind: 'change-film', title: 'High and low' });
  const again = await home.make('again', lecture(ANEW));
  expect(replicate.accepted).toBe(4);
  expect(again.title).toBe('High and low');
  expect((await home.make('kept', lecture())).assets.made).toBe(0);
});

it('F2: buys shots that no take is of yet, though other words of the lecture brought back the first ones', async () => {
  await home.make('first', lecture(), toVideos);
  await home.make('anew', lecture(ANEW), toVideos);
  const { projectId } = await home.make('other', lecture(ANEW, 'The water goes out.'), toVideos);
  // The first shot for the third time, and the shot of the other words for the first.
  expect(replicate.accepted).toBe(6);
  await home.studio.deleteProject(projectId);
});

it('F2: leaves what is asked for to the first run that comes to it, and to no copy', async () => {
  await home.make('first', lecture(), toVideos);
  const { projectId } = await home.make('pictures', lecture(ANEW), { stage: 'images' });
  const { project: copy } = await home.studio.duplicateProject(projectId);
  const run = { stage: 'videos' as const, signal, onEvent: () => {} };
  await home.studio.runProject({ ...run, projectId: copy.id });
  expect(replicate.accepted).toBe(2);
  await home.studio.runProject({ ...run, projectId });
  await home.studio.runProject({ ...run, projectId });
  expect(replicate.accepted).toBe(4);
});
