import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolveSettings } from '../../src/domain/settings.ts';
import type { StoryboardContext } from '../../src/ports/format.ts';
import { recipeSchema } from './recipe/recipe-brief.ts';
import { recipeFormat } from './recipe/recipe-format.ts';

/*
 * The steps of “Add a format” in CONTRIBUTING.md, done: the folder `recipe` beside this file goes into a copy of the
 * project, the catalogue is told of it, and everything else has it.
 */
const PROJECT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

let copy: string;
const reel = (...words: string[]) =>
  run(process.execPath, [join(copy, 'src/cli/main.ts'), ...words], {
    cwd: copy,
    env: { ...process.env, REEL_HOME: join(copy, 'home'), NO_COLOR: '1' },
  });
const script = (name: string) => run(process.execPath, [join(copy, 'scripts', name)], { cwd: copy });

describe('F0: a sixth format', () => {
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'reelwright-format-'));
    for (const part of ['src', 'scripts', 'docs/reference', 'package.json']) {
      await cp(join(PROJECT, part), join(copy, part), { recursive: true });
    }
    await symlink(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
    await addFolder();
    await tellCatalogue();
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('keeps to the directions of imports, and its brief is published as a schema', async () => {
    await script('check-directions.ts');
    await script('write-schemas.ts');
    const schema = JSON.parse(await readFile(join(copy, 'docs/reference/recipe.schema.json'), 'utf8'));
    expect(Object.keys(schema.properties)).toContain('ingredients');
  });

  it('makes a film of the brief that `reel new` writes', async () => {
    const file = join(copy, 'brief.yaml');
    await reel('new', 'recipe', file);
    expect(parse(await readFile(file, 'utf8'))).toMatchObject(recipeFormat.sample);
    await reel('make', file, '-o', join(copy, 'film'), '--set', 'settings.resolution=720p');
    const result = JSON.parse(await readFile(join(copy, 'film/result.json'), 'utf8'));
    expect(result.duration_seconds).toBeGreaterThan(8);
    const captions = await readFile(join(copy, 'film/film.vtt'), 'utf8');
    expect(captions.replaceAll(/\s+/g, ' ')).toContain('200 grams of flour');
  });

  it('plans a film of one line, and names the field that is misspelt', async () => {
    expect((await reel('plan', 'recipe', 'Pancakes for two')).stdout).toContain('Pancakes for two');
    const brief = { ...recipeFormat.sample, ingredient: ['salt'] };
    await writeFile(join(copy, 'wrong.json'), JSON.stringify(brief));
    await expect(reel('plan', 'recipe', 'wrong.json')).rejects.toMatchObject({
      stderr: expect.stringContaining('ingredients'),
    });
  });

  it('loses, repeats and reorders nothing that the recipe says', async () => {
    const words = fc.stringMatching(/^[a-z]{3,12}( [a-z]{3,12}){0,4}$/);
    const recipes = fc.record({
      title: words,
      ingredients: fc.array(words, { minLength: 1, maxLength: 12 }),
      steps: fc.array(fc.record({ do: words }), { minLength: 1, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const brief = recipeSchema.parse(recipe);
        const settings = resolveSettings(brief.settings, recipeFormat.defaults);
        const context = { settings, sources: new Map() } as unknown as StoryboardContext;
        const { scenes } = await recipeFormat.storyboard(brief, context);
        const said = scenes.flatMap(({ narration }) => narration.map(({ text }) => text));
        expect(said).toEqual([...recipe.ingredients, ...recipe.steps.map((step) => step.do)]);
      }),
    );
  });
});

/** Its files stand three folders from `src/` here, and two there. */
async function addFolder(): Promise<void> {
  const from = join(import.meta.dirname, 'recipe');
  const to = join(copy, 'src/formats/recipe');
  await cp(from, to, { recursive: true });
  for (const name of await readdir(to)) {
    const text = await readFile(join(to, name), 'utf8');
    const moved = text.replaceAll("'../../../src/formats/", "'../").replaceAll("'../../../src/", "'../../");
    await writeFile(join(to, name), moved);
  }
}

async function tellCatalogue(): Promise<void> {
  const file = join(copy, 'src/formats/catalogue.ts');
  const text = await readFile(file, 'utf8');
  const told = text
    .replace('\n\n', "\nimport { recipeFormat } from './recipe/recipe-format.ts';\n\n")
    .replace('\n];', '\n  recipeFormat,\n];');
  expect(told.match(/recipeFormat/g)).toHaveLength(2);
  await writeFile(file, told);
}
