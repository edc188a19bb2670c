import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { MODELS } from '../providers/catalogue/find-model.ts';
import { MODEL_KINDS, modelsOfKind } from '../studio/models.ts';
import { modelGuide } from './model-guide.ts';
import { endingOf, modelList } from './model-list.ts';
import { type SetUpVendor, VENDORS } from './vendors.ts';

const replicate = VENDORS.filter(({ provider }) => provider === 'replicate').map(
  (entry) => ({ entry, vendor: {} }) as unknown as SetUpVendor,
);
const list = modelList(VENDORS, replicate);

test('every model is listed once, under the kind that people call it, those that can be asked first', () => {
  expect(list.map(({ id }) => id).toSorted()).toEqual(MODELS.map(({ id }) => id).toSorted());
  for (const kind of MODEL_KINDS) {
    const ofKind = modelsOfKind(list, kind);
    expect(ofKind.length).toBeGreaterThan(0);
    const firstMissing = ofKind.findIndex(({ isSetUp }) => !isSetUp);
    expect(
      ofKind.slice(firstMissing === -1 ? ofKind.length : firstMissing).some(({ isSetUp }) => isSetUp),
    ).toBe(false);
  }
});

test('a model says whether it can be asked here, and what to set where it cannot', () => {
  const named = (name: string) => list.find((model) => model.name === name);
  expect(named('seedance')).toMatchObject({ isSetUp: true, setUpBy: [], scenePrice: { micros: 180_000 } });
  expect(named('omni')).toMatchObject({ isSetUp: false, setUpBy: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'] });
  expect(named('builtin-painter')).toMatchObject({ isSetUp: true, scenePrice: { micros: 0 } });
});

test('another word for a kind is refused with the right one', () => {
  expect(() => modelsOfKind(list, 'clip')).toThrow(/--kind must be one of text, .*Did you mean video\?/);
  expect(modelsOfKind(list, ' Video ').length).toBe(modelsOfKind(list, 'video').length);
});

test('the page of models is the catalogue as it is; else run scripts/write-references.ts', async () => {
  const page = await readFile(resolve(import.meta.dirname, '../../docs/reference/models.md'), 'utf8');
  expect(page).toBe(modelGuide());
});

test('the end of a model is told where its vendor announced it, and of no other', () => {
  const ending = { endsOn: '2027-01-06', successor: 'eleven_multilingual_v2' };
  expect(endingOf('openai', 'tts-1')).toEqual(ending);
  expect(endingOf('replicate', 'stability-ai/stable-video-diffusion')).toBeUndefined();
  expect(endingOf('huggingface', 'whatever')).toBeUndefined();
});
