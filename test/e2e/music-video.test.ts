import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Timeline } from '../../src/domain/timeline.ts';
import { createMedia } from '../../src/media/media-client.ts';
import type { MusicAnalysis } from '../../src/ports/music-analyser.ts';
import { createMusicAnalyser } from '../../src/providers/builtin/analysis/music-analyser.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { studioThatBuysShots } from './bought-shots.ts';
import type { FolderStudio } from './studio-in-folder.ts';

const EXAMPLES = new URL('../../examples/music-video/', import.meta.url);
const LIP_SYNC = 'sync/lipsync-2-pro';
const media = createMedia();
let replicate: FakeReplicate;
let home: FolderStudio;
let offline: MadeFilm;
let synced: MadeFilm;

const singing = (changes: object = {}) => ({
  title: 'One note',
  concept: 'A singer stands in the rain.',
  characters: [{ name: 'Mara', description: 'A woman in a red raincoat.' }],
  backing_track: 'nimbus.ogg',
  duration: 6,
  model: 'seedance',
  scenes: [
    { visual: 'A street in the rain.' },
    { visual: 'Mara under a lamp.', characters: ['Mara'], lip_sync: { temperature: 0.8, occlusion: true } },
  ],
  settings: { ratio: '1:1' },
  ...changes,
});

beforeAll(async () => {
  ({ replicate, home } = await studioThatBuysShots());
  await copyFile(new URL('nimbus.ogg', EXAMPLES), join(home.folder, 'nimbus.ogg'));
  offline = await home.make('offline', {
    concept: 'Rain falls on a city. The sun comes out over the sea.',
    director_style: 'Pop collage',
    duration: 8,
    settings: { ratio: '1:1' },
  });
  synced = await home.make('synced', singing());
}, 600_000);

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await replicate[Symbol.asyncDispose]();
  await media.close();
});

const assetsOf = async ({ projectId }: MadeFilm) => (await home.studio.showProject(projectId)).assets;

async function timelineOf(made: MadeFilm): Promise<Timeline> {
  const film = (await assetsOf(made)).find(({ recipe }) => recipe.kind === 'film');
  return film?.facts.timeline as unknown as Timeline;
}

test('F5 a concept becomes a film exactly as long as asked, with music from its first frame on', async () => {
  expect(offline.checks.filter(({ ok }) => !ok)).toEqual([]);
  const timeline = await timelineOf(offline);
  expect(timeline.durationFrames).toBe(8 * 30);
  expect(timeline.narration).toEqual([]);
  expect(timeline.music).toMatchObject([
    {
      startFrame: 0,
      durationFrames: 240,
      gainDecibels: 0,
      duckingDecibels: 0,
      fadeInSeconds: 0,
      loops: false,
    },
  ]);
});

test('F5 every cut of the finished film lies on a beat that is heard in it', async () => {
  const { beats }: MusicAnalysis = await createMusicAnalyser({ media }).analyse(offline.film ?? '');
  const { scenes = [] } = (await home.studio.project(offline.projectId)).project.storyboard ?? {};
  const views = scenes.flatMap((scene) => scene.views ?? []);
  let at = 0;
  const cuts = views.flatMap(({ durationSeconds, continues }) => {
    const cut = at;
    at += durationSeconds;
    return cut === 0 || continues ? [] : [cut];
  });
  expect(at).toBeCloseTo(8, 6);
  expect(cuts.length).toBeGreaterThanOrEqual(4);
  for (const cut of cuts) expect(Math.min(...beats.map((beat) => Math.abs(beat - cut)))).toBeLessThan(0.06);
  const clips = (await timelineOf(offline)).picture;
  const begun = new Set(clips.map(({ startFrame }) => startFrame));
  for (const cut of cuts) expect(begun).toContain(Math.round(cut * 30));
});

test('F5 the beats of a film are told as they are heard in its music, which are no assets to look at', async () => {
  const beats = await home.studio.filmBeats(offline.projectId, new AbortController().signal);
  const piece = (await assetsOf(offline)).find(({ recipe }) => recipe.kind === 'music');
  const { path } = await home.studio.projectAsset(offline.projectId, piece?.hash ?? '');
  const heard = await createMusicAnalyser({ media }).analyse(path);
  expect(beats).toEqual(heard.beats.filter((beat) => beat < 8));
  expect(await home.studio.filmBeats(offline.projectId, new AbortController().signal)).toEqual(beats);
  expect((await assetsOf(offline)).map(({ recipe }) => recipe.kind)).not.toContain('music-analysis');
});

test('F5 what is heard in a track of one’s own is kept with the project, and goes with it', async () => {
  await copyFile(new URL('night-bus.ogg', EXAMPLES), join(home.folder, 'night-bus.ogg'));
  const heard = () => {
    using database = new DatabaseSync(join(home.folder, 'home', 'reelwright.db'), { readOnly: true });
    return database.prepare("select count(*) as count from assets where kind = 'music-analysis'").get()
      ?.count;
  };
  const before = Number(heard());
  const own = singing({ title: 'Own track', backing_track: 'night-bus.ogg' });
  const { projectId } = await home.make('own-track', own, { stage: 'script' });
  expect(heard()).toBe(before + 1);
  await home.studio.deleteProject(projectId);
  expect(heard()).toBe(before);
});

