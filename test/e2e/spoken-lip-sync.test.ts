import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetKind } from '../../src/domain/asset.ts';
import type { Edit } from '../../src/domain/edits/edit.ts';
import type { Timeline } from '../../src/domain/timeline.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import type { FakePrediction } from '../fakes/replicate-predictions.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { heardSamples, peakOf } from '../media/heard-samples.ts';
import { type FolderStudio, shortLesson, studioInFolder } from './studio-in-folder.ts';

const LIP_SYNC = 'sync/lipsync-2-pro';
const SAMPLES_A_FRAME = 48_000 / 30;
const signal = new AbortController().signal;

let replicate: FakeReplicate;
let gemini: FakeGemini;
let home: FolderStudio;
let projectId: string;
let scene: string;
/** How often a face had been looked for when each lip-sync was asked for. */
const looksBefore: number[] = [];

beforeAll(async () => {
  replicate = await FakeReplicate.start({
    // Lip-sync alone is asked for without a prompt.
    fate: (_accepted, prompt) => {
      if (prompt === 'undefined') looksBefore.push(gemini.eyes.looks);
      return {};
    },
  });
  gemini = await FakeGemini.start();
  home = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    REEL_TEXT_PROVIDERS: 'builtin',
    REEL_IMAGE_PROVIDERS: 'builtin',
    REEL_VIDEO_PROVIDERS: 'replicate,builtin',
    REEL_ATTEMPTS: '1',
  });
  const lesson = shortLesson({ settings: { ratio: '1:1', music: { mood: 'none' } } });
  ({ projectId } = await home.make('film', lesson, { stage: 'images' }));
  scene = (await home.studio.scenes(projectId))[0]!.scene.id;
}, 60_000);

afterAll(async () => {
  for (const each of [home, replicate, gemini]) await each?.[Symbol.asyncDispose]();
});

const edit = (change: Edit) => home.studio.edit(projectId, change);
const run = (stage: 'videos' | 'film') =>
  home.studio.runProject({ projectId, stage, signal, onEvent: () => {} });
const plan = async () => (await home.studio.planProject(projectId, { signal })).plan;
const lipSyncs = () => replicate.predictions.accepted.filter(({ model }) => model === LIP_SYNC);
const model = { provider: 'replicate', name: LIP_SYNC };
const assetsOf = async (kind: AssetKind) =>
  (await home.studio.showProject(projectId)).assets.filter(({ recipe }) => recipe.kind === kind);
const stateOf = async () => (await home.studio.scenes(projectId))[0]!;

async function timelineOf(): Promise<Timeline> {
  const { project } = await home.studio.project(projectId);
  const film = (await assetsOf('film')).find(({ hash }) => hash === project.film?.film);
  return film?.facts.timeline as unknown as Timeline;
}

/** The sound that came with a call, uploaded or within it. */
async function soundOf({ input }: FakePrediction): Promise<Float32Array> {
  const address = String(input.audio);
  const body = replicate.uploaded.get(address) ?? Buffer.from(address.split(',')[1] ?? '', 'base64');
  const at = body.indexOf('RIFF');
  return heardSamples(body.subarray(at, at + 8 + body.readUInt32LE(at + 4)));
}

