import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import type { Studio } from '../../src/studio/studio.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples/timeline');
let studio: Studio;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-timeline-'));
  await cp(EXAMPLES, folder, { recursive: true });
  studio = await openStudio({ home: join(folder, 'home'), environment: {} });
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});

function render(example: string, text: string) {
  const timeline = { text, name: 'timeline.yaml', folder: join(folder, example) };
  const outputFolder = join(folder, `out-${example}`);
  return studio.renderTimeline(
    { timeline, outputFolder, onProgress: () => {} },
    new AbortController().signal,
  );
}

/** The example at a size that a test can afford. */
async function small(example: string, ratio: string): Promise<string> {
  const text = await readFile(join(EXAMPLES, example, 'timeline.yaml'), 'utf8');
  return text.replace(`${ratio}-1080p`, `${ratio}-720p`).replace("fps: '30'", "fps: '24'");
}

describe('R1: a film from a timeline alone', () => {
  it('renders stills that move, a movie with its sound, words, transitions and music, and passes every check', async () => {
    const text = await small('harbour', '16:9');
    const film = await render('harbour', text);
    expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(film.durationSeconds).toBe(19);
    const judged = await studio.checkFilm({ film: film.film, pictures: 'all' }, new AbortController().signal);
    expect(judged.filter(({ ok }) => !ok)).toEqual([]);

    const again = await render('harbour', text.replace('Bread before breakfast', 'Fruit before breakfast'));
    expect(again.spans.made).toBeLessThan(film.spans.made);
    expect(again.spans.made + again.spans.reused).toBe(film.spans.made + film.spans.reused);
  });

  it('R6 previews a film small, with everything in its place, and leaves the coded stretches of the film alone', async () => {
    const text = await readFile(join(EXAMPLES, 'vertical', 'timeline.yaml'), 'utf8');
    const timeline = { text, name: 'timeline.yaml', folder: join(folder, 'vertical') };
    const outputFolder = join(folder, 'out-preview');
    const preview = await studio.renderTimeline(
      { timeline, outputFolder, isPreview: true, onProgress: () => {} },
      new AbortController().signal,
    );
    expect(preview.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(preview.durationSeconds).toBe(6);
    expect(preview.checks.find(({ name }) => name === 'picture')?.detail).toContain('360x640');
  });

  it('burns captions into an upright film and puts them beside it too', async () => {
    const film = await render('vertical', await small('vertical', '9:16'));
    expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(await readFile(film.captions?.srt ?? '', 'utf8')).toContain('the same boats');
  });
});

const PICTURE = 'picture: [{still: harbour.jpg}]';
const BAD: [string, string, object][] = [
  ['no version', PICTURE, { field: 'version' }],
  ['a newer version', `version: 2\n${PICTURE}`, { field: 'version' }],
  ['no picture', 'version: 1', { field: 'picture' }],
  ['an empty picture track', 'version: 1\npicture: []', { field: 'picture' }],
  ['a file that is not there', 'version: 1\npicture: [{still: harbor.jpg}]', { nearest: 'harbour.jpg' }],
  [
    'a file outside the folder',
    'version: 1\npicture: [{still: ../vertical/boats.jpg}]',
    { field: 'picture[0].still' },
  ],
  [
    'an address',
    'version: 1\npicture: [{still: "https://example.com/a.jpg"}]',
    { field: 'picture[0].still' },
  ],
  ['a sound as a still', 'version: 1\npicture: [{still: dusk.flac}]', { field: 'picture[0].still' }],
  ['a still as a movie', 'version: 1\npicture: [{movie: timeline.yaml}]', { field: 'picture[0].movie' }],
  ['an unknown field', `version: 1\n${PICTURE}\nmuzic: []`, { field: 'muzic', nearest: 'music' }],
  ['an unknown preset', `version: 1\npreset: 16:9-1081p\n${PICTURE}`, { field: 'preset' }],
  ['an unknown rate', `version: 1\nfps: '31'\n${PICTURE}`, { field: 'fps' }],
  ['a time that is none', 'version: 1\npicture: [{still: harbour.jpg, seconds: soon}]', {}],
  ['a negative length', 'version: 1\npicture: [{still: harbour.jpg, seconds: -1}]', {}],
  ['an unknown transition', 'version: 1\npicture: [{still: harbour.jpg, transition: {kind: spin}}]', {}],
  ['an unknown move', 'version: 1\npicture: [{still: harbour.jpg, move: push-on}]', {}],
  [
    'a zoom below the frame',
    'version: 1\npicture: [{still: harbour.jpg, move: {from: {zoom: 0.5}, to: {}}}]',
    {},
  ],
  ['a colour that is none', 'version: 1\npicture: [{colour: red}]', {}],
  [
    'too many layers',
    `version: 1\npicture: [{layers: [${'{file: harbour.jpg, depth: 0},'.repeat(13)}]}]`,
    {},
  ],
  ['two kinds of picture at once', 'version: 1\npicture: [{still: harbour.jpg, colour: "#000000"}]', {}],
  [
    'music too loud',
    `version: 1\n${PICTURE}\nmusic: [{file: bed.ogg, gain: 99}]`,
    { field: 'music[0].gain' },
  ],
  ['an overlay without a time', `version: 1\n${PICTURE}\noverlays: [{text: Hello}]`, {}],
  ['an empty text', `version: 1\n${PICTURE}\noverlays: [{text: "", at: 0, seconds: 1}]`, {}],
  [
    'captions that are not there',
    `version: 1\n${PICTURE}\ncaptions: {file: none.vtt}`,
    { field: 'captions.file' },
  ],
  [
    'captions of another kind',
    `version: 1\n${PICTURE}\ncaptions: {file: timeline.yaml}`,
    { field: 'captions.file' },
  ],
  [
    'an unknown caption style',
    `version: 1\n${PICTURE}\ncaptions: {file: a.vtt, style: clasic}`,
    { nearest: 'classic' },
  ],
  ['a loudness out of reach', `version: 1\n${PICTURE}\nloudness: {lufs: 3}`, { field: 'loudness.lufs' }],
  [
    'a chapter without a title',
    `version: 1\n${PICTURE}\nchapters: [{at: 1}]`,
    { field: 'chapters[0].title' },
  ],
  ['no YAML', 'version: [1', { field: '(document)' }],
  ['a list', '- 1', {}],
];

describe('refuses, with the field and nothing written,', () => {
  it.each(BAD)('%s', async (_what, text, issue) => {
    const refusal = await render('harbour', text).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'invalid-input', issues: [expect.objectContaining(issue)] });
  });

  it('a timeline named by a path that is not there', async () => {
    await writeFile(join(folder, 'empty.yaml'), '');
    await expect(render('harbour', '')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
