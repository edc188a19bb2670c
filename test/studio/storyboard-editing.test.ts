import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { filmInStudio } from './film-in-studio.ts';

const LANTERN = new URL('../../examples/ad/lumo-lantern.svg', import.meta.url);
const SCENES = 12;

describe.skipIf(chromiumPath() === undefined)('the storyboard in a browser', () => {
  const slides = Array.from({ length: SCENES }, (_, index) => ({
    slide_title: `Slide ${index + 1}`,
    items: [{ bullet: `Point ${index + 1}`, talk: `This is said of point ${index + 1}.` }],
  }));
  const film = filmInStudio({
    brief: { lesson_id: 'many', lesson_title: 'Many', slides },
    stage: 'script',
  });

  const order = async () => (await film.client.projects.scenes(film.id)).scenes.map(({ title }) => title);
  const handle = (title: string) =>
    film.page.getByRole('button', { name: `Drag to reorder: ${title}`, exact: true });

  const card = (place: number, title: string) =>
    film.page.getByRole('button', { name: new RegExp(`^${place}\\. ${title}\\b`) });

  it('E1: moves a scene by keys, tells where it is, and keeps the keys at it', async () => {
    await handle('Slide 1').focus();
    await film.page.keyboard.press('Space');
    await film.page.getByText(`Taken hold of, at place 1 of ${SCENES}.`).waitFor();
    await film.page.keyboard.press('ArrowRight');
    await film.page.keyboard.press('ArrowRight');
    await film.page.getByText(`Over place 3 of ${SCENES}.`).waitFor();
    await film.page.keyboard.press('Space');
    await expect.poll(async () => (await order()).slice(0, 3)).toEqual(['Slide 2', 'Slide 3', 'Slide 1']);
    await expect
      .poll(() => film.page.locator(':focus').getAttribute('aria-label'))
      .toBe('Drag to reorder: Slide 1');
    await film.page.keyboard.press('Space');
    await film.page.keyboard.press('End');
    await film.page.keyboard.press('Escape');
    await film.page.getByText('It stays where it was.').waitFor();
    await film.page.keyboard.press('Control+z');
    await expect.poll(async () => (await order())[0]).toBe('Slide 1');
    await card(1, 'Slide 1').waitFor();
  });

  it('E1: goes on holding a scene by keys while another window moves what lies around it', async () => {
    await handle('Slide 5').focus();
    await film.page.keyboard.press('Space');
    await film.page.getByText(`Taken hold of, at place 5 of ${SCENES}.`).waitFor();
    await film.client.projects.edit(film.id, { kind: 'move-scene', scene: 'slide-9', position: 1 });
    await film.page.getByText(`Over place 6 of ${SCENES}.`).waitFor();
    await film.page.keyboard.press('ArrowRight');
    await film.page.getByText(`Over place 7 of ${SCENES}.`).waitFor();
    await film.client.projects.undo(film.id);
    await card(1, 'Slide 1').waitFor();
    await film.page.keyboard.press('Space');
    await expect.poll(async () => (await order()).slice(4, 7)).toEqual(['Slide 6', 'Slide 7', 'Slide 5']);
    await card(7, 'Slide 5').waitFor();
    await film.page.keyboard.press('Control+z');
    await card(5, 'Slide 5').waitFor();
    await film.page.keyboard.press('Space');
    await film.page.getByText(`Taken hold of, at place 5 of ${SCENES}.`).waitFor();
    await film.page.keyboard.press('Space');
    await film.page.getByText('It stays where it was.').waitFor();
  });

  it('drags a card without rendering any: all that changes is where cards are drawn', async () => {
    // In a window of its own, which has nothing left to read of edits.
    const still = await film.studio.open(`/films/${film.id}`);
    await still.getByRole('button', { name: /^6\. Slide 6/ }).waitFor();
    await still.waitForLoadState('networkidle');
    await still.evaluate(() => {
      const changes: string[] = [];
      const watch = new MutationObserver((seen) => {
        for (const { type, attributeName } of seen) changes.push(attributeName ?? type);
      });
      watch.observe(document.querySelector('ol')!, { subtree: true, childList: true, attributes: true });
      Object.assign(window, { changes });
    });
    const changes = () => still.evaluate(() => (window as unknown as { changes: string[] }).changes);
    const from = (await still.getByRole('button', { name: /^1\. Slide 1/ }).boundingBox())!;
    const to = (await still.getByRole('button', { name: /^6\. Slide 6/ }).boundingBox())!;
    // A mouse takes hold of a card anywhere.
    await still.mouse.move(from.x + 40, from.y + 40);
    await still.mouse.down();
    await still.mouse.move(to.x + 40, to.y + 40, { steps: 20 });
    const sixth = still.locator('ol > li').nth(5);
    await expect.poll(() => sixth.evaluate((card) => card.style.transform)).not.toBe('');
    expect(await still.locator('ol > li[data-held]').count()).toBe(1);
    expect(new Set(await changes())).toEqual(new Set(['style', 'data-held']));
    await still.keyboard.press('Escape');
    await still.mouse.up();
    expect(await still.locator('ol > li[data-held]').count()).toBe(0);
    expect((await order())[0]).toBe('Slide 1');
    expect(new URL(still.url()).searchParams.get('scene')).toBeNull();
    await still.close();
  });

  it('E1: puts a card where the hand lets go of it, though no picture was drawn on the way there', async () => {
    await card(2, 'Slide 2').waitFor();
    await film.page.evaluate(() => {
      const cards = [...document.querySelectorAll<HTMLElement>('ol > li [data-card]')];
      const middle = (at: number) => {
        const { left, top, width, height } = cards[at]!.getBoundingClientRect();
        return { clientX: left + width / 2, clientY: top + height / 2 };
      };
      const hand = { bubbles: true, pointerId: 1, pointerType: 'mouse', button: 0 };
      const press = (name: string, at: number) =>
        cards[0]!.dispatchEvent(new PointerEvent(name, { ...hand, ...middle(at) }));
      press('pointerdown', 0);
      press('pointermove', 1);
      press('pointerup', 2);
    });
    await expect.poll(async () => (await order()).slice(0, 3)).toEqual(['Slide 2', 'Slide 3', 'Slide 1']);
    await film.page.getByRole('button', { name: /^Undo: move/ }).click();
    await card(1, 'Slide 1').waitFor();
  });

  it('E1: writes what a new scene says, and deletes a line of it', async () => {
    await film.page.getByRole('button', { name: 'Add a scene' }).click();
    await film.page.getByRole('button', { name: /^13\. Scene 13/ }).click();
    for (const text of ['First it says this.', 'Then it says that.']) {
      await film.page.getByRole('button', { name: 'Add a line', exact: true }).click();
      await film.page.getByLabel('The new line').fill(text);
      await film.page.keyboard.press('Control+Enter');
      await film.page.getByText(text, { exact: true }).first().waitFor();
    }
    await film.page.getByRole('button', { name: 'Delete line 1' }).click();
    const lines = async () =>
      (await film.client.projects.scenes(film.id)).scenes[12]?.narration.map(({ text }) => text);
    await expect.poll(lines).toEqual(['Then it says that.']);
    await film.page.getByText('What was changed here').click();
    await film.page.getByRole('listitem').filter({ hasText: 'Scene 13' }).first().waitFor();
  });

  it('shows each model with its price, and lets nobody choose one that has no key', async () => {
    const models = film.page.getByLabel('Made by', { exact: true }).first();
    await models.locator('option', { hasText: 'flux' }).first().waitFor({ state: 'attached' });
    const choices = await models.locator('option').evaluateAll((all) =>
      all.map((option) => ({
        text: (option as HTMLOptionElement).text,
        isDisabled: (option as HTMLOptionElement).disabled,
      })),
    );
    expect(choices.find(({ text }) => text.startsWith('builtin-painter'))).toEqual({
      text: 'builtin-painter, free',
      isDisabled: false,
    });
    expect(choices.find(({ text }) => text.startsWith('flux'))).toMatchObject({ isDisabled: true });
  });

  it('plays what is there before there is a film, and makes a scene longer', async () => {
    await film.page.getByRole('tab', { name: 'Timeline' }).click();
    const screen = film.page.getByRole('figure', { name: 'Preview' });
    await screen.getByText('Slide 1', { exact: true }).waitFor();
    await film.page.keyboard.press('l');
    await film.page.keyboard.press('l');
    await expect.poll(() => film.page.getByRole('timer').innerText()).not.toMatch(/^0:00/);
    await screen.getByText('This is said of point', { exact: false }).first().waitFor();
    await film.page.keyboard.press('k');
    await film.page.keyboard.press('Home');
    await expect.poll(() => film.page.getByRole('timer').innerText()).toMatch(/^0:00/);
    for (let press = 0; press < 3; press += 1)
      await film.page.getByRole('button', { name: 'Zoom in' }).click();
    const clip = film.page.getByRole('button', { name: '1 Slide 1', exact: true });
    const box = (await clip.boundingBox())!;
    await film.page.mouse.move(box.x + box.width - 4, box.y + 20);
    await film.page.mouse.down();
    await film.page.mouse.move(box.x + box.width + 90, box.y + 20, { steps: 8 });
    await film.page.mouse.up();
    const rest = async () => (await film.client.projects.scenes(film.id)).scenes[0]?.rest_seconds ?? 0;
    await expect.poll(rest).toBeGreaterThan(1);
  });

  it('takes a picture of one’s own product into an ad that starts from one line', async () => {
    await film.page.goto(`${film.studio.server().address}/new`);
    await film.page.getByRole('radio', { name: /^ad/ }).check();
    await film.page.getByLabel('What is it about?').fill('Lumo, a solar lantern for campers');
    await film.page
      .locator('input[type=file][aria-label^="Product image"]')
      .setInputFiles({ name: 'lantern.svg', mimeType: 'image/svg+xml', buffer: await readFile(LANTERN) });
    await film.page.getByText('lantern.svg', { exact: true }).waitFor();
    await film.page.getByRole('button', { name: 'Save without making it' }).click();
    await film.page.waitForURL(/\/films\//);
    const made = await film.client.projects.get(new URL(film.page.url()).pathname.split('/').at(-1) ?? '');
    expect(made.brief.product_image).toMatch(/-lantern\.svg$/);
  });

  it('hangs over on no page of a phone', async () => {
    for (const path of ['/', '/new', `/films/${film.id}`, '/providers', '/settings']) {
      const phone = await film.studio.open(path, { width: 390, height: 844 });
      await phone.getByRole('main').waitFor();
      await phone.waitForLoadState('networkidle');
      const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
      await phone.close();
    }
    expect(film.studio.faults).toEqual([]);
  });
});
