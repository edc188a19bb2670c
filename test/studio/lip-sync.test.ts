import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const MUSIC = new URL('../../examples/music-video/nimbus.ogg', import.meta.url);

const LECTURE = {
  title: 'Tides',
  segments: [
    {
      title: 'The moon',
      narration:
        'The moon pulls at the water, and the water follows it around the earth. Where it is high, there is flood; between, there is ebb.',
    },
  ],
  general: { useVideo: false },
};

/** A music video of two shots as a person begins with it: written, nothing made. */
async function writtenVideo(studio: BrowserStudio): Promise<{ client: Client; id: string }> {
  const { client } = studio;
  const { asset } = await client.upload('nimbus.ogg', await readFile(MUSIC));
  const { id } = await client.projects.create({
    format: 'music-video',
    brief: {
      title: 'One note',
      concept: 'A singer stands in the rain.',
      characters: [{ name: 'Mara', description: 'A woman in a red raincoat.' }],
      backing_track: 'nimbus.ogg',
      duration: 6,
      model: 'seedance',
      scenes: [{ visual: 'A street in the rain.' }, { visual: 'Mara under a lamp.', characters: ['Mara'] }],
      settings: { ratio: '1:1' },
    },
    files: { 'nimbus.ogg': asset },
  });
  await client.runs.ended((await client.runs.start(id, { stage: 'script' })).id);
  return { client, id };
}

