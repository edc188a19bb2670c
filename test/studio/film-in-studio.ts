import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { type BrowserStudio, studioInBrowser } from './studio-in-browser.ts';

/** A film and a window on it. All of it is there from the first test of a suite to its last. */
export interface FilmInStudio {
  studio: BrowserStudio;
  client: Client;
  id: string;
  page: Page;
}

interface FilmOptions {
  brief: Record<string, unknown>;
  stage: Stage;
  /** What of the film the window shows: `?scene=slide-1`. */
  search?: string;
  /** What is done with the film before the window is opened. */
  prepare?(client: Client, id: string): Promise<unknown>;
}

/** Has the tests of this suite work on one film in a studio of its own. */
export function filmInStudio({ brief, stage, search = '', prepare }: FilmOptions): FilmInStudio {
  const film = {} as FilmInStudio;
  beforeAll(async () => {
    film.studio = await studioInBrowser(chromiumPath()!);
    film.client = film.studio.client;
    film.id = await film.studio.film({ brief }, stage);
    await prepare?.(film.client, film.id);
    film.page = await film.studio.open(`/films/${film.id}${search}`);
  });
  afterAll(() => film.studio?.[Symbol.asyncDispose]());
  return film;
}

/** Has edits of this window wait until they are released; of others they are made at once. */
export async function holdEdits(page: Page) {
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route('**/edits', async (route) => {
    asked.resolve();
    await held.promise;
    await route.continue();
  });
  return { asked: asked.promise, release: () => held.resolve() };
}
