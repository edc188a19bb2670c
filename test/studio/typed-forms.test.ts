import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { filmInStudio, holdEdits } from './film-in-studio.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

describe.skipIf(chromiumPath() === undefined)('what a person types in a form', () => {
  const film = filmInStudio({ brief: shortLesson(), stage: 'script', search: '?view=spending' });
  const limit = () => film.page.getByLabel('At most, in US dollars');
  const save = () => film.page.getByRole('button', { name: 'Save', exact: true }).first();
  const budget = async () => (await film.client.spending.budget({ project: film.id })).limit?.amount;

  it('stays in the budget while another window sets one, and when they come back to it', async () => {
    await limit().fill('7');
    await film.client.spending.setBudget(3, { project: film.id });
    // Any edit has the page read anew.
    await film.client.projects.edit(film.id, { kind: 'change-film', title: 'Lights' });
    await film.page.getByText('Another window changed it to “3”.').waitFor();
    expect(await limit().inputValue()).toBe('7');
    await film.page.getByRole('tab', { name: 'Storyboard' }).click();
    await limit().waitFor({ state: 'detached' });
    await film.page.getByRole('tab', { name: 'Spending' }).click();
    expect(await limit().inputValue()).toBe('7');
    expect(await budget()).toBe(3);
    await save().click();
    await expect.poll(budget).toBe(7);
  });

  it('stays in the budget where it is no number, which leaves the limit as it is', async () => {
    await limit().fill('5 dollars');
    await save().click();
    await film.page.getByText('Not saved. It must be a number.').waitFor();
    expect([await limit().inputValue(), await budget()]).toEqual(['5 dollars', 7]);
    await limit().fill('5');
    await save().click();
    await expect.poll(budget).toBe(5);
  });

  it('stays in a setting that is refused after they chose a scene', async () => {
    await film.page.getByRole('tab', { name: 'Storyboard' }).click();
    const music = film.page.locator('summary').filter({ hasText: /^Music\b/ });
    await music.click();
    const tempo = film.page.getByLabel('Beats a minute');
    const { release } = await holdEdits(film.page);
    await tempo.fill('900');
    await film.page.getByRole('button', { name: /^1\. Why they shine/ }).click();
    await film.page.getByRole('heading', { name: 'Scene 1' }).waitFor();
    release();
    const told = film.page.getByRole('alert').filter({ hasText: 'What you wrote: 900' });
    await told.getByRole('button', { name: 'Close' }).click();
    await film.page.getByRole('button', { name: 'Back to the storyboard' }).click();
    await music.click();
    expect(await tempo.inputValue()).toBe('900');
    await film.page.getByRole('button', { name: 'Give it up' }).click();
    expect(await tempo.inputValue()).toBe('');
  });

  it('is all that is kept of what new films start from, beside what another window kept', async () => {
    await film.page.getByRole('link', { name: 'Settings' }).click();
    await film.page.getByLabel('Name, shown where there is no logo').fill('Harbour Museum');
    await film.client.defaults.set({ brand: { name: 'The sea' }, settings: { language: 'fr' } });
    await save().click();
    await film.page.getByText('Kept. New films start from it.').waitFor();
    expect(await film.client.defaults.get()).toMatchObject({
      brand: { name: 'Harbour Museum' },
      settings: { language: 'fr' },
    });
    expect(await film.page.getByLabel('Language').inputValue()).toBe('fr');
  });

  it('is there again in the form of a format after they looked at another', async () => {
    await film.page.getByRole('link', { name: 'Films' }).click();
    await film.page.getByRole('button', { name: 'New film' }).click();
    await film.page.getByRole('tab', { name: 'Fill in a form' }).click();
    await film.page.getByRole('radio', { name: /^lesson/i }).check();
    await film.page.getByLabel('Slide title', { exact: true }).fill('Rocks');
    await film.page.getByRole('radio', { name: /^lecture/i }).check();
    await film.page.getByLabel('Slide title', { exact: true }).waitFor({ state: 'detached' });
    await film.page.getByRole('radio', { name: /^lesson/i }).check();
    expect(await film.page.getByLabel('Slide title', { exact: true }).inputValue()).toBe('Rocks');
    expect(film.studio.faults).toEqual([]);
  });
});

describe.skipIf(chromiumPath() === undefined)('what a person types where the server asks for a key', () => {
  let studio: BrowserStudio;
  let page: Page;
  beforeAll(async () => {
    studio = await studioInBrowser(chromiumPath()!, {}, ['ada', 'grace']);
    page = await studio.open('/new');
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  const signIn = async (key = '') => {
    await page.getByLabel('Key').fill(key);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const brief = () => page.getByLabel('What is it about?');

  it('is not lost with the page without a question, and leaves no question once it is saved', async () => {
    await signIn(studio.keys[0]);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await brief().click();
    await page.keyboard.type('Tides');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await brief().click();
    await page.keyboard.type('Tides');
    await page.getByRole('button', { name: 'Save without making it' }).click();
    const title = page.getByRole('textbox', { name: 'Title of the film' });
    await title.waitFor();
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await title.click();
    await page.keyboard.type('High ');
    await page.reload();
    expect(asked).toEqual(['beforeunload', 'beforeunload']);
    page.removeAllListeners('dialog');
    await page.goto(`${studio.server().address}/new`);
  });

  it('is there still after a server that was started again had them sign in again', async () => {
    await brief().fill('How lighthouses work');
    await studio.restart();
    await page.getByRole('button', { name: 'Save without making it' }).click();
    await signIn('reel_wrong');
    await page.getByText(/key/i).last().waitFor();
    expect(await brief().isVisible()).toBe(false);
    await signIn(studio.keys[0]);
    await brief().waitFor();
    expect(await brief().inputValue()).toBe('How lighthouses work');
    await page.getByRole('button', { name: 'Save without making it' }).click();
    await page.waitForURL(/\/films\//);
  });

  it('is still in its field where the session ended while they typed, and not for anybody else', async () => {
    const title = page.getByRole('textbox', { name: 'Title of the film' });
    await title.fill('Lamps at sea');
    await studio.restart();
    await signIn(studio.keys[0]);
    await title.waitFor();
    expect(await title.inputValue()).toBe('Lamps at sea');
    // Nothing that lay over the page is in the way of signing in.
    await page.getByRole('button', { name: /^Make the film/ }).click();
    await page.getByRole('dialog').waitFor();
    await studio.restart();
    await signIn(studio.keys[0]);
    await page.getByRole('dialog').waitFor();
    await studio.restart();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await signIn(studio.keys[1]);
    await page.getByRole('main').getByRole('alert').waitFor();
    expect([await title.count(), await page.getByText('Lamps at sea').count(), asked]).toEqual([0, 0, []]);
    expect(studio.faults).toEqual([]);
  });
});