describe.skipIf(executablePath === undefined)('lip-sync in the studio', () => {
  let replicate: FakeReplicate;
  let studio: BrowserStudio;
  let page: Page;
  let panel: Locator;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    replicate = await FakeReplicate.start();
    studio = await studioInBrowser(executablePath!, {
      REPLICATE_API_TOKEN: replicate.token,
      REPLICATE_BASE_URL: replicate.baseUrl,
      REEL_IMAGE_PROVIDERS: 'builtin',
      REEL_MUSIC_PROVIDERS: 'builtin',
    });
    ({ client, id } = await writtenVideo(studio));
    const second = (await client.projects.scenes(id)).scenes[1]?.id ?? '';
    page = await studio.open(`/films/${id}?scene=${second}`);
    panel = page.getByRole('region', { name: 'Lip-sync' });
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await replicate?.[Symbol.asyncDispose]();
  });

  const lipSyncOfSecond = async () => (await client.projects.scenes(id)).scenes[1]?.lip_sync;
  const makeClips = async () => client.runs.ended((await client.runs.start(id, { stage: 'videos' })).id);

  it('tells the price before it is switched on, and spends nothing by telling', async () => {
    await panel.getByText(/^Price: .*\$0\.\d+/).waitFor();
    expect(await lipSyncOfSecond()).toBeNull();
    expect(replicate.requests).toBe(0);
  });

  it('keeps each option as it is chosen', async () => {
    await panel.getByLabel('The mouth follows the music').check();
    await panel.getByLabel('How far it moves').selectOption('0.75');
    const isChosen = await panel
      .getByLabel('Look for hands and things before the mouth')
      .evaluate((box: HTMLInputElement) => {
        box.click();
        const { port1, port2 } = new MessageChannel();
        const next = new Promise((resolve) => (port1.onmessage = resolve));
        port2.postMessage('');
        return next.then(() => box.checked);
      });
    expect(isChosen, 'shown as it is chosen, before anything else is drawn').toBe(true);
    await panel.getByText(/Not made yet\. Price: .*\$0\.\d+ \(Replicate\)/).waitFor();
    await expect
      .poll(lipSyncOfSecond)
      .toMatchObject({ temperature: 0.75, occlusion: true, model: { provider: 'replicate' } });
  });

  it('says who made it', async () => {
    expect((await makeClips()).state).toBe('completed');
    await panel.getByText('Made by Replicate').waitFor();
  });

  it('leaves another shot to be asked for on the card, at a price that is told before', async () => {
    const { requests } = replicate;
    const card = page.locator('ol > li').nth(1);
    await card.getByRole('button', { name: /^Another take: / }).click();
    const offer = page.getByRole('dialog', { name: /^Another take: / });
    await offer.getByRole('button', { name: /^Another shot \$\d/ }).click();
    await card.getByText('2 of 2').waitFor();
    await expect.poll(async () => (await client.projects.scenes(id)).scenes[1]?.clip_take).toBe(2);
    expect(replicate.requests).toBe(requests);
    await page.getByRole('button', { name: /^Undo: another shot/ }).click();
    await card.getByText('2 of 2').waitFor({ state: 'detached' });
  });

  it('says that it could not be made, by whom and why, and shows the shot as it is', async () => {
    // Lip-sync alone is asked for without a prompt.
    replicate.options.fate = (_accepted, prompt) => ({
      ends: prompt === 'undefined' ? 'failed' : 'succeeded',
    });
    await panel.getByLabel('How far it moves').selectOption('0.25');
    await panel.getByText('Not made yet.').waitFor();
    expect((await makeClips()).state).toBe('completed');
    await panel.getByText('It could not be made, so the shot is shown as it is.').waitFor();
    await panel.getByText(/^Replicate: /).waitFor();
  });

  it('is tried again when that is asked for, with a person’s word that there is a face', async () => {
    await panel.getByLabel('A face is seen in the shot, so nobody need look for one').check();
    await expect.poll(lipSyncOfSecond).toMatchObject({ assumeFace: true });
    expect((await makeClips()).state).toBe('completed');
    await panel.getByText('It could not be made, so the shot is shown as it is.').waitFor();
    const { requests } = replicate;
    delete replicate.options.fate;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('Not made yet.').waitFor();
    await expect.poll(lipSyncOfSecond).toMatchObject({ assumeFace: true, take: 2 });
    expect((await makeClips()).state).toBe('completed');
    await panel.getByText('Made by Replicate').waitFor();
    expect(replicate.requests).toBe(requests + 1);
  });

  it('goes with the shot, and says what is missing where there is none', async () => {
    await page.getByRole('button', { name: 'Show the picture' }).click();
    await panel.getByText('This scene shows no moving shot.').waitFor();
    const isOn = panel.getByLabel('The mouth follows the music');
    expect([await isOn.isChecked(), await isOn.isDisabled()]).toEqual([false, true]);
  });

  it('follows what is said in a lecture, and tells before what that is reckoned from and how much the shot covers', async () => {
    const { requests } = replicate;
    const lecture = await studio.film({ format: 'lecture', brief: LECTURE }, 'script');
    const [first] = (await client.projects.scenes(lecture)).scenes;
    const scene = first!.id;
    const there = await studio.open(`/films/${lecture}?scene=${scene}`);
    const spoken = there.getByRole('region', { name: 'Lip-sync' });
    await there.getByRole('button', { name: 'Make a moving shot' }).click();
    await spoken.getByText(/^Price: .*\$0\.\d+/).waitFor();
    await spoken.getByText(/covers about \d\.\d s of \d\.\d s of speech/).waitFor();
    await spoken.getByLabel('The mouth follows what is said').check();
    await spoken.getByText(/Not made yet\. Price: .*\$0\.\d+ \(Replicate\)/).waitFor();
    await spoken.getByText(/^about \d+ s .*estimate/).waitFor();
    // What is chosen is shown before the server has it.
    await expect
      .poll(async () => (await client.projects.scenes(lecture)).scenes[0]?.lip_sync)
      .toMatchObject({ model: { provider: 'replicate' } });
    expect(replicate.requests).toBe(requests);
  }, 120_000);

  it('names the key that is missing where nobody here can make it', async () => {
    await using plain = await studioInBrowser(executablePath!);
    const written = await writtenVideo(plain);
    const first = (await written.client.projects.scenes(written.id)).scenes[0]?.id ?? '';
    const there = await plain.open(`/films/${written.id}?scene=${first}`);
    const alone = there.getByRole('region', { name: 'Lip-sync' });
    await alone.getByText('REPLICATE_API_TOKEN').waitFor();
    expect(await alone.getByRole('link', { name: 'Providers' }).getAttribute('href')).toBe('/providers');
    expect(plain.faults).toEqual([]);
  });

  it('met no fault', () => {
    expect(studio.faults).toEqual([]);
  });
});
