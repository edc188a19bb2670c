import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const KEY = 'sk-a-key-that-nobody-is-ever-shown';

describe.skipIf(executablePath === undefined)('the page of providers', () => {
  let gemini: FakeGemini;
  let elevenLabs: FakeElevenLabs;
  let studio: BrowserStudio;
  let page: Page;
  /** All that the server ever sent to the page. */
  const answers: Promise<string>[] = [];
  beforeAll(async () => {
    [gemini, elevenLabs] = await Promise.all([FakeGemini.start(), FakeElevenLabs.start()]);
    const gone = await FakeGemini.start();
    await gone[Symbol.asyncDispose]();
    studio = await studioInBrowser(executablePath!, {
      GEMINI_API_KEY: gemini.key,
      GEMINI_BASE_URL: gemini.baseUrl,
      ELEVENLABS_API_KEY: 'another-key-than-it-takes',
      ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
      REPLICATE_API_TOKEN: 'a-token-for-tests',
      REPLICATE_BASE_URL: gone.baseUrl,
      OPENAI_BASE_URL: gone.baseUrl,
    });
    page = await studio.open('/');
    page.on('response', (response) => answers.push(response.text().catch(() => '')));
    await page.getByRole('link', { name: 'Providers' }).click();
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    for (const fake of [gemini, elevenLabs]) await fake?.[Symbol.asyncDispose]();
  });

  const vendor = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) });

  it('asks each vendor for nothing: who answers, who refuses the key, who cannot be reached, after how long', async () => {
    await page.getByRole('button', { name: 'Ask whether they answer' }).click();
    await vendor('Gemini').getByText('Answers, and has its models.').waitFor();
    await vendor('Gemini')
      .getByText(/after [\d.]+ s/)
      .waitFor();
    await vendor('ElevenLabs').getByText('Refuses the key.').waitFor();
    await vendor('ElevenLabs')
      .getByText(/ELEVENLABS_API_KEY/)
      .waitFor();
    await vendor('Replicate').getByText('Does not answer.').waitFor();
    await vendor('Replicate')
      .getByText(/cannot be reached/)
      .waitFor();
    expect([gemini.requests, elevenLabs.requests]).toEqual([0, 0]);
  });

  it('says what a real call of each costs before one is made, and what it cost', async () => {
    await page.getByRole('button', { name: 'Try each with a real call…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: 'Gemini' }).waitFor();
    await dialog.getByText(/In all: \$0\.0\d+/).waitFor();
    expect(await dialog.getByRole('rowheader').count()).toBe(1);
    expect(gemini.requests).toBe(0);
    await dialog.getByRole('button', { name: 'Spend it' }).click();
    await vendor('Gemini')
      .getByText(/: made, \$0\.0\d+, after [\d.]+ s/)
      .waitFor();
    expect(gemini.accepted).toBe(1);
  });

  it('keeps a key that is typed, never shows it again, and forgets it', async () => {
    await page.getByLabel('Setting').selectOption('OPENAI_API_KEY');
    await page.getByLabel('Value').fill(KEY);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Kept. It is used from the next start of the server on.').waitFor();
    await expect.poll(() => page.getByLabel('Value').inputValue()).toBe('');
    await page.getByLabel('Setting').selectOption('GEMINI_API_KEY');
    await page.getByLabel('Value').fill(KEY);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('the environment wins').waitFor();

    await page.reload();
    const kept = (name: string) => page.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) });
    await kept('OPENAI_API_KEY').waitFor();
    await studio.restart();
    await page.reload();
    await vendor('OpenAI').getByText('Script: ').waitFor();

    for (const name of ['OPENAI_API_KEY', 'GEMINI_API_KEY']) {
      await kept(name).getByRole('button', { name: 'Forget' }).click();
      await page.getByText('Forgotten. The server does without it from its next start on.').waitFor();
      await expect.poll(() => kept(name).count()).toBe(0);
    }
    expect((await Promise.all(answers)).join()).not.toContain(KEY);
  });

  it('met no fault', () => {
    expect(studio.faults).toEqual([]);
  });
});
