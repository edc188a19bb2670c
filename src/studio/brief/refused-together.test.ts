import { expect, it } from 'vitest';
import { inFolder, lessonWith, refusalOf, slide } from './refusal-suite.ts';

inFolder();

const wrongNames = {
  style: 'profesional',
  captions: { style: 'clasic', mode: 'burnt' },
  music: { mood: 'clam', file: 'none.mp3' },
};
const allNamed = [
  ['settings.captions.mode', 'burned'],
  ['settings.style', 'professional'],
  ['settings.captions.style', 'classic'],
  ['settings.music.mood', 'calm'],
  ['settings.music.file', undefined],
];

it('tells unknown names and files beside fields that are wrong, each with the nearest', async () => {
  const { issues } = await refusalOf(
    lessonWith({
      lesson_titel: 'A',
      slides: [slide, { slide_title: 7, items: [{ bullet: 'A', figure: 'lgo.png' }] }],
      settings: wrongNames,
    }),
  );
  expect(issues.map(({ field, nearest }) => [field, nearest])).toEqual([
    ['slides[1].slide_title', undefined],
    ['slides[1].items[0].talk', undefined],
    allNamed[0],
    ['lesson_titel', 'lesson_title'],
    ...allNamed.slice(1),
    ['slides[1].items[0].figure', 'logo.png'],
  ]);
});

it('tells them where the fields that a format needs are not there, and beside a mere topic', async () => {
  const none = await refusalOf({ document: { settings: wrongNames } }, { format: 'music-video' });
  expect(none.issues.map(({ field, nearest }) => [field, nearest])).toEqual([
    ['concept', undefined],
    ...allNamed,
  ]);
  const topic = await refusalOf(
    { text: 'Photosynthesis' },
    {
      format: 'lecture',
      overrides: ['general.useVidoe=true', 'settings.music.mood=clam', 'image.style=profesional'],
    },
  );
  expect(topic.issues.map(({ field, nearest }) => [field, nearest])).toEqual([
    ['general.useVidoe', 'useVideo'],
    ['settings.music.mood', 'calm'],
    ['image.style', 'professional'],
  ]);
});

it('tells of no picture that a model lacks where one may be meant, and of it before anybody writes', async () => {
  const ad = { product_name: 'Lumo', cta_text: 'Buy', style: 'bold', product_imge: 'logo.png', model: 'svd' };
  const { issues } = await refusalOf({ document: ad });
  expect(issues.map(({ field }) => field)).toEqual(['product_imge']);
  const topic = await refusalOf({ text: 'Lumo' }, { format: 'ad', overrides: ['model=svd'] });
  expect(topic.issues).toMatchObject([{ field: 'model', problem: 'needs a picture' }]);
});