test('F5 a chosen scene is lip-synced to its piece of the track; its shot stays', async () => {
  const call = replicate.predictions.accepted.find(({ model }) => model === LIP_SYNC);
  expect(call?.input).toMatchObject({ temperature: 0.8, sync_mode: 'cut_off' });
  expect(call?.input).not.toHaveProperty('occlusion_detection');
  const assets = await assetsOf(synced);
  const { scenes = [] } = (await home.studio.project(synced.projectId)).project.storyboard ?? {};
  const piece = assets.find(({ recipe }) => recipe.kind === 'sound-piece');
  expect(piece?.recipe.intent.startSeconds).toBeCloseTo(scenes[0]?.leastSeconds ?? 0, 6);
  expect(piece?.facts.durationSeconds).toBeCloseTo(scenes[1]?.leastSeconds ?? 0, 3);
  const lips = assets.find(({ recipe }) => recipe.kind === 'lip-sync');
  expect(lips?.provenance).toMatchObject({
    provider: 'replicate',
    model: LIP_SYNC,
    corrections: [{ what: 'occlusion', made: 'not looked for' }],
  });
  expect(assets.filter(({ recipe }) => recipe.kind === 'clip')).toHaveLength(2);
  expect((await timelineOf(synced)).picture[1]).toMatchObject({ media: { asset: lips?.hash } });
});

test('F5 a scene that moves is lip-synced to another piece of the track, and only that is paid for', async () => {
  const before = replicate.accepted;
  const { projectId } = synced;
  const { revision } = await home.studio.project(projectId);
  await home.studio.edit(projectId, { kind: 'move-scene', scene: 'scene-2', position: 1 }, revision);
  const plan = await home.studio.planProject(projectId, { signal: new AbortController().signal });
  expect(replicate.accepted).toBe(before);
  const wanted = plan.plan.wanted.filter(({ recipe }) => recipe.kind === 'sound-piece');
  expect(wanted.map(({ recipe }) => recipe.intent.startSeconds)).toEqual([0]);
});

test('F5 lip-sync is refused before anything is paid for where nobody is known to be in the scene', async () => {
  const before = replicate.requests;
  const nobody = singing({ scenes: [{ visual: 'A street.', lip_sync: {} }, { visual: 'The sea.' }] });
  await expect(home.make('nobody', nobody)).rejects.toMatchObject({
    code: 'invalid-input',
    issues: [expect.objectContaining({ field: 'scenes[0].lip_sync' })],
  });
  const still = singing({ model: 'none' });
  await expect(home.make('still', still)).rejects.toMatchObject({ code: 'invalid-input' });
  expect(replicate.requests).toBe(before);
});

test('F5 lip-sync is not bought for a shot that was drawn because nobody made one', async () => {
  const before = replicate.predictions.accepted.filter(({ model }) => model === LIP_SYNC).length;
  replicate.options.fate = (_accepted, prompt) => ({ ends: prompt === 'undefined' ? 'succeeded' : 'failed' });
  const made = await home.make('drawn', singing({ title: 'Drawn', settings: { ratio: '1:1', seed: 2 } }), {
    stage: 'videos',
  });
  const lips = (await assetsOf(made)).find(({ recipe }) => recipe.kind === 'lip-sync');
  expect(lips?.provenance).toMatchObject({
    provider: 'builtin-placeholder',
    steppedDown: [{ provider: 'replicate', model: LIP_SYNC, code: 'unsupported-media' }],
  });
  const bought = replicate.predictions.accepted.filter(({ model }) => model === LIP_SYNC);
  expect(bought).toHaveLength(before);
});

test('F5 a lip-sync in which no mouth moves is not shown, is paid once, and is told of', async () => {
  replicate.options.fate = (_accepted, prompt) => (prompt === 'undefined' ? { file: 'as-given' } : {});
  const still = singing({ title: 'Still', settings: { ratio: '1:1', seed: 3 } });
  const made = await home.make('unmoved', still, { stage: 'videos' });
  const bought = () => replicate.predictions.accepted.filter(({ model }) => model === LIP_SYNC).length;
  const once = bought();
  const lips = (await assetsOf(made)).find(({ recipe }) => recipe.kind === 'lip-sync');
  expect(lips?.provenance).toMatchObject({
    provider: 'builtin-placeholder',
    steppedDown: [{ provider: 'replicate', model: LIP_SYNC, code: 'provider-failed' }],
  });
  expect(lips?.provenance.steppedDown[0]?.reason).toContain('no mouth follows the sound');
  await home.make('unmoved', still, { stage: 'videos' });
  expect(bought()).toBe(once);
});

test('F5 where lip-sync fails the shot is shown as it is, and what was tried is kept', async () => {
  // Lip-sync alone is asked for without a prompt.
  replicate.options.fate = (_accepted, prompt) => ({ ends: prompt === 'undefined' ? 'failed' : 'succeeded' });
  const scenes = [
    { visual: 'A street in the rain.' },
    { visual: 'Mara under a lamp.', characters: ['Mara'], lip_sync: { temperature: 0.1 } },
  ];
  const made = await home.make('failing', singing({ title: 'Two notes', scenes }), { stage: 'videos' });
  const assets = await assetsOf(made);
  const lips = assets.find(({ recipe }) => recipe.kind === 'lip-sync');
  expect(lips?.provenance).toMatchObject({
    provider: 'builtin-placeholder',
    steppedDown: [{ provider: 'replicate', model: LIP_SYNC }],
  });
});
