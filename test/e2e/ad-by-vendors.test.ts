import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MadeFilm } from '../../src/studio/studio.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { putProductPicture, SHORT_AD, studioThatBuysShots } from './bought-shots.ts';
import type { FolderStudio } from './studio-in-folder.ts';

let replicate: FakeReplicate;
let home: FolderStudio;
let first: MadeFilm;

const AD = { ...SHORT_AD, product_name: 'Lumo', style: 'energetic', model: 'minimax' };

beforeAll(async () => {
  ({ replicate, home } = await studioThatBuysShots());
  await putProductPicture(home);
  first = await home.make('first', AD);
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await replicate[Symbol.asyncDispose]();
});

test('F3 an ad’s scenes are shot by the model that its brief names, each from its own picture, the end card by none', async () => {
  expect(first.checks.filter(({ ok }) => !ok)).toEqual([]);
  const { assets } = await home.studio.showProject(first.projectId);
  const clips = assets.filter(({ recipe }) => recipe.kind === 'clip');
  expect(clips.map(({ provenance }) => provenance?.model)).toEqual(Array(2).fill('minimax/video-01'));
  expect(replicate.requests).toBe(2);
  expect(new Set(clips.map(({ recipe }) => recipe.inputs.start)).size).toBe(2);
  expect(clips.every(({ recipe }) => String(recipe.intent.directions).includes('Fast and dynamic'))).toBe(
    true,
  );
});

test('F3 the product is a reference of every picture and shot over which it does not lie itself', async () => {
  const { assets } = await home.studio.showProject(first.projectId);
  const source = assets.find(({ recipe }) => recipe.kind === 'source');
  const referring = assets.filter(({ recipe }) => 'reference:0' in recipe.inputs);
  expect(referring.map(({ recipe }) => recipe.kind).sort()).toEqual(['clip', 'image']);
  for (const { recipe } of referring) {
    expect(recipe.inputs['reference:0']).toBe(source?.hash);
    expect(recipe.intent.references).toEqual([{ role: 'product', name: 'Lumo' }]);
  }
});

test('P1 another call to action pays for nothing', async () => {
  const made = await home.make('again', { ...AD, cta_text: 'Order today' });
  expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(replicate.requests).toBe(2);
});
