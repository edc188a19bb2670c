import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();

/** A lesson of as many slides, each with a picture of its own that is bought. */
const lesson = (name: string, slides: number, settings: object = {}) => ({
  lesson_id: name,
  lesson_title: name,
  slides: Array.from({ length: slides }, (_, index) => ({
    slide_title: `${name} ${index + 1}`,
    items: [{ bullet: 'Rocks', talk: `Nobody sees rock ${index + 1} of ${name}.` }],
  })),
  settings: { music: { mood: 'none' }, ...settings },
});

/** What a person is told of money and of vendors that do not do what they are asked, and what they do about it. */
describe.skipIf(executablePath === undefined)('the studio with a vendor', () => {
  let gemini: FakeGemini;
  let studio: BrowserStudio;
  let page: Page;
  beforeAll(async () => {
    gemini = await FakeGemini.start();
    studio = await studioInBrowser(executablePath!, {
      GEMINI_API_KEY: gemini.key,
      GEMINI_BASE_URL: gemini.baseUrl,
      REEL_TEXT_PROVIDERS: 'builtin',
      REEL_ATTEMPTS: '1',
    });
    page = await studio.open('/');
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await gemini?.[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    gemini.trouble = undefined;
    gemini.blocksPictures = false;
  });

  const client = () => createClient({ address: studio.server().address });
  const openFilm = async (brief: ReturnType<typeof lesson>) => {
    const { id } = await client().projects.create({ brief });
    await page.goto(`${studio.server().address}/films/${id}`);
    return id;
  };
  const make = async (stage: 'images' | 'film' = 'images') => {
    await page.getByRole('button', { name: /^(Make the film|Refresh what is stale)/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Go as far as').selectOption(stage);
    await dialog.getByRole('button', { name: /^Make (the film|it as far as: Pictures)/ }).click();
  };
  const isNow = (status: string) => page.getByText(status, { exact: true }).first().waitFor();

  it('P2: tells before anything is spent what each model costs, and that a budget is too small for it', async () => {
    await page.getByRole('link', { name: 'New film' }).first().click();
    await page.getByRole('tab', { name: 'Paste a brief' }).click();
    const brief = page.getByLabel('The brief', { exact: true });
    await brief.fill(JSON.stringify(lesson('Quoted', 2, { budget: 0.1 })));
    await page.getByRole('button', { name: 'See what it costs' }).click();
    const quote = page.getByRole('region', { name: 'Price' });
    await quote.getByText('2 × Gemini (gemini-3.1-flash-image)').waitFor();
    await quote.getByText('$0.067 each').waitFor();
    await quote.getByText('Price: $0.134').waitFor();
    await quote.getByText('Over the budget of this film: $0.10 is left').waitFor();
    expect(gemini.requests).toBe(0);
  });

  it('P2: stops before it pays what a budget does not allow, and goes on where that is raised', async () => {
    await openFilm(lesson('Budgeted', 2, { budget: 0.07 }));
    await make();
    await isNow('Failed');
    await page.getByText('The next call, to gemini (gemini-3.1-flash-image), costs $0.067').waitFor();
    expect(gemini.accepted).toBe(1);
    await page.getByRole('link', { name: 'Raise the budget' }).click();
    const limit = page.getByLabel('At most, in US dollars');
    await expect.poll(() => limit.inputValue()).toBe('0.07');
    await limit.fill('1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The budget is kept.').waitFor();
    await make();
    await isNow('Not made yet');
    expect(gemini.accepted).toBe(2);
    await page.getByText('picture of “Budgeted 2” · paid').waitFor();
    await page.getByText('$0.134 spent').waitFor();
  });

  it('P6: says who would not make what and why, and who made it instead', async () => {
    gemini.blocksPictures = true;
    await openFilm(lesson('Refused', 2));
    await make('film');
    await isNow('Finished');
    await page.getByText(/Gemini.*IMAGE_SAFETY.*Change what is asked for/).waitFor();
    await page.getByText('Not made by it: picture of “Refused').waitFor();
    await page.getByRole('button', { name: /^1\. Refused 1/ }).click();
    await page.getByText('Where it comes from').click();
    await page.getByText('by built-in painter').first().waitFor();
    await page.getByRole('tab', { name: 'Film' }).click();
    await page.getByRole('heading', { name: 'Made otherwise than wished' }).waitFor();
    await page
      .getByText(/Not made by it: picture of “Refused 1”, picture of “Refused 2”/)
      .last()
      .waitFor();
  });

  const lose = async (name: string) => {
    gemini.troubleNext({ drops: true, accepts: true });
    const id = await openFilm(lesson(name, 1));
    await make();
    await isNow('Failed');
    await page.getByText('may have been paid for: ').waitFor();
    await page.getByRole('link', { name: 'Decide' }).click();
    await page.getByText('Gemini may have taken this call and charged $0.067 for it').waitFor();
    await page.getByText('Either way $0.067 counts as spent').waitFor();
    return id;
  };

  it('P5: asks whether a call that was lost is made anew, and then pays once more', async () => {
    await lose('Anew');
    const { accepted } = gemini;
    await page.getByRole('button', { name: 'Have it made anew' }).click();
    await page.getByText('The next run has it made anew.').waitFor();
    await page.getByText('It stopped over a paid call that is decided by now.').waitFor();
    await make();
    await isNow('Not made yet');
    expect(gemini.accepted).toBe(accepted + 1);
    await page.getByText('$0.134 spent').waitFor();
  });

  it('P5: or done without, until the person thinks otherwise', async () => {
    await lose('Without');
    const { accepted } = gemini;
    await page.getByRole('button', { name: 'Do without it' }).click();
    await page.getByText('The next run does without it.').waitFor();
    await make();
    await isNow('Not made yet');
    expect(gemini.accepted).toBe(accepted);
    await page
      .getByText(/was given up for this by a person/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Have it made anew' }).waitFor();
  });

  it('says that the server is away, and shows what is new once it is back', async () => {
    const id = await openFilm(lesson('Away', 1));
    await page.getByText('The script has not been written yet.').waitFor();
    await studio.stop();
    await page.getByText('The server does not answer. It is asked again').waitFor();
    await page.getByRole('button', { name: 'Write the script' }).click();
    await page.getByText('so this was not done. Do it again').waitFor();
    await studio.start();
    await client().runs.ended((await client().runs.start(id, { stage: 'script' })).id);
    await page.getByRole('button', { name: /^1\. Away 1/ }).waitFor();
    await expect.poll(() => page.getByText('It is asked again').count()).toBe(0);
  });

  it('says whose key is wrong and which one that is, and leads to where the vendors are', async () => {
    gemini.trouble = () => ({ answers: 401 });
    const providers = await studio.open('/providers');
    await providers.getByRole('heading', { name: /^Gemini ?:/ }).waitFor();
    await openFilm(lesson('Locked', 1));
    await make();
    await page.getByText(/Gemini does not accept the key.*Check GEMINI_API_KEY/).waitFor();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    await page.getByRole('link', { name: 'See the providers' }).click();
    await page.getByRole('heading', { name: /^Gemini ?: works, with less/ }).waitFor();
    await page.getByText('Gemini does not accept the key').last().waitFor();
    // Whoever looks there already is told too.
    await providers.getByText('Gemini does not accept the key').last().waitFor();
  });

  it('met no fault', () => {
    expect(studio.faults).toEqual([]);
  });
});
