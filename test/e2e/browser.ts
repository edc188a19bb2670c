import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a Chromium is on this machine. Continuous integration must have one; elsewhere its tests are left out. */
export function chromiumPath(): string | undefined {
  const path = PLACES.find((place) => place !== undefined && existsSync(place));
  if (path === undefined && process.env.CI)
    throw new Error('There is no Chromium here; install it or set CHROMIUM_PATH.');
  return path;
}

/** A headless browser that asks nobody but the page. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
