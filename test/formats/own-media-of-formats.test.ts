import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FolderStudio, studioInFolder } from '../e2e/studio-in-folder.ts';

let home: FolderStudio;
const signal = new AbortController().signal;
const examples = new URL('../../examples/', import.meta.url);

beforeAll(async () => {
  home = await studioInFolder({ REPLICATE_API_TOKEN: 'r8_a-token-that-is-never-used' });
  await copyFile(new URL('music-video/night-bus.ogg', examples), join(home.folder, 'own.ogg'));
  await copyFile(new URL('timeline/harbour/boats.mp4', examples), join(home.folder, 'own.mp4'));
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><path d="M9 9h72v72H9z" fill="#e02"/></svg>';
  await writeFile(join(home.folder, 'own.svg'), square);
});
afterAll(() => home[Symbol.asyncDispose]());

const settings = (music: object = {}) => ({ settings: { music } });
const lesson = ({ item = {}, slide = {}, ...more }: { item?: object; slide?: object } & object = {}) => ({
  lesson_id: 'lamps',
  slides: [{ slide_title: 'Lamps', items: [{ bullet: 'Oil', talk: 'Lamps burn oil.', ...item }], ...slide }],
  ...more,
});
const lecture = ({ segment = {}, ...more }: { segment?: object } & object = {}) => ({
  title: 'Lamps',
  segments: [{ narration: 'Lamps burn oil.', ...segment }],
  general: { maxVideoSegments: 1 },
  ...more,
});
const ad = (more: object = {}) => ({
  product_name: 'Lumo',
  description: 'It shines for 12 hours. It folds flat.',
  style: 'bold',
  cta_text: 'Pack yours',
  ...more,
});
const training = ({
  block = {},
  section = {},
  ...more
}: { block?: object; section?: object } & object = {}) => ({
  title: 'Lamps',
  lessons: [
    { title: 'Oil', sections: [{ heading: 'Fill it', blocks: [{ say: 'Fill it.', ...block }], ...section }] },
  ],
  ...more,
});
const video = ({ scene = {}, ...more }: { scene?: object; backing_track?: string } = {}) => ({
  concept: 'A night bus crosses a city.',
  duration: 12,
  model: 'auto',
  scenes: [{ visual: 'A bus', ...scene }],
  ...more,
});
const line = 'Nights are dark.';

const counts = async (document: object): Promise<{ [kind: string]: number }> => {
  const brief = { text: JSON.stringify(document), folder: home.folder };
  const { plan, notices } = await home.studio.plan({ brief, overrides: [], signal, onEvent: () => {} });
  const kinds = Map.groupBy([...plan.wanted, ...plan.reused], ({ recipe }) => recipe.kind);
  return {
    ...Object.fromEntries([...kinds].map(([kind, { length }]) => [kind, length])),
    notices: notices.length,
  };
};

describe('F0: own media in a brief stand in place of what would be made', () => {
  it.each<[string, object, object, { [kind: string]: number }]>([
    [
      'a picture behind a slide of a lesson',
      lesson(),
      lesson({ slide: { picture: 'own.svg' } }),
      { image: -1 },
    ],
    [
      'a film in place of a slide of a lesson',
      lesson(),
      lesson({ slide: { clip: 'own.mp4' } }),
      { image: -1 },
    ],
    [
      'a recording of a lesson',
      lesson(),
      lesson({ item: { recording: 'own.ogg' } }),
      { speech: -1, 'recorded-speech': 1 },
    ],
    ['music of a lesson', lesson(), lesson(settings({ file: 'own.ogg' })), { music: -1 }],
    [
      'a picture of a lecture',
      lecture(),
      lecture({ segment: { picture: 'own.svg' } }),
      { image: -1, clip: -1 },
    ],
    ['a film of a lecture', lecture(), lecture({ segment: { clip: 'own.mp4' } }), { image: -1, clip: -1 }],
    [
      'a recording of a lecture',
      lecture(),
      lecture({ segment: { recording: 'own.ogg' } }),
      { speech: -1, 'recorded-speech': 1 },
    ],
    ['music of a lecture', lecture(), lecture(settings({ file: 'own.ogg' })), { music: -1 }],
    ['a picture of an ad', ad(), ad({ scenes: { hook: { picture: 'own.svg' } } }), { image: -1 }],
    [
      'a film of an ad',
      ad(),
      ad({ scenes: { product: { clip: 'own.mp4' }, call_to_action: { clip: 'own.mp4' } } }),
      { image: -2, clip: -1 },
    ],
    [
      'recordings of an ad',
      ad(),
      ad({ scenes: { hook: { line, recording: 'own.ogg' }, call_to_action: { recording: 'own.ogg' } } }),
      { speech: -2, 'recorded-speech': 2 },
    ],
    ['music of an ad', ad(), ad(settings({ file: 'own.ogg' })), { music: -1 }],
    [
      'a picture behind the slides of a module',
      training(),
      training({ section: { picture: 'own.svg' } }),
      { image: -1 },
    ],
    ['a picture of a module', training(), training({ block: { picture: 'own.svg' } }), { image: -1 }],
    ['a film of a module', training(), training({ block: { clip: 'own.mp4' } }), { image: -1 }],
    [
      'a recording of a module',
      training(),
      training({ block: { recording: 'own.ogg' } }),
      { speech: -1, 'recorded-speech': 1 },
    ],
    ['music of a module', training(), training(settings({ file: 'own.ogg' })), { music: -1 }],
    ['a picture of a music video', video(), video({ scene: { picture: 'own.svg' } }), { image: -1 }],
    ['a film of a music video', video(), video({ scene: { clip: 'own.mp4' } }), { image: -1, clip: -1 }],
    ['the track of a music video', video(), video({ backing_track: 'own.ogg' }), { music: -1 }],
  ])('%s', async (_what, without, having, changes) => {
    const before = await counts(without);
    const after = await counts(having);
    const kinds = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...kinds].flatMap((kind) => {
      const by = (after[kind] ?? 0) - (before[kind] ?? 0);
      return by === 0 ? [] : [[kind, by]];
    });
    expect(Object.fromEntries(changed)).toEqual(changes);
  });
});

describe('F3: what a person brings of an ad’s scenes', () => {
  it('is the scene itself where it has a line, and is told where the ad has no such scene', async () => {
    const brief = ad({
      scenes: { benefits: [{}, { picture: 'own.svg' }], proof: { line: 'Tested for a year.' } },
    });
    const made = await home.make('ad', brief, { stage: 'script' });
    const { project } = await home.studio.project(made.projectId);
    expect(project.storyboard?.scenes.map(({ id }) => id)).toContain('proof');
    expect(made.notices).toEqual([expect.stringContaining('scenes.benefits[1] is left out')]);
  });

  it.each([
    [{ scenes: { hook: { recording: 'own.ogg' } } }, 'scenes.hook.recording', /needs line/],
    [
      { voiceover: false, scenes: { call_to_action: { recording: 'own.ogg' } } },
      'scenes.call_to_action.recording',
      /voiceover is false/,
    ],
    [{ scenes: { benefits: [{ clip: 'own.mpg' }] } }, 'scenes.benefits[0].clip', /does not exist/],
  ])('is refused where it cannot be heard or seen: %j', async (more, field, problem) => {
    await expect(counts(ad(more))).rejects.toMatchObject({
      issues: [{ field, problem: expect.stringMatching(problem) }],
    });
  });
});
