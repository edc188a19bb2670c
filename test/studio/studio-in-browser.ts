import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Client, createClient } from '../../src/client/client.ts';
import { openServer } from '../../src/compose.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { RunningServer } from '../../src/studio/server.ts';
import { openBrowser } from '../e2e/browser.ts';
import { keysFor } from '../http/keys-for.ts';

/** The studio of an empty home in a real browser; all of it gone with it. */
export interface BrowserStudio extends AsyncDisposable {
  server(): RunningServer;
  /** Asks the same server as the windows do. */
  client: Client;
  /** What each owner signs in with. */
  keys: string[];
  /** A film of a brief, made as far as a stage; answers with its id. */
  film(request: Parameters<Client['projects']['create']>[0], stage: Stage): Promise<string>;
  /** Another window, at this address of the studio. */
  open(path: string, size?: WindowSize): Promise<Page>;
  /** What went wrong in any window: errors of pages, and what the policy for content refused. */
  faults: string[];
  /** Stops the server as a person would. */
  stop(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

interface WindowSize {
  width: number;
  height: number;
  /** Worked by fingers alone. */
  isTouched?: boolean;
}

/** This ends what hangs; on a busy machine a page takes its time. */
const PATIENCE_MS = 120_000;

const DESKTOP: WindowSize = { width: 1360, height: 900 };

export async function studioInBrowser(
  executablePath: string,
  environment: Readonly<Record<string, string>> = {},
  /** Who has a key each; the server then asks for one. */
  owners: readonly string[] = [],
): Promise<BrowserStudio> {
  const home = await mkdtemp(join(tmpdir(), 'reelwright-studio-'));
  const keys = await keysFor(owners, home);
  const needsKey = owners.length > 0;
  const start = (port: number) =>
    openServer({
      home,
      environment,
      host: '127.0.0.1',
      port,
      needsKey,
      writeLog: (line) => faults.push(line),
    });
  const faults: string[] = [];
  let server = await start(0);
  let isStopped = false;
  const stop = async () => {
    isStopped = true;
    await server.close();
  };
  const again = async () => {
    server = await start(Number(new URL(server.address).port));
    isStopped = false;
  };
  const browser: Browser = await openBrowser(executablePath);
  const client = createClient({ address: server.address, ...(keys[0] !== undefined && { key: keys[0] }) });
  return {
    server: () => server,
    client,
    keys,
    async film(request, stage) {
      const { id } = await client.projects.create(request);
      await client.runs.ended((await client.runs.start(id, { stage })).id);
      return id;
    },
    faults,
    async open(path, { isTouched = false, ...viewport } = DESKTOP) {
      const page = await browser.newPage({ viewport, hasTouch: isTouched, isMobile: isTouched });
      page.setDefaultTimeout(PATIENCE_MS);
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
    stop,
    start: again,
    async restart() {
      await stop();
      await again();
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      if (!isStopped) await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
