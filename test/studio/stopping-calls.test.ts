import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const MUSIC = new URL('../../examples/music-video/nimbus.ogg', import.meta.url);
/** Longer than any test takes: only who is asked to stop ends. */
const CALL_MS = 600_000;

/** P7: one call, one scene and the whole run are stopped while vendors are at work. */
describe.skipIf(executablePath === undefined)('stopping what is under way', () => {
  let replicate: FakeReplicate;
  let studio: BrowserStudio;
  let page: Page;
  let id: string;
  beforeAll(async () => {
    replicate = await FakeReplicate.start({ fate: () => ({ callMs: CALL_MS }) });
    studio = await studioInBrowser(executablePath!, {
      REPLICATE_API_TOKEN: replicate.token,
      REPLICATE_BASE_URL: replicate.baseUrl,
      REEL_IMAGE_PROVIDERS: 'builtin',
      REEL_TEXT_PROVIDERS: 'builtin',
      REEL_MUSIC_PROVIDERS: 'builtin',
    });
    const client = createClient({ address: studio.server().address });
    const { asset } = await client.upload('nimbus.ogg', await readFile(MUSIC));
    const scenes = ['A street in the rain.', 'A lamp.', 'The sea.', 'A bridge.'];
    ({ id } = await client.projects.create({
      format: 'music-video',
      brief: {
        title: 'One note',
        concept: 'A street at night.',
        backing_track: 'nimbus.ogg',
        duration: 12,
        model: 'seedance',
        scenes: scenes.map((visual) => ({ visual })),
        settings: { ratio: '1:1' },
      },
      files: { 'nimbus.ogg': asset },
    }));
    page = await studio.open(`/films/${id}`);
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await replicate?.[Symbol.asyncDispose]();
  });

  const statuses = () => replicate.predictions.accepted.map(({ status }) => status);
  const stopped = () => statuses().filter((status) => status === 'canceled').length;
  const rows = (state: string) => page.getByText(new RegExp(`^clip of .* · ${state}`));

  it('one call: its vendor is told, and the others go on', async () => {
    await page.getByRole('button', { name: /^Make the film/ }).click();
    const plan = page.getByRole('dialog');
    await plan.getByText('4 × Replicate (bytedance/seedance-1-lite)').waitFor();
    await plan.getByRole('button', { name: 'Make the film' }).click();
    await expect.poll(() => statuses().length).toBe(4);
    await page.getByRole('tab', { name: 'Spending' }).click();
    await expect.poll(() => rows('under way').count()).toBe(4);
    await page.getByRole('button', { name: 'Stop it' }).first().click();
    await page.getByText('Stopped. Replicate was told to end it.').waitFor();
    await expect.poll(() => rows('under way').count()).toBe(3);
    await page.getByText('not charged').waitFor();
    expect(stopped()).toBe(1);
  });

  it('one that its vendor has finished meanwhile is kept, for it is paid for', async () => {
    const [first] = replicate.predictions.accepted.filter(({ status }) => status !== 'canceled');
    first!.fate.cancellable = false;
    const name = page.getByText(/^clip of .* · paid/);
    replicate.predictions.finish(first!);
    await expect.poll(() => name.count()).toBe(1);
    expect(stopped()).toBe(1);
  });

  it('one scene: what is bought for it, while the rest of the run goes on', async () => {
    await page.getByRole('tab', { name: 'Storyboard' }).click();
    const cards = page.locator('ol li button[aria-pressed]');
    for (let index = 0; stopped() < 2 && index < 4; index += 1) {
      await cards.nth(index).click();
      const answered = page.waitForResponse(/\/scenes\/[^/]+\/cancel$/);
      await page.getByRole('button', { name: 'Stop what is being bought for this scene' }).click();
      await answered;
    }
    await page.getByText(/^Ended: 1 of 1/).waitFor();
    expect(stopped()).toBe(2);
    expect(await page.getByRole('progressbar').count()).toBe(1);
  });

  it('the whole run: all that is left is ended, what was paid for is kept, and the page says so', async () => {
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByText('Cancelled', { exact: true }).first().waitFor();
    await page.getByText('The run was cancelled. What was made or paid for is kept').waitFor();
    expect(stopped()).toBe(3);
    expect(statuses().filter((status) => status === 'succeeded').length).toBe(1);
    await page.getByRole('tab', { name: 'Spending' }).click();
    await expect.poll(() => rows('under way').count()).toBe(0);
    await expect.poll(() => page.getByText('held back').count()).toBe(0);
  });

  it('met no fault', () => {
    expect(studio.faults).toEqual([]);
  });
});
