import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetKind, AssetRecipe } from '../../src/domain/asset.ts';
import { faceLookRecipe, LOOKED_AT_ROLE } from '../../src/domain/face-look.ts';
import { LIP_SYNC_SOUND_ROLE, LIP_SYNC_VIDEO_ROLE, lipSyncRecipe } from '../../src/domain/lip-sync.ts';
import { referenceRole, START_IMAGE_ROLE, scriptRecipe } from '../../src/domain/recipes.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import type { Scene, SceneReference, Storyboard } from '../../src/domain/storyboard.ts';
import type { MadeInput } from '../../src/ports/maker.ts';
import type { Downloaded, RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { mediaCheck } from '../../src/production/media-check.ts';
import { wishesOf } from '../../src/production/wishes.ts';
import { MODELS } from '../../src/providers/catalogue/find-model.ts';
import type { ModelEntry, ModelInputKind } from '../../src/providers/catalogue/model-entry.ts';
import { elevenLabsFromEnvironment } from '../../src/providers/elevenlabs/elevenlabs-vendor.ts';
import { geminiFromEnvironment } from '../../src/providers/gemini/gemini-vendor.ts';
import { openAiFromEnvironment } from '../../src/providers/openai/openai-vendor.ts';
import { replicateFromEnvironment } from '../../src/providers/replicate/replicate-settings.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { spokenWav } from '../fakes/spoken-sound.ts';
import { type VendorPartsOfTest, vendorParts } from './vendor-over-fake.ts';

let parts: VendorPartsOfTest;
const signal = new AbortController().signal;

beforeAll(async () => {
  parts = await vendorParts();
});
afterAll(() => parts[Symbol.asyncDispose]());

/** All that a vendor makes: a model of a vendor without a fake fails here. */
const entries = MODELS.filter(({ provider }) => provider !== 'builtin');

/** The vendor of a model over its fake, and how many calls that took. */
async function open({
  provider,
}: ModelEntry): Promise<{ vendor: RemoteVendor; accepted(): number } & AsyncDisposable> {
  const opened = await fakeOf(provider);
  const { vendor, fake } = opened;
  if (vendor === undefined) throw new Error(`${provider} is not set up.`);
  return { vendor, accepted: () => fake.accepted, [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose]() };
}

async function fakeOf(provider: string) {
  switch (provider) {
    case 'replicate': {
      const fake = await FakeReplicate.start();
      const environment = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
      return { fake, vendor: replicateFromEnvironment(environment, parts) };
    }
    case 'openai': {
      const fake = await FakeOpenAi.start();
      const environment = { OPENAI_API_KEY: fake.key, OPENAI_BASE_URL: fake.versionedUrl };
      return { fake, vendor: openAiFromEnvironment(environment, parts) };
    }
    case 'gemini': {
      const fake = await FakeGemini.start();
      const environment = { GEMINI_API_KEY: fake.key, GEMINI_BASE_URL: fake.baseUrl };
      return { fake, vendor: geminiFromEnvironment(environment, parts) };
    }
    case 'elevenlabs': {
      const fake = await FakeElevenLabs.start();
      const environment = { ELEVENLABS_API_KEY: fake.key, ELEVENLABS_BASE_URL: fake.baseUrl };
      return { fake, vendor: elevenLabsFromEnvironment(environment, parts) };
    }
    default:
      throw new Error(`${provider} has a model in the catalogue and no fake here.`);
  }
}

const HASH = 'a'.repeat(64);
const FIXTURES = new URL('../fakes/fixtures/', import.meta.url);

/** The files that recipes start from, by their roles. */
async function filesFor({ inputs }: AssetRecipe): Promise<Map<string, MadeInput>> {
  const soundPath = join(parts.scratch, 'sound.wav');
  await writeFile(soundPath, spokenWav('Boats go by.'));
  const files: { [role: string]: MadeInput } = {
    [START_IMAGE_ROLE]: fileAt(fileURLToPath(new URL('sunrise.png', FIXTURES)), 'image/png'),
    [referenceRole(0)]: fileAt(fileURLToPath(new URL('sunrise.png', FIXTURES)), 'image/png'),
    [LIP_SYNC_VIDEO_ROLE]: fileAt(fileURLToPath(new URL('sunrise.mp4', FIXTURES)), 'video/mp4'),
    [LIP_SYNC_SOUND_ROLE]: fileAt(soundPath, 'audio/wav'),
    [LOOKED_AT_ROLE]: fileAt(fileURLToPath(new URL('sunrise.mp4', FIXTURES)), 'video/mp4'),
  };
  return new Map(Object.entries(files).filter(([role]) => role in inputs));
}

function fileAt(path: string, mediaType: string): MadeInput {
  return {
    path,
    record: {
      hash: HASH,
      recipe: { kind: 'source', edition: 1, inputs: {}, intent: {} },
      extension: path.slice(path.lastIndexOf('.') + 1),
      mediaType,
      sizeBytes: 1,
      facts: {},
      provenance: {
        provider: 'upload',
        model: 'upload',
        parameters: {},
        steppedDown: [],
        cost: { known: true, micros: 0 },
        madeAt: '2026-11-21T10:00:00.000Z',
        tookMs: 0,
      },
    },
  };
}

/** A scene with what its model can start from or keep to. */
function sceneFor(way: ModelInputKind): Scene {
  const reference: SceneReference = { own: { asset: HASH }, role: 'character', name: 'the keeper' };
  const references = way === 'references' ? { references: [reference] } : {};
  return {
    id: 'scene-1',
    sequence: 1,
    title: 'The lamp',
    picture: { prompt: 'a lighthouse at dawn', style: 'watercolour', ...references },
    clip: {
      prompt: 'The lamp turns.',
      directions: 'Slow pan.',
      durationSeconds: way === 'references' ? 8 : 5,
      resolution: '720p',
      startsFrom: way === 'start-image' ? 'picture' : 'words',
      ...references,
    },
    slide: null,
    narration: [{ id: 'line-1', text: 'Boats go by.' }],
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: 0.5,
  };
}

/** What a film of that one scene needs of a kind. */
function recipeOfScene(kind: AssetKind, way: ModelInputKind): AssetRecipe {
  const { clip, ...still } = sceneFor(way);
  const scene: Scene = kind === 'clip' && clip ? { ...still, clip } : still;
  const given = settingsSchema.parse({ music: { mood: 'calm' }, ratio: '16:9' });
  const settings = resolveSettings(given, { ratio: '16:9', style: 'watercolour' });
  const storyboard: Storyboard = { version: 1, title: 'Lamps', scenes: [scene] };
  const wishes = wishesOf({ storyboard, settings, brand: {}, sources: new Map() });
  const wish = wishes.find(({ recipe }) => recipe.kind === kind);
  if (wish === undefined) throw new Error(`A scene needs no ${kind}.`);
  return wish.recipe;
}

function recipeFor({ kind, provider, id }: ModelEntry, way: ModelInputKind): AssetRecipe {
  if (kind === 'lip-sync')
    return lipSyncRecipe({ model: { provider, name: id } }, HASH, HASH, { durationSeconds: 2 });
  if (kind === 'face-look') return faceLookRecipe(HASH, { durationSeconds: 1 });
  if (kind !== 'script') return recipeOfScene(kind, way);
  return scriptRecipe({
    name: 'a list',
    instructions: 'List what is in the source.',
    source: 'Boats.',
    language: 'en',
    schema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
  });
}

/** In which ways a model is asked: from words, from a picture, with pictures of who is in it. */
function waysOf({ kind, takes }: ModelEntry): ModelInputKind[] {
  if (kind === 'lip-sync' || kind === 'face-look') return ['video'];
  return takes.filter((taken) => taken !== 'end-image');
}

/** From a scene to a file that was decoded from end to end, as a job does it. */
async function made(entry: ModelEntry, way: ModelInputKind): Promise<Downloaded> {
  await using test = await open(entry);
  const { vendor } = test;
  const recipe = {
    ...recipeFor(entry, way),
    model: { provider: entry.provider, name: entry.aliases[0] ?? entry.id, parameters: {} },
  };
  expect(vendor.offer(recipe)?.model).toBe(entry.id);
  const given = await filesFor(recipe);
  const records = new Map([...given].map(([role, { record }]) => [role, record]));
  const operation = JSON.parse(JSON.stringify(vendor.prepare(recipe, records)));
  if (way === 'references') expect(JSON.stringify(operation)).toContain(referenceRole(0));
  const nonce = `${entry.id}-${way}`;
  const vendorId = await vendor.start(operation, { inputs: given, nonce, sendByMs: Date.now() + 60_000 });
  let status = await vendor.status(operation, vendorId);
  while (status.state === 'running') status = await vendor.status(operation, vendorId);
  if (status.state !== 'succeeded') throw new Error(JSON.stringify(status));
  const file = await vendor.download(operation, status.output, {
    kind: recipe.kind,
    outputPathStem: join(parts.scratch, nonce.replaceAll('/', '-')),
    check: mediaCheck(parts.media),
    signal,
  });
  expect(test.accepted()).toBe(1);
  return file;
}

describe.each(entries.map((entry) => [entry.kind, entry.id, entry] as const))(
  '%s by %s',
  (kind, _id, entry) => {
    it.each(waysOf(entry))('is made from %s and decodes', async (way) => {
      const { filePath, mediaType, facts } = await made(entry, way);
      switch (kind) {
        case 'clip':
        case 'lip-sync':
          expect(mediaType).toBe('video/mp4');
          expect(facts).toMatchObject({
            widthPixels: expect.any(Number),
            durationSeconds: expect.any(Number),
          });
          break;
        case 'image':
          expect(facts).toMatchObject({ widthPixels: expect.any(Number), heightPixels: expect.any(Number) });
          break;
        case 'speech':
          expect(facts.words).toMatchObject([{ text: 'Boats' }, { text: 'go' }, { text: 'by.' }]);
          break;
        case 'music':
          expect(facts.durationSeconds).toBeCloseTo(64, 0);
          break;
        case 'face-look':
          expect(facts.moments).toHaveLength(4);
          break;
        default:
          expect(JSON.parse(await readFile(filePath, 'utf8'))).toEqual({
            title: 'A title about lighthouses.',
          });
      }
    });
  },
);