describe('E1 lip-sync to what is said in a lesson', () => {
  test('is refused where there is no shot, and says what to do', async () => {
    await expect(edit({ kind: 'lip-sync', scene, model })).rejects.toThrow(
      /no moving shot.*give it one first/,
    );
  });

  test('E2 says before what it makes stale, that its price is an estimate, and how many of the words the shot covers', async () => {
    await edit({ kind: 'change-clip', scene, directions: 'She talks.', duration_seconds: 5 });
    const { effect } = await home.studio.previewEdit(projectId, { kind: 'lip-sync', scene, model });
    expect(effect.stale.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['lip-sync', 'sound-piece', 'face-look', 'film']),
    );
    expect(effect.stale.map(({ kind }) => kind)).not.toContain('clip');
    expect(effect.refresh.unknown).toEqual([]);
    expect(effect.refresh.knownMicros).toBeGreaterThan(5 * 83_250);
    expect(effect.notices.join('\n')).toMatch(/covers about 4\.\d s of \d\.\d s of speech/);
    expect(effect.notices.join('\n')).toMatch(/price of the lip-sync of “Why they shine” is an estimate/);
    expect(replicate.requests).toBe(0);
  });

  test('is asked for once, after a look for a face, with the words where the film has them', async () => {
    await edit({ kind: 'lip-sync', scene, model });
    const planned = (await plan()).wanted.find(({ recipe }) => recipe.kind === 'lip-sync');
    expect(planned?.offer?.basis).toMatch(/^about \d+ s .*estimate/);
    const made = await run('film');
    expect(made.notices.join('\n')).toContain('ends before its words do');
    expect(made.checks.filter(({ ok, name }) => !ok && name !== 'frozen')).toEqual([]);
    expect(lipSyncs()).toHaveLength(1);
    expect(looksBefore).toEqual([1]);

    const timeline = await timelineOf();
    const [lips] = await assetsOf('lip-sync');
    expect(lips?.provenance.provider).toBe('replicate');
    expect(timeline.picture[0]).toMatchObject({ media: { asset: lips?.hash } });
    expect(timeline.clipSound).toEqual([]);
    expect(timeline.narration).toHaveLength(3);

    const sent = await soundOf(lipSyncs()[0]!);
    const [first] = timeline.picture;
    expect(sent.length).toBe(first!.durationFrames * SAMPLES_A_FRAME);
    const said = timeline.narration.slice(0, 2);
    let quietFrom = 0;
    for (const { media, startFrame, outSeconds } of said) {
      const start = startFrame * SAMPLES_A_FRAME;
      const { path } = await home.studio.projectAsset(projectId, 'asset' in media ? media.asset : '');
      const spoken = await heardSamples(await readFile(path));
      expect(peakOf(sent, quietFrom, start)).toBe(0);
      expect(peakOf(sent, start, start + spoken.length)).toBeGreaterThan(0.1);
      // One channel becomes two of the same power.
      const differences = spoken.map((sample, index) => sample * Math.SQRT1_2 - sent[start + index]!);
      expect(peakOf(differences)).toBeLessThan(0.001);
      quietFrom = start + Math.round(outSeconds * 48_000);
    }
    expect(peakOf(sent, quietFrom)).toBe(0);
  }, 120_000);

  test('costs nothing when it is taken back, made again, or what nobody hears is changed', async () => {
    const { requests } = replicate;
    const isBought = async () => {
      const { wanted } = await plan();
      return wanted.filter(({ recipe }) => ['clip', 'lip-sync', 'face-look'].includes(recipe.kind));
    };
    await home.studio.undo(projectId);
    expect((await stateOf()).scene.lipSync).toBeUndefined();
    expect(await isBought()).toEqual([]);
    await home.studio.redo(projectId);
    expect((await stateOf()).scene.lipSync).toBeDefined();
    expect(await isBought()).toEqual([]);
    const others: Edit[] = [
      { kind: 'change-scene', scene, title: 'Why' },
      { kind: 'change-bullet', scene, bullet: 0, text: 'Rocks' },
      { kind: 'trim-clip', scene, out_seconds: 0.8 },
      { kind: 'move-scene', scene, position: 2 },
      { kind: 'change-line', scene: 'slide-2', line: 'line-1', text: 'Glass bends the light.' },
    ];
    for (const each of others) {
      const { effect } = await home.studio.previewEdit(projectId, each);
      expect(effect.stale.map(({ kind }) => kind)).not.toContain('lip-sync');
    }
    expect(replicate.requests).toBe(requests);
  });

  test.each<[string, Edit]>([
    ['a trim', { kind: 'trim-clip', scene: 'slide-1', in_seconds: 0.5 }],
    ['another voice', { kind: 'change-voice', scene: 'slide-1', voice: 'en-gb-male' }],
    ['another reading', { kind: 'regenerate', scene: 'slide-1', of: 'speech' }],
    ['more quiet at the end', { kind: 'change-scene', scene: 'slide-1', rest_seconds: 3 }],
    [
      'a longer way in',
      { kind: 'change-scene', scene: 'slide-1', transition: { kind: 'wipe', seconds: 1.5 } },
    ],
  ])('is stale after %s', async (_, change) => {
    const { effect } = await home.studio.previewEdit(projectId, change);
    expect(effect.stale.map(({ kind }) => kind)).toContain('lip-sync');
  });

  test('is asked for once more where a line has other words, and not again when they come back', async () => {
    const text = 'At night nobody sees them.';
    await edit({ kind: 'change-line', scene, line: 'line-1', text });
    // What a shot's mouth follows is made with the shot.
    await run('videos');
    expect(lipSyncs()).toHaveLength(2);
    expect(replicate.accepted).toBe(3);
    const before = await soundOf(lipSyncs()[0]!);
    expect((await soundOf(lipSyncs()[1]!)).length).not.toBe(before.length);
    await home.studio.undo(projectId);
    await run('film');
    expect(replicate.accepted).toBe(3);
  }, 120_000);

  test('P2 the call is priced by what it really is, and no more than was told', async () => {
    const calls = await home.studio.listCalls({ projectId });
    const paid = calls.filter(({ model: by }) => by === LIP_SYNC).map(({ cost }) => cost);
    const [shot] = await assetsOf('clip');
    const micros = Math.round(Number(shot?.facts.durationSeconds) * 83_250);
    expect(paid).toEqual([
      { known: true, micros },
      { known: true, micros },
    ]);
  });

  test('keeps what was made when the scene is split after its words, and is whole again when merged', async () => {
    const { requests } = replicate;
    const heard = (await stateOf()).length.lines.at(-1)!;
    const saidSeconds = heard.startSeconds + heard.durationSeconds;
    const split = await edit({ kind: 'split-scene', scene, at_seconds: saidSeconds + 0.4 });
    expect(split.effect.stale.map(({ kind }) => kind)).not.toContain('lip-sync');
    const [lips] = (await stateOf()).parts.filter(({ kind }) => kind === 'lip-sync');
    const [, tail] = await home.studio.scenes(projectId);
    expect(tail?.parts.find(({ kind }) => kind === 'lip-sync')?.hash).toBe(lips?.hash);
    const merged = await edit({ kind: 'merge-scenes', scene });
    expect(merged.effect.stale.map(({ kind }) => kind)).not.toContain('lip-sync');
    expect((await stateOf()).scene.lipSync).toEqual({ model });
    expect(replicate.requests).toBe(requests);
  });

  test('is refused to a scene that nothing is said in, before that is kept', async () => {
    await edit({ kind: 'delete-line', scene, line: 'line-1' });
    await expect(edit({ kind: 'delete-line', scene, line: 'line-2' })).rejects.toThrow(
      /nothing is said in “Why they shine”.*give the scene a line, or take the lip-sync out/,
    );
    await edit({ kind: 'lip-sync', scene, model: null });
    await edit({ kind: 'delete-line', scene, line: 'line-2' });
  });
});
