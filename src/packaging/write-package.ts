import { constants } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleDocument } from './module-document.ts';
import type { PackageContents } from './package-contents.ts';
import { playerPage } from './player-page.ts';
import { quizDocument } from './quiz-document.ts';
import { type ScormEdition, scormManifest } from './scorm-manifest.ts';
import { transcriptPage } from './transcript-page.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

/** A file of a package, by its name in the folder. */
export interface PackageFile {
  name: string;
  sizeBytes: number;
}

const SCORM_EDITIONS: readonly ScormEdition[] = ['1.2', '2004'];

/** What an archive is for: the pages and files alone, or a learning system of one of SCORM's editions. */
export const ARCHIVE_FORMS = ['pages', 'scorm-1.2', 'scorm-2004'] as const;
export type ArchiveForm = (typeof ARCHIVE_FORMS)[number];

/**
 * Writes a film's package into a folder that is there: the film, its captions, transcript and questions, a page that
 * plays it, and an archive for each edition of SCORM. Each file appears whole or not at all, in place of one of the
 * same name.
 */
export async function writePackage(
  contents: PackageContents,
  folder: string,
  signal?: AbortSignal,
): Promise<PackageFile[]> {
  const entries = await packageEntries(contents);
  const unfinished = await mkdtemp(join(folder, '.unfinished-'));
  try {
    for (const entry of entries) {
      const path = join(unfinished, entry.path);
      if ('text' in entry) await writeFile(path, entry.text);
      else await copyFile(entry.filePath, path, constants.COPYFILE_FICLONE);
    }
    const archives: string[] = [];
    for (const edition of SCORM_EDITIONS) {
      const name = `scorm-${edition}.zip`;
      const manifest = manifestEntry(edition, contents, entries);
      await writeZip(join(unfinished, name), [manifest, ...entries], signal);
      archives.push(name);
    }
    const names = [...entries.map(({ path }) => path), ...archives];
    const files: PackageFile[] = [];
    for (const name of names) {
      await rename(join(unfinished, name), join(folder, name));
      files.push({ name, sizeBytes: (await stat(join(folder, name))).size });
    }
    return files;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Writes one archive of a film's package. */
export async function writeArchive(
  contents: PackageContents,
  form: ArchiveForm,
  outputPath: string,
  signal?: AbortSignal,
): Promise<void> {
  const entries = await packageEntries(contents);
  const edition = SCORM_EDITIONS.find((each) => form === `scorm-${each}`);
  const manifest = edition === undefined ? [] : [manifestEntry(edition, contents, entries)];
  await writeZip(outputPath, [...manifest, ...entries], signal);
}

async function packageEntries(contents: PackageContents): Promise<ZipEntry[]> {
  return [
    { path: 'index.html', text: await playerPage(contents) },
    { path: 'film.mp4', filePath: contents.filmPath },
    { path: 'poster.png', filePath: contents.posterPath },
    { path: 'film.vtt', text: contents.captions.vtt },
    { path: 'film.srt', text: contents.captions.srt },
    { path: 'transcript.html', text: transcriptPage(contents) },
    { path: 'quiz.json', text: `${JSON.stringify(quizDocument(contents), null, 2)}\n` },
    { path: 'module.json', text: `${JSON.stringify(moduleDocument(contents), null, 2)}\n` },
  ];
}

function manifestEntry(
  edition: ScormEdition,
  contents: PackageContents,
  entries: readonly ZipEntry[],
): ZipEntry {
  const others = entries.map(({ path }) => path).filter((path) => path !== 'index.html');
  return { path: 'imsmanifest.xml', text: scormManifest(edition, contents, others) };
}
