import type { Page } from 'playwright-core';
import { ServedHome } from '../../bench/api/served-home.ts';
import { chromiumPath, openBrowser } from '../../test/e2e/browser.ts';

/** A page of the studio as it is photographed. */
export interface StudioScreen {
  /** Below the server's address. */
  path: string;
  theme: 'light' | 'dark';
  outputPath: string;
  /** Ends when all of it is there that is to be seen. */
  prepare: (page: Page) => Promise<void>;
}

export const SCREEN = { width: 1250, height: 781 };
/** Pictures that are seen at first are there by then. */
const SETTLE_MS = 4_000;

/** Photographs pages of the studio over a home, in a browser that knows nothing of it. */
export async function photographStudio(home: string, screens: readonly StudioScreen[]): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium here; set CHROMIUM_PATH.');
  await using server = await ServedHome.start(home);
  const browser = await openBrowser(executablePath);
  try {
    for (const { path, theme, outputPath, prepare } of screens) {
      const context = await browser.newContext({ viewport: SCREEN });
      await context.addInitScript((shown) => localStorage.setItem('reelwright.theme', shown), theme);
      const page = await context.newPage();
      await page.goto(`${server.address}${path}`);
      await prepare(page);
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: outputPath });
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
