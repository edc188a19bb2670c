import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStudio } from '../../src/compose.ts';
import type { StudioEvent } from '../../src/studio/events.ts';
import type { MadeFilm, MakeFilmRequest, Studio } from '../../src/studio/studio.ts';

/** A studio with an empty home of its own, both gone with it. */
export interface FolderStudio extends AsyncDisposable {
  studio: Studio;
  folder: string;
  /** Everything that the studio told while it made films. */
  events: StudioEvent[];
  /** Makes a film of a brief document into `<folder>/<name>`. */
  make(name: string, document: unknown, options?: Partial<MakeFilmRequest>): Promise<MadeFilm>;
}

export async function studioInFolder(
  environment: Readonly<Record<string, string>> = {},
): Promise<FolderStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-e2e-'));
  const studio = await openStudio({ home: join(folder, 'home'), environment });
  const events: StudioEvent[] = [];
  return {
    studio,
    folder,
    events,
    make: (name, document, options = {}) =>
      studio.makeFilm({
        brief: { text: typeof document === 'string' ? document : JSON.stringify(document), folder },
        overrides: [],
        outputFolder: join(folder, name),
        signal: new AbortController().signal,
        onEvent: (event) => events.push(event),
        ...options,
      }),
    async [Symbol.asyncDispose]() {
      await studio.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A lesson of two slides that is spoken in some ten seconds. */
export function shortLesson(changes: object = {}) {
  return {
    lesson_id: 'lighthouses',
    lesson_title: 'Lighthouses',
    slides: [
      {
        slide_title: 'Why they shine',
        items: [
          { bullet: 'Rocks at night', talk: 'At night, a captain cannot see the rocks.' },
          { bullet: 'A light that tells where', talk: 'Each light has its own rhythm.' },
        ],
      },
      {
        slide_title: 'How they shine',
        items: [{ bullet: 'A lens of rings', talk: 'Rings of glass bend the light.' }],
      },
    ],
    ...changes,
  };
}
