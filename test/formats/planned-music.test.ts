import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Price } from '../../src/domain/price.ts';
import { musicWishOf } from '../../src/domain/recipes.ts';
import { SHORT_AD } from '../e2e/bought-shots.ts';
import { type FolderStudio, shortLesson, studioInFolder } from '../e2e/studio-in-folder.ts';

let home: FolderStudio;
const signal = new AbortController().signal;

beforeAll(async () => {
  home = await studioInFolder({ ELEVENLABS_API_KEY: 'a-key-that-is-never-used' });
});
afterAll(() => home[Symbol.asyncDispose]());

async function plannedMusic(document: object) {
  const brief = { text: JSON.stringify(document), folder: home.folder };
  const { plan } = await home.studio.plan({ brief, overrides: [], signal, onEvent: () => {} });
  const music = plan.wanted.find(({ recipe }) => recipe.kind === 'music');
  return { seconds: musicWishOf(music!.recipe).durationSeconds, price: music!.offer!.price };
}

const { product_image: _none, ...AD } = SHORT_AD;

test.each([15, 20, 30])(
  'P2 an ad of %i s plans music for that long, at the price of that',
  async (duration) => {
    const ad = { ...AD, product_name: 'Lumo', style: 'minimal', duration };
    const { seconds, price } = await plannedMusic(ad);
    expect(seconds).toBeGreaterThanOrEqual(duration * 0.95);
    expect(seconds).toBeLessThanOrEqual(duration * 1.25);
    expect(price).toEqual<Price>({ known: true, micros: seconds * 5_000 });
  },
);

test('P2 a lesson of some twelve seconds plans little more, and a long one the most that is made', async () => {
  const { seconds } = await plannedMusic(shortLesson());
  expect(seconds).toBeLessThanOrEqual(16);
  const [slide] = shortLesson().slides;
  expect((await plannedMusic(shortLesson({ slides: Array(12).fill(slide) }))).seconds).toBe(64);
});

test('P1 a brief handed in with a few more words keeps the music that was made, one far longer has other music', async () => {
  await using own = await studioInFolder();
  const lesson = (talk: string) => ({
    lesson_id: 'kept',
    slides: [{ slide_title: 'Tides', items: [{ bullet: 'The moon', talk }] }],
    settings: { ratio: '1:1' as const },
  });
  const short = 'The moon pulls at the water, and the water follows it. '.repeat(4);
  const lengthsOf = async (talk: string) => {
    const { projectId } = await own.make('film', lesson(talk), { stage: 'script' });
    const { project } = await own.studio.showProject(projectId);
    return project.storyboard?.bedSeconds;
  };
  const first = await lengthsOf(short);
  expect(await lengthsOf(`${short} Twice a day it comes, and twice a day it goes.`)).toBe(first);
  expect(await lengthsOf(short.repeat(5))).toBe(64);
});
