import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { createClient } from '../src/client/client.ts';
import { chromiumPath, openBrowser } from '../test/e2e/browser.ts';
import { fillStore } from './api/filled-store.ts';
import { ServedHome, temporaryHome } from './api/served-home.ts';
import { machineFacts, median, row } from './machine.ts';
import { dragCard, dragClip, dragEnd, dragReference, REFERENCE_PAGE } from './studio/drags.ts';
import { type FrameWork, spreadOf, traceFrames } from './studio/main-thread.ts';
import { filmOfManyScenes } from './studio/many-scenes.ts';
import { browserMemory } from './studio/page-memory.ts';

const SCENES = 200;
const OTHER_FILMS = 100;
const LOADS = 5;
/** What a browser holds differs from one time to the next. */
const MEMORY_TURNS = 3;
const FRAME_MS = 1000 / 60;
/** Pictures and sound that are seen at first are there by then. */
const SETTLE_MS = 4_000;
const WINDOW = { width: 1440, height: 900 };

/** How quickly the studio's pages are there, and what a drag among many scenes costs for each picture drawn. */
export async function benchStudio(): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium here; set CHROMIUM_PATH.');
  console.log(machineFacts());
  await using home = await temporaryHome();
  await fillStore(home.path, OTHER_FILMS);
  await using server = await ServedHome.start(home.path);
  const project = await filmOfManyScenes(createClient({ address: server.address }), SCENES);
  const browser = await openBrowser(executablePath);
  try {
    console.log(`${browser.version()}, no graphics processor`);
    await measureStudio(browser, server.address, project);
  } finally {
    await browser.close();
  }
  await tellMemory(executablePath, `${server.address}/films/${project}`);
}

/** Measures a studio that is served: its pages, then its drags beside a page that moves one box. */
export async function measureStudio(browser: Browser, address: string, project: string): Promise<void> {
  const film = `${address}/films/${project}`;
  await tellLoads(browser, 'the first page', `${address}/`, 'main ul li');
  await tellLoads(browser, `a film of ${SCENES} scenes`, film, 'main ol li');
  await tellLoads(browser, 'its timeline', `${film}?view=timeline`, 'section button[aria-pressed]');

  await tellDrag(browser, 'a box on an empty page (reference)', async (page) => {
    await page.setContent(REFERENCE_PAGE);
    return () => dragReference(page);
  });
  await tellDrag(browser, `a card among ${SCENES}`, async (page) => {
    await page.goto(film);
    await page.locator('main ol li').first().waitFor();
    return () => dragCard(page);
  });
  const timeline = async (page: Page) => {
    await page.goto(`${film}?view=timeline`);
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    for (let press = 0; press < 4; press += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    const clip = page.locator('section button[aria-pressed]').nth(3);
    await clip.scrollIntoViewIfNeeded();
    return clip;
  };
  await tellDrag(browser, 'a scene in the timeline', async (page) => {
    const clip = await timeline(page);
    return () => dragClip(page, clip);
  });
  await tellDrag(browser, 'the end of a scene in the timeline', async (page) => {
    const clip = await timeline(page);
    return () => dragEnd(page, clip);
  });
}

/** Opens a page a few times, each in a browser without anything of it, and tells the middle one. */
async function tellLoads(browser: Browser, what: string, address: string, awaited: string): Promise<void> {
  const shown: number[] = [];
  const painted: number[] = [];
  for (let turn = 0; turn < LOADS; turn += 1) {
    const context = await browser.newContext({ viewport: WINDOW });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator(awaited).first().waitFor();
    shown.push(await page.evaluate(() => performance.now()));
    painted.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
    );
    await context.close();
  }
  console.log(`\n${what}, opened ${LOADS} times; load ${told(loadavg()[0])}`);
  console.log(row('first paint', `${told(median(painted))} ms`, ''));
  console.log(row('what it is about is there', `${told(median(shown))} ms`, 'under 1000 ms'));
}

