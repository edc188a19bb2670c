import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { filmInStudio, holdEdits } from './film-in-studio.ts';
import { seriousObstacles } from './obstacles.ts';

const TOO_LONG = 'word '.repeat(1100).trim();

describe.skipIf(chromiumPath() === undefined)('what a person types of a film', () => {
  const film = filmInStudio({ brief: shortLesson(), stage: 'script', search: '?scene=slide-1' });
  const scenes = async () => (await film.client.projects.scenes(film.id)).scenes;
  const said = async () => (await scenes())[0]?.narration.map(({ text }) => text);
  const title = (page: Page = film.page) => page.getByRole('textbox', { name: 'Title of the film' });
  const kept = async () => (await film.client.projects.get(film.id)).title;
  const rename = (text: string) => film.client.projects.edit(film.id, { kind: 'change-film', title: text });
  const note = (text: string) => film.page.getByText(text, { exact: true });
  const press = (name: string) => film.page.getByRole('button', { name, exact: true }).click();

  it('stays in the title while another window renames the film, and is saved once they choose it', async () => {
    await title().fill('Lights at the coast');
    await rename('Lights of the sea');
    await film.client.projects.edit(film.id, {
      kind: 'change-scene',
      scene: 'slide-1',
      title: 'Why lamps shine',
    });
    await note('Another window changed it to “Lights of the sea”.').waitFor();
    expect(await title().inputValue()).toBe('Lights at the coast');
    // What nobody writes in goes with the other window.
    await expect
      .poll(() => film.page.getByLabel('Title', { exact: true }).inputValue())
      .toBe('Why lamps shine');
    // Going elsewhere decides nothing.
    await film.page.getByRole('heading', { name: 'Scene 1' }).click();
    expect(await title().inputValue()).toBe('Lights at the coast');
    expect(await kept()).toBe('Lights of the sea');
    expect(await seriousObstacles(film.page)).toEqual([]);
    await press('Keep mine');
    await expect.poll(kept).toBe('Lights at the coast');
    await note('Another window changed it to “Lights of the sea”.').waitFor({ state: 'detached' });
    expect(await title().inputValue()).toBe('Lights at the coast');
  });

  it('gives way to the other title where they take that, and to nothing that they did not write', async () => {
    await title().fill('Mine');
    await rename('Theirs');
    await note('Another window changed it to “Theirs”.').waitFor();
    await press('Take that');
    expect(await title().inputValue()).toBe('Theirs');
    await title().blur();
    await rename('Theirs again');
    await expect.poll(() => title().inputValue()).toBe('Theirs again');
    expect(await kept()).toBe('Theirs again');
  });

  it('is kept under another window’s words in the inspector too, until they choose', async () => {
    const seen = film.page.getByLabel('What is to be seen');
    await seen.fill('A lighthouse at night');
    await film.client.projects.edit(film.id, { kind: 'change-scene', scene: 'slide-1', prompt: 'A reef' });
    await note('Another window changed it to “A reef”.').waitFor();
    await seen.press('Control+Enter');
    const prompt = async () => (await scenes())[0]?.picture;
    await expect.poll(prompt).toMatchObject({ prompt: 'A lighthouse at night' });
    expect(await seen.inputValue()).toBe('A lighthouse at night');
  });

  it('stays in a new line that is refused, to be mended there', async () => {
    await press('Add a line');
    const line = film.page.getByLabel('The new line');
    await line.fill(TOO_LONG);
    await line.blur();
    const problem = film.page
      .getByRole('alert')
      .filter({ hasText: /^Not saved\. It has 5499 characters; at most 5000 / });
    await problem.waitFor();
    expect(await line.inputValue()).toBe(TOO_LONG);
    expect(await line.getAttribute('aria-describedby')).toBe(await problem.getAttribute('id'));
    expect(await seriousObstacles(film.page)).toEqual([]);
    await line.fill('Keepers lit them.');
    await line.blur();
    await expect.poll(async () => (await said())?.at(-1)).toBe('Keepers lit them.');
    await line.waitFor({ state: 'detached' });
    expect(await said()).toHaveLength(3);
  });

  it('stays in a title, a line of the slide and a number that are refused', async () => {
    const of = (label: string) => film.page.getByLabel(label, { exact: true });
    const slide = film.page.getByRole('group', { name: 'On the slide' }).getByLabel('1', { exact: true });
    for (const [field, text, mended] of [
      [of('Title'), TOO_LONG, 'Why it shines'],
      [slide, TOO_LONG, 'Rocks'],
      [of('Quiet after it, in seconds'), 'a while', '2'],
    ] as const) {
      await field.fill(text);
      await field.press('Enter');
      await film.page.getByRole('alert').filter({ hasText: 'Not saved.' }).waitFor();
      expect(await field.inputValue()).toBe(text);
      await field.fill(mended);
      await field.press('Enter');
      await film.page.getByRole('alert').waitFor({ state: 'detached' });
      expect(await field.inputValue()).toBe(mended);
    }
    await expect.poll(async () => (await scenes())[0]?.rest_seconds).toBe(2);
    expect((await scenes())[0]).toMatchObject({
      title: 'Why it shines',
      slide: { bullets: [{ text: 'Rocks' }, {}] },
    });
  });

  it('is there still where the scene was left before the server refused it', async () => {
    const { release } = await holdEdits(film.page);
    const seen = film.page.getByLabel('What is to be seen');
    await seen.fill(TOO_LONG);
    await film.page.getByRole('button', { name: /^2\. How they shine/ }).click();
    await film.page.getByRole('heading', { name: 'Scene 2' }).waitFor();
    release();
    const told = film.page.getByRole('alert').filter({ hasText: 'What you wrote: word word' });
    await told.getByRole('button', { name: 'Close' }).click();
    await film.page.getByRole('button', { name: /^1\. Why it shines/ }).click();
    expect(await seen.inputValue()).toBe(TOO_LONG);
    await press('Give it up');
    expect(await seen.inputValue()).toBe('A lighthouse at night');
  });

  it('is told once more where another window deleted the line that it was for', async () => {
    const line = film.page.getByLabel('Line 3', { exact: true });
    await line.fill('Keepers and their wives lit them.');
    const { id = '' } = (await scenes())[0]?.narration.at(-1) ?? {};
    await film.client.projects.edit(film.id, { kind: 'delete-line', scene: 'slide-1', line: id });
    const told = film.page.getByRole('alert').filter({ hasText: 'Keepers and their wives lit them.' });
    await told.getByRole('button', { name: 'Close' }).click();
  });

  it('outlasts a server that is away, and is saved when that is there again', async () => {
    await film.studio.stop();
    const line = film.page.getByLabel('Line 1', { exact: true });
    await line.fill('Nobody sees the rocks at night.');
    await line.blur();
    await title().fill('Lamps');
    await title().press('Enter');
    await expect.poll(() => film.page.getByText(/^Not saved\. The server does not answer/).count()).toBe(2);
    await film.studio.start();
    await film.page.getByRole('button', { name: 'Try again' }).first().click();
    await expect.poll(kept).toBe('Lamps');
    expect(await line.inputValue()).toBe('Nobody sees the rocks at night.');
    await film.page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await said())?.[0]).toBe('Nobody sees the rocks at night.');
    await film.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('stays in the title of a film that is not written yet', async () => {
    const { id } = await film.client.projects.create({ brief: shortLesson({ lesson_title: 'Lanterns' }) });
    const page = await film.studio.open(`/films/${id}`);
    await title(page).fill('Lanterns at sea');
    await film.client.projects.change(id, { title: 'Lanterns on land' });
    await page.getByText('Another window changed it to “Lanterns on land”.').waitFor();
    await title(page).press('Enter');
    await expect.poll(async () => (await film.client.projects.get(id)).title).toBe('Lanterns at sea');
    await title(page).fill('x'.repeat(400));
    await title(page).press('Enter');
    await page.getByText(/^Not saved\. /).waitFor();
    expect(await title(page).inputValue()).toHaveLength(400);
    expect(film.studio.faults).toEqual([]);
  });

  it('is kept beside what is wrong with it on a phone', async () => {
    const phone = await film.studio.open(`/films/${film.id}?scene=slide-1`, {
      width: 390,
      height: 844,
      isTouched: true,
    });
    await title(phone).fill('Lamps and lights');
    await rename('Lamps of the world');
    await phone.getByText('Another window changed it to “Lamps of the world”.').waitFor();
    const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await phone.getByRole('button', { name: 'Keep mine' }).tap();
    await expect.poll(kept).toBe('Lamps and lights');
    expect(await seriousObstacles(phone)).toEqual([]);
  });
});
