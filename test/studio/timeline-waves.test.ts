import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const slides = ['Rock', 'Reef'].map((bullet) => ({
  slide_title: bullet,
  items: [{ bullet, talk: 'Waves hide it.' }],
}));
const BRIEF = { lesson_id: 'rocks', lesson_title: 'Rocks', slides };

describe.skipIf(executablePath === undefined)('waves of sound on the timeline', () => {
  let studio: BrowserStudio;
  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  it('are fetched for no line that is too narrow to show them, until it is wider', async () => {
    const film = await studio.film({ format: 'lesson', brief: BRIEF }, 'speech');
    const change = { kind: 'change-scene', scene: 'slide-1', least_seconds: 300 } as const;
    await studio.client.projects.edit(film, change);
    const page = await studio.open('/new', { width: 600, height: 800 });
    const sounds: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // What the player plays it asks for as media; waves are drawn of what the page itself has read.
      if (pathname.startsWith('/api/media/') && request.resourceType() === 'fetch') sounds.push(pathname);
    });
    await page.goto(`${studio.server().address}/films/${film}?view=timeline`);
    await expect.poll(() => page.locator('[data-clip]').count()).toBe(2);
    await page.waitForLoadState('networkidle');
    expect(sounds).toEqual([]);
    for (let press = 0; press < 8; press += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => sounds.length).toBeGreaterThan(0);
    await page.close();
    expect(studio.faults).toEqual([]);
  });
});