/** What the page of all scenes holds once each was seen, on a usual screen and on a dense one. */
async function tellMemory(executablePath: string, address: string): Promise<void> {
  console.log(
    `\nmemory of the browser, all of its processes (PSS), ${SCENES} scenes seen one after the other`,
  );
  for (const deviceScaleFactor of [1, 2]) {
    const held = { empty: [] as number[], full: [] as number[] };
    let pictures = 0;
    for (let turn = 0; turn < MEMORY_TURNS; turn += 1) {
      held.empty.push((await browserMemory(executablePath, 'about:blank', { deviceScaleFactor })).bytes);
      const full = await browserMemory(executablePath, address, { awaited: 'main ol li', deviceScaleFactor });
      held.full.push(full.bytes);
      pictures = full.pictures;
    }
    const megabytes = (all: readonly number[]) => all.map((bytes) => Math.round(bytes / 1e6)).join(', ');
    console.log(
      row(
        `${deviceScaleFactor} pixel${deviceScaleFactor === 1 ? '' : 's'} of the screen for one of the page`,
        `${megabytes(held.full)} MB`,
        `${pictures} pictures asked for; ${megabytes(held.empty)} MB with an empty page`,
      ),
    );
  }
}

/** Drags once and tells what each picture cost; the first turn is for the browser to get to know the page. */
async function tellDrag(
  browser: Browser,
  what: string,
  open: (page: Page) => Promise<() => Promise<void>>,
): Promise<void> {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  const drag = await open(page);
  await page.waitForTimeout(SETTLE_MS);
  await drag();
  await page.evaluate(countFrames);
  const frames = await traceFrames(browser, page, drag);
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
  console.log(`\ndragging ${what}: ${frames.length} pictures; load ${told(loadavg()[0])}`);
  tellWork(frames);
  const late = gaps.filter((gap) => gap > FRAME_MS * 1.05).length / gaps.length;
  const between = spreadOf(gaps);
  console.log(
    row(
      'between two pictures, by the clock',
      `${told(between.middle)} ms`,
      `p95 ${told(between.p95)}, worst ${told(between.worst)}; ${(100 * late).toFixed(0)} % over 16.7 ms`,
    ),
  );
  console.log(row('memory of the page', `${await memoryMegabytes(browser, page)} MB`, ''));
  await context.close();
}

function tellWork(frames: readonly FrameWork[]): void {
  const total = spreadOf(frames.map(({ totalMs }) => totalMs));
  const over = frames.filter(({ totalMs }) => totalMs > FRAME_MS).length / frames.length;
  const middle = (part: keyof FrameWork) => told(median(frames.map((frame) => frame[part])));
  console.log(row('main thread, processor time a picture', `${told(total.middle)} ms`, 'under 8 ms'));
  console.log(
    row(
      '  95th of a hundred',
      `${told(total.p95)} ms`,
      `worst ${told(total.worst)} ms, ${(100 * over).toFixed(0)} % over 16.7 ms`,
    ),
  );
  console.log(
    row(
      '  of it style, layout, paint',
      `${middle('styleMs')}, ${middle('layoutMs')}, ${middle('paintMs')} ms`,
      '',
    ),
  );
}

/** Runs in the page: keeps how long after each other its pictures were drawn. */
function countFrames(): void {
  const gaps: number[] = [];
  let before = performance.now();
  const count = (now: number) => {
    gaps.push(now - before);
    before = now;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  Object.assign(window, { gaps });
}

/** What the page's own process holds. */
async function memoryMegabytes(browser: Browser, page: Page): Promise<string> {
  const [system, own] = await Promise.all([
    browser.newBrowserCDPSession(),
    page.context().newCDPSession(page),
  ]);
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const { usedSize } = await own.send('Runtime.getHeapUsage');
  const residents = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1000,
    );
  return `${told(Math.max(...residents))} (script ${told(usedSize / 1e6)})`;
}

function told(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}
