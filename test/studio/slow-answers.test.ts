import { describe, expect, it } from 'vitest';
import { isChanging, sendInOrder } from '../../web/src/api/changes-in-order.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { filmInStudio, holdEdits } from './film-in-studio.ts';

describe('changes of a project', () => {
  it('are sent once those before them are answered, well or not, and are on their way until the last is', async () => {
    const sent: string[] = [];
    const answers = [1, 2].map(() => Promise.withResolvers<string>());
    const [first, second] = answers.map(({ promise }, index) =>
      sendInOrder('film', () => {
        sent.push(`change ${index + 1}`);
        return promise;
      }),
    );
    await Promise.resolve();
    expect(sent).toEqual(['change 1']);
    answers[0]!.reject(new Error('refused'));
    await expect(first).rejects.toThrow('refused');
    expect([isChanging('film'), isChanging('another')]).toEqual([true, false]);
    answers[1]!.resolve('made');
    expect(await second).toBe('made');
    expect([sent.length, isChanging('film')]).toEqual([2, false]);
  });
});

describe.skipIf(chromiumPath() === undefined)('the studio while the server is slow', () => {
  const film = filmInStudio({ brief: shortLesson(), stage: 'script', search: '?scene=slide-1' });

  const scene = async () => (await film.client.projects.scenes(film.id)).scenes[0]!;
  const prompt = async () => {
    const { picture } = await scene();
    return picture && 'prompt' in picture ? picture.prompt : undefined;
  };

  it('E1: undoes the edit that is on its way, not the one before it', async () => {
    await film.client.projects.edit(film.id, {
      kind: 'change-scene',
      scene: 'slide-2',
      title: 'Rings of glass',
    });
    const { asked, release } = await holdEdits(film.page);
    await film.page.getByLabel('Title', { exact: true }).fill('Why lamps shine');
    await film.page.getByLabel('Title', { exact: true }).blur();
    await asked;
    await film.page.keyboard.press('Control+z');
    release();
    await film.page.getByRole('button', { name: /^Redo: change “Why they shine”/ }).waitFor();
    const { scenes } = await film.client.projects.scenes(film.id);
    expect(scenes.map(({ title }) => title)).toEqual(['Why they shine', 'Rings of glass']);
  });

  it('leaves what a person writes as it is when an earlier edit of it is answered', async () => {
    const seen = film.page.getByLabel('What is to be seen');
    const { asked, release } = await holdEdits(film.page);
    await seen.fill('A lighthouse at night');
    await seen.blur();
    await asked;
    await seen.fill('A lighthouse at dawn');
    release();
    await expect.poll(prompt).toBe('A lighthouse at night');
    await film.page.getByRole('button', { name: /^Undo: change “Why they shine”/ }).waitFor();
    expect(await seen.inputValue()).toBe('A lighthouse at dawn');
    await seen.blur();
    await expect.poll(prompt).toBe('A lighthouse at dawn');
    await expect.poll(() => seen.inputValue()).toBe('A lighthouse at dawn');
  });

  it('does not take back what it shows of an edit when another window makes one', async () => {
    const title = film.page.getByRole('button', { name: /^1\. Why lamps shine/ });
    const { asked, release } = await holdEdits(film.page);
    await film.page.getByLabel('Title', { exact: true }).fill('Why lamps shine');
    await film.page.getByLabel('Title', { exact: true }).blur();
    await asked;
    await title.waitFor();
    const other = await film.studio.open(`/films/${film.id}`);
    await film.client.projects.edit(film.id, { kind: 'add-line', scene: 'slide-2', text: 'They turn.' });
    await other.getByText('They turn.').first().waitFor();
    expect(await title.count()).toBe(1);
    release();
    await film.page.getByText('They turn.').first().waitFor();
    expect(await title.count()).toBe(1);
    expect((await scene()).title).toBe('Why lamps shine');
    expect(film.studio.faults).toEqual([]);
  });
});
