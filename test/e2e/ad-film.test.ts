import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import type { MadeBatch } from '../../src/studio/batch/batch.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const media = createMedia();
let home: FolderStudio;
let first: MadeFilm;

/** A red bar on white paper: what is white is to go, and the bar to stay as it is. */
const PRODUCT =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200"><rect width="200" height="200" fill="#fff"/><rect x="70" y="20" width="60" height="160" fill="#e00010"/></svg>';

const AD = {
  product_name: 'Lumo',
  description: 'Nights are dark. Lumo is not. It shines for 12 hours.',
  style: 'minimal',
  cta_text: 'Pack yours',
  product_image: 'lumo.svg',
  platform: 'feed-square',
  duration: 15,
  model: 'none',
  voiceover: false,
};

beforeAll(async () => {
  home = await studioInFolder();
  await writeFile(join(home.folder, 'lumo.svg'), PRODUCT);
  first = await home.make('ad', AD);
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await media.close();
});

describe('an ad', () => {
  test('F3 becomes a film of the platform’s shape, the style’s rate and the wished length', async () => {
    const facts = await media.probe(first.film ?? '');
    expect(facts.streams[0]).toMatchObject({
      size: { widthPixels: 1080, heightPixels: 1080 },
      frameRate: { numerator: 24, denominator: 1 },
    });
    expect(facts.durationSeconds).toBeCloseTo(15, 1);
    expect(first.checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('F3 shows the product itself, in its own colour, over its scenes and to the last picture', async () => {
    const { project } = await home.studio.project(first.projectId);
    const scenes = project.storyboard?.scenes ?? [];
    expect(scenes.map(({ id }) => id)).toEqual(['hook', 'product', 'call-to-action']);
    const layer = scenes[1]?.layers?.[0];
    expect(await redAt(2, layer)).toBe(false);
    expect(await redAt(7.5, layer)).toBe(true);
    expect(await redAt(14.9, scenes[2]?.layers?.[0])).toBe(true);
  });

  test('P1 is not made again where its brief is the same', async () => {
    const again = await home.make('again', AD);
    expect(again.assets.made).toBe(0);
  });

  test('F3 names the model that needs a picture before anything is made', async () => {
    const { product_image: _none, ...bare } = AD;
    await expect(home.make('svd', { ...bare, model: 'svd' })).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ field: 'model', problem: expect.stringMatching(/from a picture alone/) }],
    });
    await expect(home.make('svdd', { ...AD, model: 'svdd' })).rejects.toMatchObject({
      issues: [{ field: 'model', nearest: 'svd' }],
    });
  });
});

describe('a product whose background is not plain', () => {
  test('F3 is shown on a card, and the film says so', async () => {
    const stripes = Array.from(
      { length: 9 },
      (_, at) => `<rect x="${at}" width="1" height="9" fill="hsl(${at * 40},70%,50%)"/>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90">${stripes.join('')}</svg>`;
    await writeFile(join(home.folder, 'stripes.svg'), svg);
    const made = await home.make('stripes', { ...AD, product_name: 'Stripes', product_image: 'stripes.svg' });
    expect(made.corrected).toMatchObject([
      {
        kind: 'film',
        corrections: [
          { what: 'picture over scenes', made: 'on a card', why: expect.stringMatching(/not plain/) },
        ],
      },
    ]);
  });
});

describe('a batch of ads', () => {
  const batch = (lines: (object | string)[], outputFolder?: string): Promise<MadeBatch> =>
    home.studio.makeBatch({
      brief: {
        text: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
        folder: home.folder,
      },
      overrides: [],
      together: 2,
      signal: new AbortController().signal,
      onFilm: () => {},
      onEvent: () => {},
      ...(outputFolder === undefined ? {} : { outputFolder }),
    });

  test('F3 is checked as a whole before the first is made', async () => {
    const before = await home.studio.listProjects({});
    const wrong = [
      { ...AD, product_name: 'Sol' },
      { ...AD, product_name: 'Nox', style: 'luxary' },
      '{"product_name": Nix}',
      { ...AD, product_name: 'Sol', model: 'ltxw' },
      { ...AD, product_name: 'Sol' },
    ];
    await expect(batch(wrong)).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [
        { field: 'line 2: style', nearest: 'luxury' },
        { field: 'line 3', problem: expect.stringMatching(/not valid JSON/) },
        { field: 'line 4: model' },
        { field: 'line 5', problem: expect.stringMatching(/same film as line 1/) },
      ],
    });
    expect(await home.studio.listProjects({})).toEqual(before);
  });

  test('F3 makes what can be made and tells what failed', async () => {
    const out = join(home.folder, 'batch');
    await mkdir(out);
    // A folder of this name with other things in it is no place for the second film.
    const taken = { ...AD, product_name: 'Nox', settings: { seed: 3 } };
    const first = await batch([{ ...AD }], out);
    expect(first).toMatchObject({
      succeeded: 1,
      failed: 0,
      blocked: 0,
      films: [{ place: 'line 1', title: 'Lumo' }],
    });
    const { projectId } = await home.studio
      .createProject({
        brief: { text: JSON.stringify({ ...taken, product_image: undefined }) },
        overrides: [],
        signal: new AbortController().signal,
      })
      .then(({ project }) => ({ projectId: project.id }));
    await writeFile(join(out, projectId), 'in the way');
    const second = await batch([{ ...AD }, { ...taken, product_image: undefined }], out);
    expect(second.films.map(({ outcome }) => outcome)).toEqual(['succeeded', 'failed']);
    expect(second).toMatchObject({ succeeded: 1, failed: 1, blocked: 0 });
    expect(second.films[1]?.error?.message).toMatch(/./);
  });
});

/** Whether the picture is red at the middle of a layer. */
async function redAt(
  seconds: number,
  layer: { centreX: number; centreY: number } | undefined,
): Promise<boolean> {
  if (!layer) throw new Error('The scene has no layer.');
  const path = join(home.folder, `at-${seconds}.png`);
  await media.extractFrames({
    inputPath: first.film ?? '',
    frames: [{ at: { seconds }, outputPath: path }],
    format: 'png',
  });
  const { ProcessRasterizer } = await import('../../src/raster/process-rasterizer.ts');
  const rasterizer = new ProcessRasterizer();
  try {
    const size = { widthPixels: 1080, heightPixels: 1080 };
    const raw = `${path}.rgba`;
    await rasterizer.drawPixels(
      { size, root: { type: 'image', src: path, style: { width: 1080, height: 1080 } } },
      raw,
    );
    const { readFile } = await import('node:fs/promises');
    const pixels = await readFile(raw);
    const at = (Math.round(layer.centreY * 1080) * 1080 + Math.round(layer.centreX * 1080)) * 4;
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    return red > 180 && green < 60 && blue < 70;
  } finally {
    await rasterizer.close();
  }
}
