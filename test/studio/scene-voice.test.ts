import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { filmInStudio } from './film-in-studio.ts';

describe.skipIf(chromiumPath() === undefined)('the voice of a scene in the studio', () => {
  const film = filmInStudio({ brief: shortLesson(), stage: 'speech', search: '?scene=slide-1' });

  const voices = async () =>
    (await film.client.projects.scenes(film.id)).scenes.map(({ narration }) =>
      narration.map(({ voice, speed }) => [voice, speed]),
    );
  const OF_THE_FILM = [undefined, undefined];

  it('is chosen among the voices of the film’s language, and says what is to be made again', async () => {
    const chooser = film.page.getByLabel('Spoken by');
    expect(await chooser.inputValue()).toBe('');
    const offered = await chooser.locator('option').allTextContents();
    expect(offered[0]).toBe('the film’s voice');
    expect(offered.filter((name) => name.startsWith('French'))).toEqual([]);
    await chooser.selectOption('en-gb-female');
    await film.page.getByText('To be made again: speech of “Why they shine”').waitFor();
    await expect.poll(async () => (await voices())[0]?.[0]).toEqual(['en-gb-female', undefined]);
    await film.page.getByLabel('How fast').selectOption('1.2');
    await expect.poll(async () => (await voices())[0]?.[1]).toEqual(['en-gb-female', 1.2]);
    expect((await voices())[1]).toEqual([OF_THE_FILM]);
    await film.page.reload();
    expect(await film.page.getByLabel('Spoken by').inputValue()).toBe('en-gb-female');
  });

  it('is told line by line where the lines differ, undone, and the film’s again', async () => {
    await film.client.projects.edit(film.id, {
      kind: 'change-voice',
      scene: 'slide-1',
      line: 'line-2',
      voice: 'en-gb-male',
    });
    await expect
      .poll(() => film.page.getByLabel('Spoken by').locator('option:checked').textContent())
      .toBe('line by line');
    await film.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => film.page.getByLabel('Spoken by').inputValue()).toBe('en-gb-female');
    await film.page.getByLabel('Spoken by').selectOption('');
    await film.page.getByLabel('How fast').selectOption('');
    await expect.poll(voices).toEqual([[OF_THE_FILM, OF_THE_FILM], [OF_THE_FILM]]);
    expect(film.studio.faults).toEqual([]);
  });
});
