import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AssetKind, AssetRecord } from '../../src/domain/asset.ts';
import type { MadeFilm, MakeFilmRequest } from '../../src/studio/studio.ts';
import { SINGER, type ToldFace } from '../fakes/fake-eyes.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const LIP_SYNC = 'sync/lipsync-2-pro';
const TRACK = new URL('../../examples/music-video/nimbus.ogg', import.meta.url);
const signal = new AbortController().signal;
/** A face in the corner, where the stand-in for lip-sync moves nothing. */
const BYSTANDER: ToldFace = {
  face: { left: 20, top: 20, width: 260, height: 200 },
  mouth: { left: 100, top: 150, width: 100, height: 40 },
};
const TURNED_AWAY: ToldFace = { ...SINGER, mouth: null };

let replicate: FakeReplicate;
let gemini: FakeGemini;
let home: FolderStudio;
let seed = 0;

beforeAll(async () => {
  replicate = await FakeReplicate.start();
  gemini = await FakeGemini.start();
  home = await opened({ GEMINI_API_KEY: gemini.key, GEMINI_BASE_URL: gemini.baseUrl });
});

beforeEach(() => {
  gemini.eyes.faces = () => [SINGER];
  gemini.trouble = undefined;
  delete replicate.options.fate;
});

afterAll(async () => {
  for (const each of [home, replicate, gemini]) await each[Symbol.asyncDispose]();
});

/** A home in which shots and lip-sync are bought of one stand-in, and faces looked for as the settings say. */
async function opened(settings: Readonly<Record<string, string>> = {}): Promise<FolderStudio> {
  const place = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_TEXT_PROVIDERS: 'builtin',
    REEL_IMAGE_PROVIDERS: 'builtin',
    REEL_VIDEO_PROVIDERS: 'replicate,builtin',
    REEL_MUSIC_PROVIDERS: 'builtin',
    REEL_ATTEMPTS: '1',
    ...settings,
  });
  await copyFile(TRACK, join(place.folder, 'nimbus.ogg'));
  return place;
}

/** A video whose shots nobody else has, in whose second scene somebody sings. */
function singing(lipSync: object = {}): object {
  seed += 1;
  return {
    title: `Note ${seed}`,
    concept: 'A singer stands in the rain.',
    characters: [{ name: 'Mara', description: 'A woman in a red raincoat.' }],
    backing_track: 'nimbus.ogg',
    duration: 6,
    model: 'seedance',
    scenes: [
      { visual: 'A street in the rain.' },
      { visual: 'Mara under a lamp.', characters: ['Mara'], lip_sync: lipSync },
    ],
    settings: { ratio: '1:1', seed },
  };
}

const make = (brief: object, place = home) => place.make('film', brief, { stage: 'videos' });
const requestOf = (brief: object, place = home): Omit<MakeFilmRequest, 'outputFolder'> => ({
  brief: { text: JSON.stringify(brief), folder: place.folder },
  overrides: [],
  stage: 'videos',
  signal,
  onEvent: () => {},
});
const assetsOf = async ({ projectId }: MadeFilm, place = home) =>
  (await place.studio.showProject(projectId)).assets;
const assetOf = async (made: MadeFilm, kind: AssetKind, place = home): Promise<AssetRecord | undefined> =>
  (await assetsOf(made, place)).find(({ recipe }) => recipe.kind === kind);
const syncsBought = () => replicate.predictions.accepted.filter(({ model }) => model === LIP_SYNC).length;

/** What is asked for while some work is done. */
async function askedBy<Result>(work: () => Promise<Result>) {
  const before = { looks: gemini.eyes.looks, pictures: gemini.eyes.seen.length, syncs: syncsBought() };
  const result = await work();
  return {
    result,
    looks: gemini.eyes.looks - before.looks,
    pictures: gemini.eyes.seen.length - before.pictures,
    syncs: syncsBought() - before.syncs,
  };
}

test('F5 a face is looked for once, as planned, and what follows its mouth is taken', async () => {
  const brief = singing();
  const { plan, notices } = await home.studio.plan(requestOf(brief));
  const look = plan.wanted.find(({ recipe }) => recipe.kind === 'face-look');
  expect(look).toMatchObject({
    label: 'look for a face in “Mara under a lamp”',
    offer: { provider: 'gemini', price: { known: true, micros: expect.toSatisfy((micros) => micros > 0) } },
  });
  expect(notices).toEqual([]);

  const asked = await askedBy(() => make(brief));
  expect(asked).toMatchObject({ looks: 1, pictures: 4, syncs: 1 });
  const made = asked.result;
  expect(made.assets.made).toBe(plan.wanted.length);
  const assets = await assetsOf(made);
  const hashes = new Set(assets.map(({ hash }) => hash));
  expect(plan.wanted.filter(({ hash }) => !hashes.has(hash))).toEqual([]);
  expect((await assetOf(made, 'lip-sync'))?.provenance).toMatchObject({ model: LIP_SYNC, steppedDown: [] });
  expect(await assetOf(made, 'face-look')).toMatchObject({
    hash: look?.hash,
    provenance: { provider: 'gemini', runId: made.runId },
    facts: { moments: Array.from({ length: 4 }, () => ({ faces: [{ mouth: { left: 0.42, top: 0.57 } }] })) },
  });
  const calls = await home.studio.listCalls({ projectId: made.projectId });
  const paid = calls.reduce((sum, { cost }) => sum + (cost?.known ? cost.micros : 0), 0);
  expect(made.costMicros).toBe(paid);
  expect(paid).toBeLessThanOrEqual(plan.total.knownMicros);

  expect(await askedBy(() => make(brief))).toMatchObject({ looks: 0, syncs: 0 });
});

