import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openServer } from '../../src/compose.ts';
import type { RunningServer } from '../../src/studio/server.ts';
import { openBrowser } from '../e2e/browser.ts';

/** The studio of an empty home in a real browser; all of it gone with it. */
export interface BrowserStudio extends AsyncDisposable {
  server(): RunningServer;
  /** Another window, at this address of the studio. */
  open(path: string, size?: { width: number; height: number }): Promise<Page>;
  /** What went wrong in any window: errors of pages, and what the policy for content refused. */
  faults: string[];
  /** Stops the server as a person would and starts it again at the same address. */
  restart(): Promise<void>;
}

const DESKTOP = { width: 1360, height: 900 };

export async function studioInBrowser(
  executablePath: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BrowserStudio> {
  const home = await mkdtemp(join(tmpdir(), 'reelwright-studio-'));
  const start = (port: number) =>
    openServer({ home, environment, host: '127.0.0.1', port, writeLog: (line) => faults.push(line) });
  const faults: string[] = [];
  let server = await start(0);
  const browser: Browser = await openBrowser(executablePath);
  return {
    server: () => server,
    faults,
    async open(path, viewport = DESKTOP) {
      const page = await browser.newPage({ viewport });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        const isRefused = /Content Security Policy|Refused to/.test(message.text());
        if (isRefused) faults.push(message.text());
      });
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        const isOwn = host === new URL(server.address).host;
        if (protocol.startsWith('http') && !isOwn) faults.push(`asked ${request.url()}`);
      });
      await page.goto(server.address + path);
      return page;
    },
    async restart() {
      const { port } = new URL(server.address);
      await server.close();
      server = await start(Number(port));
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
