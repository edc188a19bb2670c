import { readFile } from 'node:fs/promises';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { firstOf } from '../http/first-of.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const MOVIE = new URL('../fakes/fixtures/sunrise.mp4', import.meta.url);

describe.skipIf(executablePath === undefined)('pictures of the studio in a browser', () => {
  let studio: BrowserStudio;
  let film: string;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    const { projects, runs, upload } = studio.client;
    const slides = ['Rocks', 'Glass'].map((title) => ({
      slide_title: title,
      items: [{ bullet: title, talk: `This is about ${title}.` }],
    }));
    const brief = { lesson_id: 'light', lesson_title: 'Light', slides, settings: { ratio: '1:1' } };
    const make = async (id: string, stage: 'script' | 'film') =>
      runs.ended((await runs.start(id, { stage })).id);
    ({ id: film } = await projects.create({ format: 'lesson', brief }));
    await make(film, 'script');
    const scene = firstOf((await projects.scenes(film)).scenes).id;
    const { asset } = await upload('sunrise.mp4', await readFile(MOVIE));
    await projects.edit(film, { kind: 'own-clip', scene, asset });
    expect(await make(film, 'film')).toMatchObject({ state: 'completed' });
    const { id: unmade } = await projects.create({ format: 'lesson', brief });
    await make(unmade, 'script');
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  /** A page, and what came of what it asked for. */
  async function opened(path: string): Promise<{ page: Page; media(): URL[]; failed: string[] }> {
    const answers: Response[] = [];
    const failed: string[] = [];
    const page = await studio.open('/new');
    page.on('response', (response) => {
      answers.push(response);
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(studio.server().address + path);
    const media = () =>
      answers.map((each) => new URL(each.url())).filter(({ pathname }) => pathname.startsWith('/api/media/'));
    return { page, media, failed };
  }
  const widthsOf = (asked: URL[]) => new Set(asked.map(({ searchParams }) => searchParams.get('width')));

  it('are thumbnails on the cards, of moving shots too', async () => {
    const { page, media, failed } = await opened(`/films/${film}`);
    await expect.poll(() => media().length).toBe(2);
    expect(widthsOf(media())).toEqual(new Set(['320']));
    expect(await page.locator('main ol video').count()).toBe(0);
    expect(failed).toEqual([]);
    await page.close();
  });

  it('are smaller ones on the timeline', async () => {
    const { page, media, failed } = await opened(`/films/${film}?view=timeline`);
    const strips = () => media().filter(({ searchParams }) => searchParams.has('width'));
    await expect.poll(() => strips().length).toBe(2);
    expect(widthsOf(strips())).toEqual(new Set(['160']));
    expect(await page.locator('[data-clip] video').count()).toBe(0);
    expect(failed).toEqual([]);
    await page.close();
  });

  it('are thumbnails of posters at home, and nothing is asked for a film that was not made', async () => {
    const { page, media, failed } = await opened('/');
    await expect.poll(() => page.locator('main ul li').count()).toBe(2);
    const shown = () =>
      page
        .locator('main ul li img')
        .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
    await expect.poll(shown).toEqual([320, 320]);
    expect(widthsOf(media())).toEqual(new Set(['320']));
    expect(failed).toEqual([]);
    await page.close();
    expect(studio.faults).toEqual([]);
  });
});