test('F5 a lip-sync in which something moves where no mouth was seen is not shown, and is paid once', async () => {
  gemini.eyes.faces = () => [BYSTANDER];
  const brief = singing();
  const asked = await askedBy(() => make(brief));
  expect(asked).toMatchObject({ looks: 1, syncs: 1 });
  const lips = await assetOf(asked.result, 'lip-sync');
  expect(lips?.provenance.provider).toBe('builtin-placeholder');
  expect(lips?.provenance.steppedDown[0]?.reason).toMatch(/where a mouth is seen in the shot, nothing moves/);
  expect(await askedBy(() => make(brief))).toMatchObject({ looks: 0, syncs: 0 });
});

test('F5 one of two mouths that moves is enough', async () => {
  gemini.eyes.faces = () => [BYSTANDER, SINGER];
  const { result } = await askedBy(() => make(singing()));
  expect((await assetOf(result, 'lip-sync'))?.provenance.provider).toBe('replicate');
});

test.each<[string, (picture: number) => ToldFace[]]>([
  ['no face', () => []],
  ['no mouth', () => [TURNED_AWAY]],
  ['a mouth for a moment alone', (picture) => (picture === 2 ? [SINGER] : [TURNED_AWAY])],
])(
  'F5 where %s is seen no lip-sync is asked for, until a person says that there is a face',
  async (_, faces) => {
    gemini.eyes.faces = faces;
    const asked = await askedBy(() => make(singing()));
    expect(asked).toMatchObject({ looks: 1, syncs: 0 });
    const { projectId } = asked.result;
    const lips = await assetOf(asked.result, 'lip-sync');
    expect(lips?.provenance).toMatchObject({
      provider: 'builtin-placeholder',
      steppedDown: [{ provider: 'replicate', code: 'unsupported-media' }],
    });
    expect(lips?.provenance.steppedDown[0]?.reason).toMatch(/another shot.*assume_face, --assume-face/);

    const scene = (await home.studio.scenes(projectId))[1]?.scene;
    const { effect } = await home.studio.edit(projectId, {
      kind: 'lip-sync',
      scene: scene?.id ?? '',
      model: scene?.lipSync?.model ?? null,
      assume_face: true,
    });
    expect(effect.stale.map(({ kind }) => kind)).not.toContain('face-look');
    const again = await askedBy(() => home.studio.runProject({ ...running(projectId), stage: 'videos' }));
    expect(again).toMatchObject({ looks: 0, syncs: 1 });
    const lipsNow = (await home.studio.scenes(projectId))[1]?.parts.find(({ kind }) => kind === 'lip-sync');
    expect(lipsNow?.shown?.provenance.provider).toBe('replicate');
  },
);

const running = (projectId: string) => ({ projectId, signal, onEvent: () => {} });

test('F5 a lip-sync that failed is made once more when that is asked for, and paid for once more', async () => {
  replicate.options.fate = (_accepted, prompt) => (prompt === 'undefined' ? { ends: 'failed' } : {});
  const { result, ...first } = await askedBy(() => make(singing()));
  expect(first).toMatchObject({ looks: 1, syncs: 1 });
  delete replicate.options.fate;
  const { projectId } = result;
  const scene = (await home.studio.scenes(projectId))[1]?.scene.id ?? '';
  const { effect } = await home.studio.edit(projectId, { kind: 'regenerate', scene, of: 'lip-sync' });
  expect(effect.stale.map(({ kind }) => kind)).toContain('lip-sync');
  expect(effect.stale.map(({ kind }) => kind)).not.toContain('face-look');
  const again = await askedBy(() => home.studio.runProject({ ...running(projectId), stage: 'videos' }));
  expect(again).toMatchObject({ looks: 0, syncs: 1 });
  const [, second] = await home.studio.scenes(projectId);
  expect(second?.parts.find(({ kind }) => kind === 'lip-sync')?.shown?.provenance.provider).toBe('replicate');
});

