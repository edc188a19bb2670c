import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();

describe.skipIf(executablePath === undefined)('the voice of a scene in the studio', () => {
  let studio: BrowserStudio;
  let page: Page;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    ({ client } = studio);
    id = await studio.film({ brief: shortLesson() }, 'speech');
    page = await studio.open(`/films/${id}?scene=slide-1`);
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  const voices = async () =>
    (await client.projects.scenes(id)).scenes.map(({ narration }) =>
      narration.map(({ voice, speed }) => [voice, speed]),
    );
  const OF_THE_FILM = [undefined, undefined];

  it('is chosen among the voices of the film’s language, and says what is to be made again', async () => {
    const chooser = page.getByLabel('Spoken by');
    expect(await chooser.inputValue()).toBe('');
    const offered = await chooser.locator('option').allTextContents();
    expect(offered[0]).toBe('the film’s voice');
    expect(offered.filter((name) => name.startsWith('French'))).toEqual([]);
    await chooser.selectOption('en-gb-female');
    await page.getByText('To be made again: speech of “Why they shine”').waitFor();
    await expect.poll(async () => (await voices())[0]?.[0]).toEqual(['en-gb-female', undefined]);
    await page.getByLabel('How fast').selectOption('1.2');
    await expect.poll(async () => (await voices())[0]?.[1]).toEqual(['en-gb-female', 1.2]);
    expect((await voices())[1]).toEqual([OF_THE_FILM]);
    await page.reload();
    expect(await page.getByLabel('Spoken by').inputValue()).toBe('en-gb-female');
  });

  it('is told line by line where the lines differ, undone, and the film’s again', async () => {
    await client.projects.edit(id, {
      kind: 'change-voice',
      scene: 'slide-1',
      line: 'line-2',
      voice: 'en-gb-male',
    });
    await expect
      .poll(() => page.getByLabel('Spoken by').locator('option:checked').textContent())
      .toBe('line by line');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByLabel('Spoken by').inputValue()).toBe('en-gb-female');
    await page.getByLabel('Spoken by').selectOption('');
    await page.getByLabel('How fast').selectOption('');
    await expect.poll(voices).toEqual([[OF_THE_FILM, OF_THE_FILM], [OF_THE_FILM]]);
    expect(studio.faults).toEqual([]);
  });
});
