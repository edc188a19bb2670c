import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { filmInStudio } from './film-in-studio.ts';
import { seriousObstacles } from './obstacles.ts';

const slide = (title: string, ...talks: string[]) => ({
  slide_title: title,
  items: talks.map((talk) => ({ bullet: talk.slice(0, 12), talk })),
});
const BRIEF = {
  lesson_id: 'lighthouses',
  lesson_title: 'Lighthouses',
  slides: [
    slide('Why they shine', 'At night nobody sees the rocks.', 'So a light is lit.'),
    slide('How they shine', 'Rings of glass bend the light.'),
    slide('Who lit them', 'Keepers did.', 'Clocks do it now.'),
  ],
};

describe.skipIf(chromiumPath() === undefined)('the words on a card', () => {
  const film = filmInStudio({ brief: BRIEF, stage: 'speech' });

  const card = (title: string) => film.page.getByRole('button', { name: new RegExp(`^\\d+\\. ${title}`) });
  const editor = () => film.page.getByRole('group', { name: /^The words of scene/ });
  const field = (label: string) => editor().getByLabel(label, { exact: true });
  const words = async () =>
    (await film.client.projects.scenes(film.id)).scenes.map(({ title, narration }) => [
      title,
      ...narration.map(({ text }) => text),
    ]);
  const said = async (scene: number) => (await words())[scene]?.slice(1);

  it('E1: are written by keys: F2, Tab from line to line and to the next card, Enter, and Escape', async () => {
    await card('Why they shine').focus();
    await film.page.keyboard.press('F2');
    expect(await editor().count()).toBe(1);
    await field('Title').fill('Why they\n shine at all');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.type(' None at all.');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.press('Tab');
    await film.page.getByRole('group', { name: 'The words of scene 2' }).waitFor();
    expect(await editor().count()).toBe(1);
    await film.page.keyboard.press('Tab');
    await field('Line 1').fill('Glass bends the light.');
    await film.page.keyboard.press('Enter');
    await editor().waitFor({ state: 'detached' });
    await film.page.getByText(/^To be made again: speech of “How they shine” · free$/).waitFor();
    await expect.poll(words).toEqual([
      ['Why they shine at all', 'At night nobody sees the rocks. None at all.', 'So a light is lit.'],
      ['How they shine', 'Glass bends the light.'],
      ['Who lit them', 'Keepers did.', 'Clocks do it now.'],
    ]);
    expect(await film.page.locator(':focus').innerText()).toMatch(/^2\. How they shine/);
    await film.page.keyboard.press('F2');
    await film.page.keyboard.type(' or not');
    await film.page.keyboard.press('Escape');
    await editor().waitFor({ state: 'detached' });
    expect((await words())[1]?.[0]).toBe('How they shine');
    // Back from the first text of a card to the last one of the card before.
    await film.page.keyboard.press('F2');
    await film.page.keyboard.press('Shift+Tab');
    await expect.poll(() => film.page.locator(':focus').inputValue()).toBe('So a light is lit.');
    await film.page.keyboard.press('Escape');
  });

  it('are written where a hand presses twice, at the pencil, and are kept when it goes elsewhere', async () => {
    await card('Who lit them').getByText('Keepers did.').dblclick();
    await expect.poll(() => film.page.locator(':focus').inputValue()).toBe('Keepers did.');
    await film.page.keyboard.press('ControlOrMeta+a');
    await film.page.keyboard.type('Keepers and their wives did.');
    await film.page.getByRole('heading', { level: 1 }).click();
    await editor().waitFor({ state: 'detached' });
    await expect.poll(() => said(2)).toEqual(['Keepers and their wives did.', 'Clocks do it now.']);
    await film.page.getByRole('button', { name: 'Write on the card: Who lit them' }).click();
    await field('Title').fill('Who lights them');
    await editor().getByRole('button', { name: 'Keep it' }).click();
    await expect.poll(async () => (await words())[2]?.[0]).toBe('Who lights them');
    await film.page.getByRole('button', { name: 'Back to the storyboard' }).click();
  });

  it('stay as they were typed where the server refuses them, and are saved by the next Enter', async () => {
    await film.page.route('**/edits', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Conflict', status: 409, code: 'conflict', detail: 'Read it again.' }),
      }),
    );
    await card('How they shine').focus();
    await film.page.keyboard.press('F2');
    await film.page.keyboard.press('Tab');
    await field('Line 1').fill('Prisms bend the light.');
    await film.page.keyboard.press('Enter');
    await editor().getByText('Not saved. Read it again. Enter tries again, Escape gives it up.').waitFor();
    await expect.poll(() => film.page.locator(':focus').inputValue()).toBe('Prisms bend the light.');
    await film.page.unroute('**/edits');
    await film.page.keyboard.press('Enter');
    await expect.poll(() => said(1)).toEqual(['Prisms bend the light.']);
    await editor().waitFor({ state: 'detached' });
  });

  it('tell what another window made of them meanwhile, and leave the choice to the person', async () => {
    const change = (line: string, text: string) =>
      film.client.projects.edit(film.id, { kind: 'change-line', scene: 'slide-1', line, text });
    await card('Why they shine').focus();
    await film.page.keyboard.press('F2');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.type(' Mine.');
    await change('line-1', 'Theirs.');
    const note = editor().getByText('Another window changed it to “Theirs.”');
    await note.waitFor();
    await film.page.getByRole('heading', { level: 1 }).click();
    // Going elsewhere decides nothing.
    await note.waitFor();
    expect((await said(0))?.[0]).toBe('Theirs.');
    await field('Line 1').press('Enter');
    await expect.poll(async () => (await said(0))?.[0]).toMatch(/ Mine\.$/);
    await editor().waitFor({ state: 'detached' });
  });

  it('are not lost with a line or a scene that another window deletes', async () => {
    await card('Who lights them').focus();
    await film.page.keyboard.press('F2');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.type(' Or stars.');
    await film.client.projects.edit(film.id, { kind: 'delete-line', scene: 'slide-3', line: 'line-2' });
    await editor().getByText('This line was deleted in another window.').waitFor();
    expect(await said(2)).toHaveLength(1);
    await field('A line that is gone').press('Enter');
    await expect.poll(() => said(2)).toEqual(['Keepers and their wives did.', 'Clocks do it now. Or stars.']);

    await card('Who lights them').focus();
    await film.page.keyboard.press('F2');
    await film.page.keyboard.type(' tonight');
    await film.client.projects.edit(film.id, { kind: 'delete-scene', scene: 'slide-3' });
    const told = film.page.getByRole('alert').filter({ hasText: 'The scene was deleted in another window.' });
    await told.getByText('Who lights them tonight').waitFor();
    expect(await words()).toHaveLength(2);
    await told.getByRole('button', { name: 'Close' }).click();
    expect(film.studio.faults).toEqual([]);
  });

  it('E1: begin a scene that says nothing yet', async () => {
    await film.page.getByRole('button', { name: 'Add a scene' }).click();
    await card('Scene 3').dblclick();
    await field('Title').fill('Who looks after them');
    await film.page.keyboard.press('Tab');
    expect(await seriousObstacles(film.page)).toEqual([]);
    await field('The new line').fill('Nobody lives there now.');
    await film.page.keyboard.press('Enter');
    await expect
      .poll(async () => (await words())[2])
      .toEqual(['Who looks after them', 'Nobody lives there now.']);
    await film.page.getByRole('button', { name: 'Back to the storyboard' }).click();
  });

  it('E1: another picture is asked for on the card, its price known before, and its takes are stepped through', async () => {
    await film.client.runs.ended((await film.client.runs.start(film.id, { stage: 'images' })).id);
    const asked = film.page.getByRole('button', { name: 'Another take: How they shine' });
    const offer = film.page.getByRole('dialog', { name: 'Another take: How they shine' });
    await film.page.mouse.move(0, 0);
    await card('How they shine').focus();
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.press('Tab');
    await film.page.keyboard.press('Enter');
    await offer.getByText('free').waitFor();
    const [above, below] = [await asked.boundingBox(), await offer.boundingBox()];
    expect(below!.y).toBeGreaterThan(above!.y);
    await film.page.keyboard.press('Escape');
    await offer.waitFor({ state: 'detached' });
    await expect
      .poll(() => film.page.locator(':focus').getAttribute('aria-label'))
      .toBe('Another take: How they shine');
    await asked.click();
    await offer.getByText('free').waitFor();
    expect(await seriousObstacles(film.page)).toEqual([]);
    await offer.getByRole('button', { name: 'Another picture free' }).click();
    await film.page.getByText(/^To be made again: picture of “How they shine” · free$/).waitFor();
    const takes = film.page.getByRole('group', { name: 'Takes: How they shine' });
    await takes.getByText('2 of 2').waitFor();
    expect(await takes.getByRole('button', { name: 'The next take' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await takes.getByRole('button', { name: 'The take before' }).click();
    await takes.getByText('1 of 2').waitFor();
    await expect.poll(async () => (await film.client.projects.scenes(film.id)).scenes[1]?.take).toBe(1);
    await film.page.keyboard.press('Control+z');
    await takes.getByText('2 of 2').waitFor();
  });

  it('are within reach of fingers, where nothing is pointed at', async () => {
    const phone = await film.studio.open(`/films/${film.id}`, { width: 390, height: 844, isTouched: true });
    const pencil = phone.getByRole('button', { name: 'Write on the card: How they shine' });
    await pencil.tap();
    const title = phone.getByRole('group', { name: 'The words of scene 2' }).getByLabel('Title');
    await title.fill('How they gleam');
    const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await phone.getByRole('button', { name: 'Keep it' }).tap();
    await expect.poll(async () => (await words())[1]?.[0]).toBe('How they gleam');
    await phone.getByRole('button', { name: 'Another take: How they gleam' }).waitFor();
    expect(await seriousObstacles(phone)).toEqual([]);
    await phone.close();
  });
});
