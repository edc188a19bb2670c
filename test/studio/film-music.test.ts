import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { seriousObstacles } from './obstacles.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();

describe.skipIf(executablePath === undefined)('the music of a film in the studio', () => {
  let elevenLabs: FakeElevenLabs;
  let studio: BrowserStudio;
  let page: Page;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    elevenLabs = await FakeElevenLabs.start();
    studio = await studioInBrowser(executablePath!, {
      ELEVENLABS_API_KEY: elevenLabs.key,
      ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    });
    ({ client } = studio);
    const brief = shortLesson({ settings: { music: { mood: 'calm' } } });
    id = await studio.film({ brief }, 'music');
    page = await studio.open(`/films/${id}`);
    await page
      .locator('summary')
      .filter({ hasText: /^Music\b/ })
      .click();
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await elevenLabs?.[Symbol.asyncDispose]();
  });

  const music = async () => (await client.projects.scenes(id)).music;
  const piece = (number: number) => page.getByRole('button', { name: new RegExp(`^Piece ${number}\\b`) });
  const pressed = (number: number) => piece(number).getAttribute('aria-pressed');
  const toMusic = async () => client.runs.ended((await client.runs.start(id, { stage: 'music' })).id);

  it('E1 E2: says what another piece costs before, asks for it once, and has it listed', async () => {
    const another = page.getByRole('button', { name: /^Another piece \$0\.\d+$/ });
    await another.waitFor();
    expect(await pressed(1)).toBe('true');
    await another.click();
    await page.getByText(/^To be made again: music \(calm\) · \$0\.\d+$/).waitFor();
    await page.getByRole('button', { name: 'Piece 2, not made yet' }).waitFor();
    await expect.poll(() => pressed(2)).toBe('true');
    expect(await pressed(1)).toBe('false');
    expect(elevenLabs.composed).toHaveLength(1);
    await toMusic();
    await page.getByRole('button', { name: 'Piece 2', exact: true }).waitFor();
    expect(elevenLabs.composed).toHaveLength(2);
  });

  it('E1: plays each piece, one at a time', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/media/')) asked.push(new URL(request.url()).pathname);
    });
    const { takes } = (await music())!;
    for (const { number, asset } of takes) {
      await page.getByRole('button', { name: `Play piece ${number}` }).click();
      await expect.poll(() => asked.some((path) => path.endsWith(`/${asset}`))).toBe(true);
    }
    // The first stopped when the second began: it can be played again.
    await page.getByRole('button', { name: 'Play piece 1' }).waitFor();
  });

  it('E1: goes back to a piece without paying, and is undone', async () => {
    await piece(1).click();
    await expect.poll(async () => (await music())?.take).toBe(1);
    await page.getByText(/^To be made again: film .* · free$/).waitFor();
    expect(await pressed(1)).toBe('true');
    await page.getByRole('button', { name: 'Undo: piece 1 of the music' }).click();
    await expect.poll(() => pressed(2)).toBe('true');
    await toMusic();
    expect(elevenLabs.composed).toHaveLength(2);
  });

  it('has pieces for each mood, and none where there is no music', async () => {
    await page.getByLabel('Mood').selectOption('warm');
    await piece(2).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Another piece/ }).waitFor();
    await page.getByLabel('Mood').selectOption('none');
    await page.getByRole('button', { name: /^Another piece/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => pressed(2)).toBe('true');
  });

  it('stands in no one’s way', async () => {
    expect(await seriousObstacles(page)).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
