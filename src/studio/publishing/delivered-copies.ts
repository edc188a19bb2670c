import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { MadeFilm, PublishedFilm } from '../studio.ts';
import { publishedDocument } from './result-document.ts';

/** Tells in the `result.json` beside a delivered film where it was published. */
export async function tellPublished(resultPath: string, published: PublishedFilm): Promise<void> {
  const document = JSON.parse(await readFile(resultPath, 'utf8')) as Record<string, unknown>;
  const urls = new Map(published.files.map(({ role, url }) => [role, url]));
  // What is deleted here is found there.
  const addresses =
    published.deleted.length === 0
      ? {}
      : {
          video_url: urls.get('film'),
          subtitle_url: urls.get('captions-vtt') ?? null,
          subtitle_srt_url: urls.get('captions-srt') ?? null,
          poster_url: urls.get('poster'),
          contact_sheet_url: urls.get('contact-sheet'),
        };
  const text = JSON.stringify(
    { ...document, ...addresses, published: [publishedDocument(published)] },
    null,
    2,
  );
  const unfinished = `${resultPath}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, `${text}\n`);
    await rename(unfinished, resultPath);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The paths of a delivered film's files, without the document that tells of them. */
export function copiesOf({ film, captions, poster, contactSheet }: MadeFilm): string[] {
  return [film, captions?.vtt, captions?.srt, poster, contactSheet].filter((path) => path !== undefined);
}
