import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';

describe.skipIf(executablePath === undefined)('what new films start from', () => {
  let studio: BrowserStudio;
  let page: Page;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    page = await studio.open('/settings');
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  const client = () => studio.client;
  const madeOf = async (act: () => Promise<void>) => {
    await act();
    await page.getByRole('button', { name: 'Save without making it' }).click();
    await page.waitForURL(/\/films\//);
    return client().projects.get(decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? ''));
  };

  it('is kept with a logo that is shown, and says of each field what is wrong with it', async () => {
    await page.getByLabel('Name, shown where there is no logo').fill('Harbour Museum');
    await page.getByLabel('Colours, the most important first').fill('#0a6e8a blue');
    await page.getByLabel('Shape').selectOption('1:1');
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('region', { name: 'Look and sound' }).getByLabel('At most, in US dollars').fill('2');
    const save = page.getByRole('button', { name: 'Save' }).first();
    await save.click();
    await page.getByText('must be a colour as # and six hexadecimal digits').first().waitFor();
    await page.getByLabel('Colours, the most important first').fill('#0a6e8a, #f2b705');
    await page
      .getByLabel('Choose a logo…')
      .last()
      .setInputFiles({ name: 'harbour (1).svg', mimeType: 'image/svg+xml', buffer: Buffer.from(LOGO) });
    await page.getByText('harbour (1).svg').waitFor();
    await save.click();
    await page.getByText('Kept. New films start from it.').waitFor();
    await page.reload();
    const logo = page.getByRole('img', { name: 'Logo' });
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
    expect(await page.getByLabel('Shape').inputValue()).toBe('1:1');
  });

  it('fills in the form of a new film, where each of it can be chosen otherwise', async () => {
    const made = await madeOf(async () => {
      await page.getByRole('link', { name: 'Films' }).click();
      await page.getByRole('link', { name: 'New film' }).click();
      await page.getByLabel('What is it about?').fill('How lighthouses work');
      await page.getByText('Look and sound').click();
      expect(await page.getByLabel('Language').inputValue()).toBe('fr');
      await page.getByLabel('Shape').selectOption('16:9');
      await page.getByRole('button', { name: 'See what it costs' }).click();
      await page.getByText('Price:').waitFor();
    });
    expect(made.settings).toMatchObject({ language: 'fr', ratio: '16:9', budget: 2 });
    expect(made.brief.brand).toMatchObject({ name: 'Harbour Museum', colours: ['#0a6e8a', '#f2b705'] });
    expect(made.brief.brand).toHaveProperty('logo', 'logo.svg');
  });

  const paste = async () => {
    await page.goto(`${studio.server().address}/new`);
    await page.getByRole('tab', { name: 'Paste a brief' }).click();
    await page.getByLabel('The brief', { exact: true }).fill(
      JSON.stringify({
        lesson_id: 'rocks',
        lesson_title: 'Rocks',
        slides: [{ slide_title: 'Rocks', items: [{ bullet: 'Rocks', talk: 'Nobody sees rocks.' }] }],
        settings: { ratio: '4:5' },
      }),
    );
  };

  it('fills in what a pasted brief leaves open, and nothing that it says', async () => {
    const made = await madeOf(paste);
    expect(made.settings).toMatchObject({ language: 'fr', ratio: '4:5', budget: 2 });
    expect(made.brief.brand).toBeUndefined();
  });

  it('leaves a pasted brief as it is where that is wished', async () => {
    const made = await madeOf(async () => {
      await paste();
      await page.getByLabel('What the brief leaves open is as your settings have it').uncheck();
    });
    expect(made.settings).toMatchObject({ language: 'en', ratio: '4:5' });
    expect(studio.faults).toEqual([]);
  });
});
