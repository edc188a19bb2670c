import { constants } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import type { AssetHash } from '../domain/asset.ts';
import type { Project } from '../domain/project.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { FinishedFilm } from './finished-film.ts';
import { putFile } from './output-folder.ts';
import { resultDocument } from './publishing/result-document.ts';
import type { MadeFilm } from './studio.ts';

/**
 * Puts the film, its captions, poster, contact sheet and `result.json` into a folder: each file whole or not at
 * all, in place of one of the same name.
 */
export async function deliverFilm(
  project: Project,
  finished: FinishedFilm,
  folder: string,
  store: AssetStore,
): Promise<Pick<MadeFilm, 'film' | 'captions' | 'poster' | 'contactSheet' | 'result'>> {
  const { film } = finished;
  const deliver = (hash: AssetHash, name: string) => deliverAsset(hash, name, folder, store);
  const paths = {
    film: await deliver(film.film, 'film'),
    ...(film.captions && {
      captions: {
        vtt: await deliver(film.captions.vtt, 'film'),
        srt: await deliver(film.captions.srt, 'film'),
      },
    }),
    poster: await deliver(film.poster, 'poster'),
    contactSheet: await deliver(film.contactSheet, 'contact-sheet'),
  };
  const result = await putFile(folder, 'result.json', (path) =>
    writeFile(path, `${JSON.stringify(resultDocument(project, film, finished.records), null, 2)}\n`),
  );
  return { ...paths, result };
}

async function deliverAsset(
  hash: AssetHash,
  name: string,
  folder: string,
  store: AssetStore,
): Promise<string> {
  const source = await store.pathOf(hash);
  const extension = source.slice(source.lastIndexOf('.'));
  return putFile(folder, `${name}${extension}`, (path) => copyFile(source, path, constants.COPYFILE_FICLONE));
}
