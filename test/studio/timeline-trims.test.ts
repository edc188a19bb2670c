import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../src/client/documents.ts';
import { createMedia } from '../../src/media/media-client.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

const executablePath = chromiumPath();
const LESSON = {
  lesson_id: 'waves',
  lesson_title: 'Waves',
  slides: [{ slide_title: 'Rocks', items: [{ bullet: 'Night', talk: 'Nobody sees rocks at night.' }] }],
  settings: { ratio: '1:1', music: { mood: 'none' } },
};

describe.skipIf(executablePath === undefined)('the timeline of a film with a moving shot', () => {
  let studio: BrowserStudio;
  let page: Page;
  let id: string;
  const client = () => studio.client;
  const run = async (stage: 'script' | 'film') =>
    client().runs.ended((await client().runs.start(id, { stage })).id);
  const scenes = async (): Promise<Scene[]> => (await client().projects.scenes(id)).scenes;
  const shots = async () =>
    (await scenes()).flatMap(({ clip, duration_seconds: seconds }) =>
      clip === null
        ? []
        : [
            [
              rounded(clip.inSeconds ?? 0),
              clip.outSeconds ? rounded(clip.outSeconds) : null,
              rounded(seconds),
            ],
          ],
    );

  beforeAll(async () => {
    studio = await studioInBrowser(executablePath!);
    ({ id } = await client().projects.create({ format: 'lesson', brief: LESSON }));
    await run('script');
    const edit = (change: Parameters<ReturnType<typeof client>['projects']['edit']>[1]) =>
      client().projects.edit(id, change);
    await edit({ kind: 'add-scene', title: 'Sea', position: 1, prompt: 'waves', narration: [] });
    const [sea] = await scenes();
    const scene = sea?.id ?? '';
    await edit({ kind: 'change-clip', scene, directions: 'slow push in', duration_seconds: 6 });
    await edit({ kind: 'change-scene', scene, least_seconds: 5, rest_seconds: 0 });
    expect((await run('film')).state).toBe('completed');
    page = await studio.open(`/films/${id}?view=timeline`);
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).focus();
  });
  afterAll(() => studio?.[Symbol.asyncDispose]());

  const handle = (place: number, edge: 'start' | 'end') =>
    page.locator('[data-clip]').nth(place).locator(`[data-trim="${edge}"]`);
  const lead = async (place: number, edge: 'start' | 'end', seconds: number) => {
    const clip = (await page.locator('[data-clip]').first().boundingBox())!;
    const [first] = await scenes();
    const pixels = ((clip.width + 2) / (first?.duration_seconds ?? 1)) * seconds;
    const box = (await handle(place, edge).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + pixels, box.y + 30, { steps: 8 });
  };
  /** Waits until the page shows these shots, and the server has them. */
  const shown = async (wanted: (number | null)[][]) => {
    await expect.poll(shots).toEqual(wanted);
    const lengths = (await scenes()).map(({ duration_seconds: seconds }) => seconds);
    const drawn = async () =>
      page
        .locator('[data-clip]')
        .evaluateAll((clips) => clips.map((clip) => clip.getBoundingClientRect().width + 2));
    await expect.poll(async () => shares(await drawn())).toEqual(shares(lengths));
  };
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };

  it('E1: trims the start of a shot by its handle, with a mark of what is cut away', async () => {
    await lead(0, 'start', 1.5);
    await page.getByText(/^lasts 3\.\d+ s/).waitFor();
    expect(await page.locator('[data-cut-away]').count()).toBe(1);
    const frame = page.locator('video[data-edge-frame]');
    await expect
      .poll(() => frame.evaluate((seen: HTMLVideoElement) => seen.currentTime))
      .toBeGreaterThan(1.3);
    await page.mouse.up();
    await expect.poll(async () => (await shots())[0]?.[0]).toBeGreaterThan(1.3);
    const [[from = 0, , lasts = 0] = []] = await shots();
    expect(from).toBeLessThan(1.7);
    expect((from ?? 0) + (lasts ?? 0)).toBeCloseTo(5, 4);
    await page.getByText('A preview of your edits').waitFor();
    await press('Control+z');
    await shown([[0, null, 5]]);
  });

  it('E1: trims by keys to the very frame', async () => {
    await press('Home');
    await press('Shift+ArrowRight');
    await press('i');
    await shown([[1, null, 4]]);
    await press('Shift+ArrowRight', 3);
    await press('o');
    await shown([[1, 4, 3]]);
  });

  it('E1: splits by B at the frame of the playhead, and again in what that came to', async () => {
    await press('Home');
    await press('ArrowRight', 20);
    await press('b');
    const first = [1, rounded(1 + 20 / 30), rounded(20 / 30)];
    const two = [first, [rounded(1 + 20 / 30), 4, rounded(70 / 30)]];
    await shown(two);
    await press('ArrowRight', 40);
    await press('b');
    const three = [first, [rounded(1 + 20 / 30), 3, rounded(40 / 30)], [3, 4, 1]];
    await shown(three);
    await press('Control+z');
    await shown(two);
    // Whatever is pressed is done, one after the other.
    await press('Control+z');
    await press('Control+Shift+z', 2);
    await shown(three);
  });

  it('stops at the last word, and says why', async () => {
    await lead(3, 'end', -3);
    await page.getByText('No shorter: words are heard until here.').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await press('End');
    await press('Shift+ArrowLeft', 3);
    await press('b');
    await page.getByText('Words are heard here', { exact: false }).waitFor();
    expect(await scenes()).toHaveLength(4);
  });

  it('is trimmed by a finger', async () => {
    const phone = await studio.open(`/films/${id}?view=timeline`, { width: 390, height: 844 });
    await phone.getByRole('region', { name: 'Timeline' }).waitFor();
    // What comes later may push the tracks down.
    await phone.waitForLoadState('networkidle');
    const before = (await scenes()).at(-1)?.rest_seconds ?? 0;
    const box = (await phone.locator('[data-clip] [data-trim="end"]').last().boundingBox())!;
    const touch = await phone.context().newCDPSession(phone);
    const at = (x: number) => ({ touchPoints: [{ x, y: box.y + 20 }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(box.x + 5) });
    for (const by of [10, 20, 30])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(box.x + 5 + by) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const rest = async () => (await scenes()).at(-1)?.rest_seconds;
    await expect.poll(rest).not.toBe(before);
    await press('Control+z');
    await expect.poll(rest).toBe(before);
    await phone.close();
  });

  it('makes the film that its scenes say, to the frame', async () => {
    const all = await scenes();
    expect((await run('film')).state).toBe('completed');
    const timeline = await client().projects.timeline(id);
    expect(timeline.scenes.map((place) => [place.id, rounded(place.duration_seconds)])).toEqual(
      all.map((scene) => [scene.id, rounded(scene.duration_seconds)]),
    );
    const folder = await mkdtemp(join(tmpdir(), 'reelwright-trims-'));
    const media = createMedia();
    try {
      const path = join(folder, 'film.mp4');
      const response = await client().projects.filmFile(id, 'film.mp4');
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const seconds = all.reduce((sum, { duration_seconds: each }) => sum + each, 0);
      expect((await media.probe(path)).durationSeconds).toBeCloseTo(seconds, 1);
    } finally {
      await media.close();
      await rm(folder, { recursive: true });
    }
    expect(studio.faults).toEqual([]);
  });
});

/** What each is of all of them, in hundredths. */
function shares(lengths: readonly number[]): number[] {
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => Math.round((length * 100) / whole));
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
