import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FaceLook } from '../../src/domain/face-look.ts';
import { createMedia } from '../../src/media/media-client.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type DrawnFace, FACE_CASCADE, sceneLevel } from '../media/drawn-faces.ts';
import { makeDrawnMovie } from '../media/face-movie.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const LIP_SYNC = { provider: 'replicate', name: 'sync/lipsync-2-pro' };
const TRACK = new URL('../../examples/music-video/nimbus.ogg', import.meta.url);
const SIZE = { widthPixels: 480, heightPixels: 270 };
const DRAWINGS = 18;
const signal = new AbortController().signal;

/** Somebody who goes from left to right; open says how far the mouth is, drawing by drawing. */
const walker = (drawing: number, opening: number): DrawnFace => ({
  centreX: 130 + drawing * 12,
  centreY: 130,
  radius: 52,
  opening,
});
const isOdd = (drawing: number) => drawing % 2 === 1;

const MOVIES: { readonly [name: string]: (drawing: number, x: number, y: number) => number } = {
  walking: (drawing, x, y) => sceneLevel([walker(drawing, 0.2)], x, y),
  singing: (drawing, x, y) => sceneLevel([walker(drawing, isOdd(drawing) ? 1 : 0)], x, y),
  // A light flickers beside a face whose mouth does not move.
  flickering: (drawing, x, y) =>
    isOdd(drawing) && Math.hypot(x - 440, y - 40) < 20 ? 250 : sceneLevel([walker(drawing, 0.2)], x, y),
  empty: (drawing, x, y) => sceneLevel([], x + drawing * 6, y),
};

const media = createMedia();
let folder: string;
let replicate: FakeReplicate;
let home: FolderStudio;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-faces-'));
  for (const [name, levelAt] of Object.entries(MOVIES))
    await makeDrawnMovie({ path: movie(name), size: SIZE, drawings: DRAWINGS, levelAt }, media);
  await writeFile(join(folder, 'faces.xml'), FACE_CASCADE);
  await writeFile(join(folder, 'list.xml'), '<list/>');
  replicate = await FakeReplicate.start();
  home = await opened('faces.xml');
});

beforeEach(() => {
  delete replicate.options.fate;
});

afterAll(async () => {
  for (const each of [home, replicate]) await each[Symbol.asyncDispose]();
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

const movie = (name: string) => join(folder, `${name}.mp4`);

async function opened(cascade: string): Promise<FolderStudio> {
  const place = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_FACE_CASCADE: join(folder, cascade),
    REEL_IMAGE_PROVIDERS: 'builtin',
  });
  await copyFile(TRACK, join(place.folder, 'nimbus.ogg'));
  return place;
}

/** A video in whose first scene a movie of one's own sings, in a way that no other does. */
async function lipSynced(title: string, shot: string, temperature: number, place = home) {
  const brief = {
    title,
    concept: 'A singer walks by.',
    backing_track: 'nimbus.ogg',
    duration: 5,
    scenes: [{ visual: 'A singer walks by.' }, { visual: 'A street.' }],
  };
  const { projectId } = await place.make(title, brief, { stage: 'script' });
  const { studio } = place;
  const [first] = await studio.scenes(projectId);
  const scene = first?.scene.id ?? '';
  const { hash: asset } = await studio.takeInUpload({ name: `${shot}.mp4`, path: movie(shot) }, signal);
  await studio.edit(projectId, { kind: 'own-clip', scene, asset, with_sound: false });
  await studio.edit(projectId, { kind: 'lip-sync', scene, model: LIP_SYNC, temperature });
  const { plan } = await studio.planProject(projectId, { stage: 'videos', signal });
  const bought = replicate.accepted;
  await studio.runProject({ projectId, stage: 'videos', signal, onEvent: () => {} });
  const { assets } = await studio.showProject(projectId);
  return {
    planned: plan.wanted,
    lookOffer: plan.wanted.find(({ recipe }) => recipe.kind === 'face-look')?.offer,
    look: assets.find(({ recipe }) => recipe.kind === 'face-look'),
    lips: assets.find(({ recipe }) => recipe.kind === 'lip-sync'),
    bought: replicate.accepted - bought,
  };
}

test('F5 a face is found on this machine, for nothing, and a mouth that moves with it is taken', async () => {
  replicate.options.fate = () => ({ makes: movie('singing') });
  const { lookOffer, look, lips, bought } = await lipSynced('walk', 'walking', 0.1);
  expect(lookOffer).toMatchObject({ provider: 'face-cascade', price: { known: true, micros: 0 } });
  expect(look?.provenance).toMatchObject({ provider: 'face-cascade', model: 'faces.xml', steppedDown: [] });
  const moments = (look?.facts as unknown as FaceLook | undefined)?.moments ?? [];
  expect(moments).toHaveLength(4);
  for (const { faces } of moments) {
    expect(faces).toHaveLength(1);
    const { left, top, width, height } = faces[0]?.mouth ?? faces[0]!.face;
    // The mouth is drawn 0.55 of the radius under the face's middle.
    expect((top + height / 2) * SIZE.heightPixels).toBeGreaterThan(145);
    expect((top + height / 2) * SIZE.heightPixels).toBeLessThan(175);
    expect(width).toBeLessThan(0.2);
    expect(left).toBeGreaterThan(0.15);
  }
  const places = moments.map(({ faces }) => faces[0]?.face.left ?? 0);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(bought).toBe(1);
  expect(lips?.provenance).toMatchObject({ provider: 'replicate', steppedDown: [] });
});

test('F5 what moves beside a face is no mouth', async () => {
  replicate.options.fate = () => ({ makes: movie('flickering') });
  const { lips, bought } = await lipSynced('flicker', 'walking', 0.2);
  expect(bought).toBe(1);
  expect(lips?.provenance.provider).toBe('builtin-placeholder');
  expect(lips?.provenance.steppedDown[0]?.reason).toMatch(/no mouth follows the sound/);
});

test('F5 no lip-sync is asked for over a shot without a face', async () => {
  const { planned, lips, bought } = await lipSynced('empty', 'empty', 0.3);
  expect(planned.map(({ recipe }) => recipe.kind)).toContain('lip-sync');
  expect(bought).toBe(0);
  expect(lips?.provenance.steppedDown).toMatchObject([{ provider: 'replicate', code: 'unsupported-media' }]);
  expect(lips?.provenance.steppedDown[0]?.reason).toContain('face-cascade (faces.xml)');
});

test('F5 a file that is no cascade is told of, and lip-sync goes on unlooked', async () => {
  replicate.options.fate = () => ({ makes: movie('singing') });
  await using place = await opened('list.xml');
  const { look, lips } = await lipSynced('list', 'walking', 0.4, place);
  expect(look?.provenance).toMatchObject({
    provider: 'builtin-unlooked',
    steppedDown: [
      { provider: 'face-cascade', reason: expect.stringMatching(/REEL_FACE_CASCADE.*no cascade/) },
    ],
  });
  expect(lips?.provenance.provider).toBe('replicate');
  await expect(opened('nowhere.xml')).rejects.toMatchObject({
    code: 'invalid-input',
    issues: [{ field: 'REEL_FACE_CASCADE' }],
  });
});
