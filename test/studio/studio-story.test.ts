import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { seriousObstacles } from './obstacles.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const PHONE = { width: 390, height: 844 };

const BRIEF = `lesson_id: lighthouses
lesson_title: Lighthouses
slides:
  - slide_title: Why they shine
    items:
      - {bullet: Rocks at night, talk: At night nobody sees the rocks.}
  - slide_title: How they shine
    items:
      - {bullet: A lens of rings, talk: Rings of glass bend the light.}
`;

/** Everything that a person does with a film, in the order in which they do it. */
describe.skipIf(executablePath === undefined)('the studio in a browser', () => {
  let studio: BrowserStudio;
  let page: Page;
  let published: string;
  beforeAll(async () => {
    published = await mkdtemp(join(tmpdir(), 'reelwright-published-'));
    studio = await studioInBrowser(executablePath!, { REEL_PUBLISH_FOLDER: published });
    page = await studio.open('/');
  });
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]();
    await rm(published, { recursive: true, force: true });
  });

  const titles = async (at = page) =>
    (await at.locator('ol li button[aria-pressed] span.font-medium').allInnerTexts()).map((text) =>
      text.replace(/^\d+\.\s*/, ''),
    );
  const refresh = async () => {
    await page.getByRole('button', { name: /Refresh what is stale|Make the film/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make the film' }).click();
    await page.getByText('Finished').waitFor();
  };

  it('shows an empty home, and leads from there to a new film with its quote', async () => {
    await page.getByText('No films here yet.').waitFor();
    await page.getByRole('link', { name: 'New film' }).click();
    await page.getByRole('tab', { name: 'Paste a brief' }).click();
    await page.getByLabel('The brief').fill(BRIEF.replace('slides:', 'slide:'));
    await page.getByRole('button', { name: 'See what it costs' }).click();
    await page.getByText('did you mean slides?').waitFor();
    await page.getByLabel('The brief').fill(BRIEF);
    await page.getByRole('button', { name: 'See what it costs' }).click();
    await page.getByText('Price: free').waitFor();
  });

  it('makes the film while its scenes appear, and plays it with captions', async () => {
    await page.getByRole('button', { name: 'Make the film' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('Finished').waitFor();
    await page.getByRole('tab', { name: 'Film' }).click();
    const video = page.locator('video');
    const played = () =>
      video.evaluate(({ currentTime, textTracks, videoWidth }: HTMLVideoElement) => {
        return { seconds: currentTime, cues: textTracks[0]?.cues?.length ?? 0, width: videoWidth };
      });
    await video.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      return element.play();
    });
    await expect.poll(async () => (await played()).seconds).toBeGreaterThan(0.5);
    await expect.poll(async () => (await played()).cues).toBeGreaterThan(0);
    expect((await played()).width).toBe(1080);
  });

  it('makes a teaser and a package of the film, and hands them out', async () => {
    const panel = page.locator('section', { hasText: 'Download as' }).last();
    for (const [form, ending] of [
      ['Teaser (WebP)', 'lighthouses-teaser-webp.webp'],
      ['SCORM 1.2', 'lighthouses-scorm-1.2.zip'],
    ] as const) {
      await panel.getByLabel('Something else of the film').selectOption({ label: form });
      await panel.getByRole('button', { name: 'Make it' }).click();
      const link = panel.getByRole('link', { name: form });
      await link.waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(file.suggestedFilename()).toBe(ending);
      expect(await file.failure()).toBeNull();
    }
  });

  it('publishes the film to the folder that the settings name', async () => {
    const panel = page.locator('section', { hasText: 'Publish to a folder' }).last();
    await panel.getByRole('button', { name: 'Publish to a folder' }).click();
    await panel.getByText('film.mp4').waitFor();
    const files = await readdir(published, { recursive: true });
    expect(files.some((name) => name.endsWith('film.mp4'))).toBe(true);
    expect(files.some((name) => name.endsWith('film.vtt'))).toBe(true);
  });

  it('E2: changes what a scene says, shows that it is stale and what that costs, and makes only that again', async () => {
    await page.getByRole('tab', { name: 'Storyboard' }).click();
    await page
      .getByRole('button', { name: /^1\. Why they shine/ })
      .first()
      .click();
    const said = page.getByRole('group', { name: 'What is said' }).getByRole('textbox').first();
    await said.fill('At night rocks hide.');
    await said.blur();
    await page.getByText('To be made again: speech of “Why they shine”').waitFor();
    await page.getByText('stale', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Refresh what is stale (free)' }).click();
    const plan = page.getByRole('dialog');
    await plan.getByText('1 × built-in voice').waitFor();
    await expect.poll(() => plan.getByText('built-in painter').count()).toBe(0);
    await plan.getByLabel('Go as far as').selectOption({ label: 'Pictures' });
    await plan.getByText('All of that is there already.').waitFor();
    expect(await plan.getByRole('button', { name: 'Make it as far as: Pictures' }).isDisabled()).toBe(true);
    await plan.getByLabel('Go as far as').selectOption({ label: 'Speech' });
    await plan.getByText('1 × built-in voice').waitFor();
    expect(await plan.getByRole('button', { name: 'Make it as far as: Speech' }).isEnabled()).toBe(true);
    await plan.getByRole('button', { name: 'Cancel' }).click();
    await refresh();
    await expect.poll(() => page.getByText('stale', { exact: true }).count()).toBe(0);
  });

  it('E1: asks for another picture, keeps both as takes, and goes back', async () => {
    await page.getByRole('button', { name: 'Another picture' }).click();
    const second = page.getByRole('button', { name: 'Take 2 not made yet' });
    await second.waitFor();
    expect(await second.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Take 1', exact: true }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Take 1', exact: true }).getAttribute('aria-pressed'))
      .toBe('true');
  });

  it('E1: reorders by dragging, and takes that back', async () => {
    expect(await titles()).toEqual(['Why they shine', 'How they shine']);
    const handle = page.getByRole('button', { name: 'Drag to reorder: Why they shine' });
    await page
      .getByRole('button', { name: /^1\. Why they shine/ })
      .first()
      .hover();
    const from = (await handle.boundingBox())!;
    const to = (await page.getByRole('button', { name: /2\. How they shine/ }).boundingBox())!;
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 20, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
    // The other card makes way before the hand lets go, as a person sees it.
    const other = page.locator('li', { hasText: 'How they shine' }).first();
    await expect.poll(() => other.evaluate((item) => item.style.transform)).not.toBe('');
    await page.mouse.up();
    await expect.poll(() => titles()).toEqual(['How they shine', 'Why they shine']);
    await page.getByRole('button', { name: /^Undo: move/ }).click();
    await expect.poll(() => titles()).toEqual(['Why they shine', 'How they shine']);
  });

  it('shows in one window what is changed in another', async () => {
    const other = await studio.open(new URL(page.url()).pathname);
    await other.getByRole('button', { name: 'Add a scene' }).click();
    await expect.poll(() => titles(other)).toHaveLength(3);
    await expect.poll(() => titles()).toHaveLength(3);
    await page.getByRole('button', { name: /^Undo: add/ }).click();
    await expect.poll(() => titles(other)).toHaveLength(2);
    await other.close();
  });

  it('E1: lengthens a scene by its edge, moves the playhead and splits by keys on the timeline', async () => {
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    const first = page.getByRole('button', { name: '1 Why they shine', exact: true });
    await first.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^0:01/);
    const box = (await first.boundingBox())!;
    await page.mouse.move(box.x + box.width - 3, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 60, box.y + 20, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('button', { name: /^Undo: change “Why they shine”/ }).waitFor();
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => page.getByRole('button', { name: /^Redo: change “Why they shine”/ }).isVisible())
      .toBe(true);
  });

  it('goes on with a film when the server was stopped in the midst of it', async () => {
    await page.getByRole('tab', { name: 'Storyboard' }).click();
    await page
      .getByRole('button', { name: /^1\. Why they shine/ })
      .first()
      .click();
    const said = page.getByRole('group', { name: 'What is said' }).getByRole('textbox').first();
    await said.fill('Rocks hide at night, and waves hide rocks.');
    await said.blur();
    await page.getByText('stale', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Refresh what is stale/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make the film' }).click();
    await page.getByRole('progressbar').waitFor();
    await studio.restart();
    await page.getByText('Finished').waitFor();
    await expect.poll(() => page.getByText('stale', { exact: true }).count()).toBe(0);
  });

  it('is usable on a phone: nothing hangs over, and a scene opens in place of the list', async () => {
    const path = new URL(page.url()).pathname;
    const phone = await studio.open(path, PHONE);
    await phone
      .getByRole('button', { name: /^1\. Why they shine/ })
      .first()
      .click();
    await phone.getByLabel('What is to be seen').waitFor();
    expect(await phone.getByRole('button', { name: 'Add a scene' }).isVisible()).toBe(false);
    await phone.getByRole('button', { name: 'Back to the storyboard' }).click();
    await phone.getByRole('button', { name: 'Add a scene' }).waitFor();
    for (const view of ['', '?view=timeline', '?view=film', '?view=spending']) {
      await phone.goto(studio.server().address + path + view);
      await phone.getByRole('tab', { name: 'Film' }).waitFor();
      const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, view).toBeLessThanOrEqual(0);
    }
    await phone.close();
  });

  it('has no serious obstacle to keyboards and screen readers, in light and dark', async () => {
    const path = new URL(page.url()).pathname;
    for (const at of [
      '/',
      '/new',
      path,
      `${path}?scene=slide-1`,
      `${path}?view=timeline`,
      `${path}?view=film`,
      '/providers',
      '/settings',
    ]) {
      for (const scheme of ['light', 'dark'] as const) {
        const looked = await studio.open(at);
        await looked.evaluate((theme) => localStorage.setItem('reelwright.theme', theme), scheme);
        await looked.reload();
        await looked.getByRole('main').waitFor();
        await looked.waitForLoadState('networkidle');
        const found = await seriousObstacles(looked);
        expect(found, `${at} ${scheme}`).toEqual([]);
        await looked.close();
      }
    }
  });

  it('asked nobody but its own server, and met no fault', () => {
    expect(studio.faults).toEqual([]);
  });
});