test('P5 a lip-sync of which nobody knows whether it was paid for is not asked for once more', async () => {
  replicate.options.fate = (_accepted, prompt) => (prompt === 'undefined' ? { file: 'gone' } : {});
  const brief = singing();
  await expect(make(brief)).rejects.toMatchObject({ code: 'outcome-unknown' });
  const open = (await home.studio.listCalls({})).find(({ state }) => state === 'submitted');
  const projectId = open?.projectId ?? '';
  const scene = (await home.studio.scenes(projectId))[1]?.scene.id ?? '';
  const edit = { kind: 'regenerate', scene, of: 'lip-sync' } as const;
  await expect(home.studio.edit(projectId, edit)).rejects.toMatchObject({ code: 'conflict' });
  await home.studio.resolveCall(open?.id ?? '', 'give-up', signal);
  delete replicate.options.fate;
  await home.studio.edit(projectId, edit);
  const again = await askedBy(() => home.studio.runProject({ ...running(projectId), stage: 'videos' }));
  expect(again).toMatchObject({ syncs: 1 });
});

test('P5 a look whose answer was lost is a person’s to decide on; given up, lip-sync goes on unlooked', async () => {
  gemini.troubleNext({ drops: true, accepts: true });
  const brief = singing();
  const before = gemini.eyes.looks;
  await expect(make(brief)).rejects.toMatchObject({ code: 'outcome-unknown' });
  expect(gemini.eyes.looks).toBe(before + 1);
  const lost = (await home.studio.listCalls({ provider: 'gemini' })).find(({ state }) => state === 'unknown');
  await home.studio.resolveCall(lost?.id ?? '', 'give-up', signal);
  const { result, ...asked } = await askedBy(() => make(brief));
  expect(asked).toMatchObject({ looks: 0, syncs: 1 });
  expect((await assetOf(result, 'face-look'))?.provenance.provider).toBe('builtin-unlooked');
});

test('P2 a look counts against the budget as any other call, and nothing is asked beyond it', async () => {
  const brief = singing();
  const { plan } = await home.studio.plan(requestOf(brief));
  const priceOf = (kinds: readonly AssetKind[]) =>
    plan.wanted
      .filter(({ recipe }) => kinds.includes(recipe.kind))
      .reduce((sum, { offer }) => sum + (offer?.price.known ? offer.price.micros : 0), 0);
  const shots = priceOf(['clip']);
  expect(plan.total.knownMicros).toBe(shots + priceOf(['face-look', 'lip-sync']));
  const { projectId } = await home.make('film', brief, { stage: 'images' });
  await home.studio.setBudget((shots + 1000) / 1_000_000, projectId);
  const run = () => home.studio.runProject({ ...running(projectId), stage: 'videos' });
  const asked = await askedBy(() => run().catch((error: unknown) => error));
  expect(asked).toMatchObject({ result: { code: 'over-budget' }, looks: 0, syncs: 0 });
  await home.studio.setBudget(null, projectId);
  expect(await askedBy(run)).toMatchObject({ looks: 1, syncs: 1 });
});

test('F5 where those who look all fail lip-sync goes on, and the film says that nobody looked', async () => {
  gemini.trouble = () => ({ answers: 503 });
  const { result, ...asked } = await askedBy(() => make(singing()));
  expect(asked).toMatchObject({ looks: 0, syncs: 1 });
  expect((await assetOf(result, 'face-look'))?.provenance).toMatchObject({
    provider: 'builtin-unlooked',
    steppedDown: [{ provider: 'gemini' }],
  });
  expect((await assetOf(result, 'lip-sync'))?.provenance.provider).toBe('replicate');
});

test('F5 where nobody is set up to look lip-sync goes on, plan and film say so, and a key set later costs nothing', async () => {
  await using place = await opened();
  const brief = singing();
  const planned = await place.studio.plan(requestOf(brief, place));
  expect(planned.plan.wanted.map(({ recipe }) => recipe.kind)).not.toContain('face-look');
  const told = planned.notices.join('\n');
  expect(told).toContain('Whether a face is seen in the shot was not looked for');
  expect(told).toContain('lip-sync of “Mara under a lamp”');
  for (const name of ['REEL_FACE_CASCADE', 'GEMINI_API_KEY', 'LOCAL_LLM_FACE_MODEL', 'OPENAI_API_KEY'])
    expect(told).toContain(name);
  const { result, ...asked } = await askedBy(() => make(brief, place));
  expect(asked).toMatchObject({ looks: 0, syncs: 1 });
  expect(result.notices).toEqual(planned.notices);
  const faces = (await place.studio.doctor()).find(({ name }) => name === 'faces');
  expect(faces).toMatchObject({ state: 'degraded', detail: expect.stringContaining('REEL_FACE_CASCADE') });

  const { openStudio } = await import('../../src/compose.ts');
  const environment = {
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
  };
  const later = await openStudio({ home: join(place.folder, 'home'), environment });
  const { plan } = await later.planProject(result.projectId, { stage: 'videos', signal });
  await later.close();
  expect(plan.wanted).toEqual([]);
});
