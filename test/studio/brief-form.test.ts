import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';

describe.skipIf(executablePath === undefined)('the form of a brief', () => {
  let studio: BrowserStudio;
  let page: Page;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    page = await studio.open('/new');
    await page.getByRole('tab', { name: 'Fill in a form' }).click();
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  const titles = () =>
    page
      .getByLabel('Slide title', { exact: true })
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));

  it('keeps what is written while a file is on its way', async () => {
    const taking = Promise.withResolvers<void>();
    await page.route('**/api/uploads*', async (route) => {
      await taking.promise;
      await route.continue();
    });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'rocks.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(DRAWING) });
    await page.getByLabel('Slide title', { exact: true }).fill('Lamps');
    taking.resolve();
    await page.getByText('rocks.svg').waitFor();
    expect(await titles()).toEqual(['Lamps']);
    await page.unroute('**/api/uploads*');
  });

  it('keeps what is in the other items, and the hand in its place, when one in the middle goes', async () => {
    for (const [index, title] of ['Rocks', 'Lamps', 'Keepers'].entries()) {
      if (index > 0) await page.getByRole('button', { name: 'Slide', exact: true }).click();
      await page.getByLabel('Slide title', { exact: true }).nth(index).fill(title);
    }
    const third = page.getByLabel('Slide title', { exact: true }).nth(2);
    await third.evaluate((box) => box.setAttribute('data-same', 'yes'));
    await page.getByRole('button', { name: 'Remove slide 2' }).click();
    await expect.poll(titles).toEqual(['Rocks', 'Keepers']);
    const focused = page.locator(':focus');
    await expect.poll(() => focused.inputValue()).toBe('Keepers');
    expect(await focused.getAttribute('data-same')).toBe('yes');
    await page.getByRole('button', { name: 'Remove slide 2' }).click();
    await expect.poll(titles).toEqual(['Rocks']);
    await expect.poll(() => focused.innerText()).toBe('Slide');
  });
});
