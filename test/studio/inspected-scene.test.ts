import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const SHOT = new URL('../fakes/fixtures/sunrise.mp4', import.meta.url);

describe.skipIf(executablePath === undefined)('the inspector of a scene', () => {
  let studio: BrowserStudio;
  let page: Page;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    ({ client } = studio);
    const segments = [{ narration: 'The sea rises.' }];
    id = await studio.film(
      {
        brief: { title: 'Tides', segments, general: { useVideo: false } },
      },
      'script',
    );
    const { asset } = await client.upload('sunrise.mp4', await readFile(SHOT));
    await client.projects.edit(id, {
      kind: 'own-clip',
      scene: 'shot-1',
      asset,
      in_seconds: 0.5,
      out_seconds: 1,
    });
    page = await studio.open(`/films/${id}?scene=shot-1`);
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());
  const scene = async () => (await client.projects.scenes(id)).scenes[0];

  it('shows the shot to its own end where the end is left empty, and tells what that costs', async () => {
    const end = page.getByLabel('Seen to; its end where empty');
    expect(await end.inputValue()).toBe('1');
    await end.fill('');
    await end.blur();
    await page.getByText(/^To be made again: .* · free$/).waitFor();
    await expect.poll(async () => (await scene())?.clip).toMatchObject({ inSeconds: 0.5 });
    expect((await scene())?.clip).not.toHaveProperty('outSeconds');
  });

  it('takes a line off the slide and leaves what is said', async () => {
    await client.projects.edit(id, {
      kind: 'add-line',
      scene: 'shot-1',
      text: 'And falls.',
      bullet: 'Low tide',
    });
    await page.getByRole('button', { name: 'Take line 1 off the slide' }).click();
    await expect.poll(async () => (await scene())?.slide?.bullets).toEqual([]);
    expect((await scene())?.narration.map(({ text }) => text)).toEqual(['The sea rises.', 'And falls.']);
    expect(studio.faults).toEqual([]);
  });
});
