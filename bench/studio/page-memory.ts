import type { Page, Request } from 'playwright-core';
import { openBrowser } from '../../test/e2e/browser.ts';
import { heldBytes } from '../process-tree.ts';

const WINDOW = { width: 1440, height: 900 };
/** How long a stretch of the page is looked at on the way through it. */
const LOOK_MS = 500;
/** What is decoded and drawn late is there by then. */
const SETTLE_MS = 4_000;

/** What a browser of its own holds, all of its processes together, with a page open that was gone through to its end. */
export async function browserMemory(
  executablePath: string,
  address: string,
  { awaited, deviceScaleFactor }: { awaited?: string; deviceScaleFactor: number },
): Promise<{ bytes: number; pictures: number }> {
  const browser = await openBrowser(executablePath);
  try {
    const context = await browser.newContext({ viewport: WINDOW, deviceScaleFactor });
    const page = await context.newPage();
    const pictures = picturesOf(page);
    await page.goto(address);
    if (awaited !== undefined) await page.locator(awaited).first().waitFor();
    await goThrough(page, pictures);
    await page.waitForTimeout(SETTLE_MS);
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const bytes = processInfo.reduce((sum, { id }) => sum + heldBytes(id), 0);
    return { bytes, pictures: pictures.there };
  } finally {
    await browser.close();
  }
}

/** Sees all of the page, each stretch until its pictures are there. */
async function goThrough(page: Page, pictures: Pictures): Promise<void> {
  for (;;) {
    await page.waitForTimeout(LOOK_MS);
    while (pictures.underWay > 0) await page.waitForTimeout(LOOK_MS);
    const isEnd = await page.evaluate(() => {
      const before = scrollY;
      scrollBy(0, innerHeight);
      return scrollY === before;
    });
    if (isEnd) return;
  }
}

/** How many pictures were asked for that are not there yet, and how many are. */
interface Pictures {
  underWay: number;
  there: number;
}

function picturesOf(page: Page): Pictures {
  const pictures = { underWay: 0, there: 0 };
  const isPicture = (request: Request) => request.resourceType() === 'image';
  page.on('request', (request) => {
    if (isPicture(request)) pictures.underWay += 1;
  });
  const note = (request: Request) => {
    if (!isPicture(request)) return;
    pictures.underWay -= 1;
    pictures.there += 1;
  };
  page.on('requestfinished', note);
  page.on('requestfailed', note);
  return pictures;
}
