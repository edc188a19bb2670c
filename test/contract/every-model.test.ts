import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetRecipe } from '../../src/domain/asset.ts';
import { LIP_SYNC_SOUND_ROLE, LIP_SYNC_VIDEO_ROLE, lipSyncRecipe } from '../../src/domain/lip-sync.ts';
import {
  clipRecipe,
  imageRecipe,
  musicRecipe,
  START_IMAGE_ROLE,
  scriptRecipe,
  speechRecipe,
} from '../../src/domain/recipes.ts';
import { frameSizeOf } from '../../src/domain/settings.ts';
import type { MadeInput } from '../../src/ports/maker.ts';
import type { Downloaded, RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { mediaCheck } from '../../src/production/media-check.ts';
import { MODELS } from '../../src/providers/catalogue/find-model.ts';
import type { ModelEntry } from '../../src/providers/catalogue/model-entry.ts';
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

const WITH_ADAPTER = ['replicate', 'openai', 'gemini', 'elevenlabs'];
const entries = MODELS.filter(({ provider }) => WITH_ADAPTER.includes(provider));

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
    default: {
      const fake = await FakeElevenLabs.start();
      const environment = { ELEVENLABS_API_KEY: fake.key, ELEVENLABS_BASE_URL: fake.baseUrl };
      return { fake, vendor: elevenLabsFromEnvironment(environment, parts) };
    }
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
    [LIP_SYNC_VIDEO_ROLE]: fileAt(fileURLToPath(new URL('sunrise.mp4', FIXTURES)), 'video/mp4'),
    [LIP_SYNC_SOUND_ROLE]: fileAt(soundPath, 'audio/wav'),
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

function recipeFor({ kind, provider, id }: ModelEntry, startsFromPicture: boolean): AssetRecipe {
  switch (kind) {
    case 'image':
      return imageRecipe({
        prompt: 'a lighthouse at dawn',
        style: 'watercolour',
        size: frameSizeOf('9:16'),
        seed: 1,
        variation: 1,
        filmSeed: 1,
        brandColours: [],
      });
    case 'clip':
      return clipRecipe(
        {
          prompt: 'The lamp turns.',
          directions: 'Slow pan.',
          durationSeconds: 5,
          resolution: '720p',
          ratio: '9:16',
          seed: 1,
        },
        startsFromPicture ? HASH : undefined,
      );
    case 'lip-sync':
      return lipSyncRecipe({ model: { provider, name: id } }, HASH, HASH, 2);
    case 'speech':
      return speechRecipe({ text: 'Boats go by.', language: 'en', speed: 1 });
    case 'music':
      return musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 20 });
    default:
      return scriptRecipe({
        name: 'a list',
        instructions: 'List what is in the source.',
        source: 'Boats.',
        language: 'en',
        schema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
      });
  }
}

/** From a wish to a file that was decoded from end to end, as a job does it. */
async function made(entry: ModelEntry, startsFromPicture: boolean): Promise<Downloaded> {
  await using test = await open(entry);
  const { vendor } = test;
  const recipe = {
    ...recipeFor(entry, startsFromPicture),
    model: { provider: entry.provider, name: entry.aliases[0] ?? entry.id, parameters: {} },
  };
  expect(vendor.offer(recipe)?.model).toBe(entry.id);
  const given = await filesFor(recipe);
  const records = new Map([...given].map(([role, { record }]) => [role, record]));
  const operation = JSON.parse(JSON.stringify(vendor.prepare(recipe, records)));
  const nonce = `${entry.id}${startsFromPicture}`;
  const vendorId = await vendor.start(operation, { inputs: given, nonce, sendByMs: Date.now() + 10_000 });
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
    const ways =
      kind === 'clip' ? entry.takes.filter((taken) => taken === 'text' || taken === 'start-image') : ['text'];

    it.each(ways)('is made from %s and decodes', async (way) => {
      const { filePath, mediaType, facts } = await made(entry, way === 'start-image');
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
          expect(facts.durationSeconds).toBeCloseTo(20, 0);
          break;
        default:
          expect(JSON.parse(await readFile(filePath, 'utf8'))).toEqual({
            title: 'A title about lighthouses.',
          });
      }
    });
  },
);
