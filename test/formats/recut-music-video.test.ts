import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../src/domain/storyboard.ts';
import { type FolderStudio, studioInFolder } from '../e2e/studio-in-folder.ts';

let home: FolderStudio;
beforeAll(async () => {
  home = await studioInFolder();
  const track = new URL('../../examples/music-video/night-bus.ogg', import.meta.url);
  await copyFile(track, join(home.folder, 'track.ogg'));
});
afterAll(() => home[Symbol.asyncDispose]());

const CONCEPT = 'A night bus crosses a city in the rain.';
const SCENES = ['A night bus in the rain', 'Windows light up', 'A dancer waits', 'Dawn comes'];

/** A music video up to its storyboard. */
async function videoOf(brief: object) {
  const scenes = SCENES.map((visual) => ({ visual }));
  const document = { concept: CONCEPT, director_style: 'Neon night', scenes, ...brief };
  const { projectId } = await home.make('video', document, { stage: 'script' });
  const film = async () => (await home.studio.project(projectId)).project;
  return { id: projectId, film, storyboard: async () => (await film()).storyboard! };
}

const lengths = (scenes: readonly Scene[]) => scenes.map(({ leastSeconds }) => leastSeconds ?? 0);
const total = (scenes: readonly Scene[]) => lengths(scenes).reduce((sum, seconds) => sum + seconds, 0);
const shown = (scenes: readonly Scene[]) => scenes.map(({ id, picture, title }) => [id, title, picture]);

describe('F5: another mood of a music video', () => {
  it('composes other music and cuts the same scenes to its beats; undone, all is as it was', async () => {
    const video = await videoOf({ title: 'One', duration: 20 });
    const before = await video.storyboard();
    const settings = { music: { mood: 'calm' } };
    const preview = await home.studio.previewEdit(video.id, { kind: 'change-film', settings });
    expect(preview.effect.notices).toEqual([expect.stringContaining('cut anew')]);
    expect(preview.effect.stale.map(({ kind }) => kind)).toContain('music');
    expect(await video.storyboard()).toEqual(before);

    await home.studio.edit(video.id, { kind: 'change-film', settings });
    const after = await video.storyboard();
    expect(after.leadMusic).toMatchObject({ composed: { mood: 'calm' } });
    expect(shown(after.scenes)).toEqual(shown(before.scenes));
    expect(lengths(after.scenes)).not.toEqual(lengths(before.scenes));
    expect(total(after.scenes)).toBeCloseTo(20, 6);
    // As a film that began with that mood is cut.
    const begun = await videoOf({ title: 'Two', duration: 20, settings: { music: { mood: 'calm' } } });
    const calm = await begun.storyboard();
    expect(lengths(after.scenes)).toEqual(lengths(calm.scenes));

    await home.studio.undo(video.id);
    expect(await video.storyboard()).toEqual(before);
    expect((await video.film()).settings.music.mood).toBe('futuristic');
  });

  it('is cut in the order that the scenes have by then, and leaves the credits where they are', async () => {
    const video = await videoOf({ title: 'Three', duration: 20, settings: { credits: ['Made here'] } });
    const [first] = (await video.storyboard()).scenes;
    await home.studio.edit(video.id, { kind: 'move-scene', scene: first!.id, position: 2 });
    const moved = await video.storyboard();
    await home.studio.edit(video.id, {
      kind: 'change-film',
      settings: { music: { mood: 'calm' } },
    });
    const after = await video.storyboard();
    expect(shown(after.scenes)).toEqual(shown(moved.scenes));
    expect(after.scenes.at(-1)).toEqual(moved.scenes.at(-1));
    expect(total(after.scenes.slice(0, -1))).toBeCloseTo(20, 6);
  });

  it('is what another piece of the same mood does too; the piece before is there again by going back', async () => {
    const video = await videoOf({ title: 'Six', duration: 20, settings: { music: { mood: 'calm' } } });
    const before = await video.storyboard();
    const preview = await home.studio.previewEdit(video.id, { kind: 'regenerate-music' });
    expect(preview.effect.notices).toEqual([expect.stringContaining('cut anew')]);
    expect(preview.effect.stale.map(({ kind }) => kind)).toContain('music');
    await home.studio.edit(video.id, { kind: 'regenerate-music' });
    const after = await video.storyboard();
    expect(after.leadMusic).toMatchObject({ composed: { mood: 'calm', take: 2 } });
    expect(shown(after.scenes)).toEqual(shown(before.scenes));
    expect(after.scenes).not.toEqual(before.scenes);
    expect(total(after.scenes)).toBeCloseTo(20, 6);
    expect((await home.studio.music(video.id))?.takes).toHaveLength(2);

    await home.studio.edit(video.id, { kind: 'select-music-take', take: 1 });
    expect(await video.storyboard()).toEqual(before);
    await home.studio.undo(video.id);
    expect(await video.storyboard()).toEqual(after);
    // The brief with other words is cut to the piece that was chosen.
    const again = await videoOf({ title: 'Six', duration: 25, settings: { music: { mood: 'calm' } } });
    expect(again.id).toBe(video.id);
    expect((await again.storyboard()).leadMusic).toMatchObject({
      composed: { take: 2, durationSeconds: 25 },
    });
  });

  it('is refused where the film plays a track of its own, for nobody would hear it', async () => {
    const video = await videoOf({ title: 'Four', backing_track: 'track.ogg' });
    const edit = { kind: 'change-film', settings: { music: { mood: 'calm' } } } as const;
    await expect(home.studio.edit(video.id, edit)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('backing_track'),
    });
    await expect(home.studio.edit(video.id, { kind: 'regenerate-music' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('a file of your own'),
    });
    expect(await home.studio.music(video.id)).toBeUndefined();
  });
});

describe('F5: a music video that edits make longer than its track', () => {
  it('says before by how much, and that the music begins again', async () => {
    const video = await videoOf({ title: 'Five', backing_track: 'track.ogg' });
    const { scenes } = await video.storyboard();
    const edit = { kind: 'duplicate-scene', scene: scenes[0]!.id } as const;
    const { notices } = (await home.studio.previewEdit(video.id, edit)).effect;
    const added = scenes[0]!.leastSeconds!.toFixed(1);
    expect(notices).toEqual([expect.stringContaining(`${added} s longer than its music`)]);
    const trimmed = await home.studio.previewEdit(video.id, { kind: 'delete-scene', scene: scenes[0]!.id });
    expect(trimmed.effect.notices).toEqual([]);
  });
});
