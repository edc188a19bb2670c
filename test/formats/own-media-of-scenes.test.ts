import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { END_IMAGE_ROLE } from '../../src/domain/recipes.ts';
import { type FolderStudio, studioInFolder } from '../e2e/studio-in-folder.ts';

let home: FolderStudio;
const signal = new AbortController().signal;
const examples = new URL('../../examples/', import.meta.url);
const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><path d="M9 9h72v72H9z" fill="#e02"/></svg>';

beforeAll(async () => {
  home = await studioInFolder({ REPLICATE_API_TOKEN: 'r8_a-token-that-is-never-used' });
  await copyFile(new URL('music-video/night-bus.ogg', examples), join(home.folder, 'track.ogg'));
  await copyFile(new URL('timeline/harbour/boats.mp4', examples), join(home.folder, 'boats.mp4'));
  for (const name of ['first.svg', 'last.svg']) await writeFile(join(home.folder, name), SQUARE);
});
afterAll(() => home[Symbol.asyncDispose]());

const briefWith = (scene: object, model?: string) => ({
  concept: 'A night bus crosses a city.',
  director_style: 'Neon night',
  backing_track: 'track.ogg',
  duration: 12,
  scenes: [{ visual: 'A bus', ...scene }, { visual: 'A lamp' }],
  ...(model !== undefined && { model }),
});
const planned = async (document: object) => {
  const brief = { text: JSON.stringify(document), folder: home.folder };
  return (await home.studio.plan({ brief, overrides: [], signal, onEvent: () => {} })).plan;
};

describe('F5: own media of a scene', () => {
  it('are shown in place of what would be made', async () => {
    const plan = await planned(briefWith({ picture: 'first.svg' }));
    expect(plan.wanted.filter(({ recipe }) => recipe.kind === 'image')).toHaveLength(1);
    const clips = await planned(briefWith({ clip: 'boats.mp4' }, 'seedance'));
    expect(clips.wanted.filter(({ recipe }) => recipe.kind === 'clip')).toHaveLength(1);
  });

  it('are the first and the last picture of a shot, which is sent to a model that takes both', async () => {
    const scene = { picture: 'first.svg', last_picture: 'last.svg' };
    const shotBy = async (model: string) =>
      (await planned(briefWith(scene, model))).wanted.find(({ recipe }) => END_IMAGE_ROLE in recipe.inputs);
    expect((await shotBy('seedance'))?.offer?.corrections?.map(({ what }) => what) ?? []).not.toContain(
      'last picture',
    );
    expect((await shotBy('minimax'))?.offer?.corrections).toContainEqual(
      expect.objectContaining({ what: 'last picture', why: expect.stringContaining('minimax') }),
    );
  });

  it.each([
    ['where nothing moves', { last_picture: 'last.svg' }, undefined, 'scenes[0].last_picture'],
    [
      'of a clip of one’s own',
      { clip: 'boats.mp4', last_picture: 'last.svg' },
      'auto',
      'scenes[0].last_picture',
    ],
    ['that is not there', { last_picture: 'lst.svg' }, 'auto', 'scenes[0].last_picture'],
  ])('refuse a last picture %s', async (_what, scene, model, field) => {
    await expect(planned(briefWith(scene, model))).rejects.toMatchObject({
      issues: [expect.objectContaining({ field })],
    });
  });
});
