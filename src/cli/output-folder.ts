import { mkdtemp, readdir, readFile, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ErrorCode, ReelError } from '../domain/errors.ts';
import { refused } from '../domain/refused.ts';
import type { Stage } from '../domain/stage.ts';

const MOST_SLUG_CHARACTERS = 60;
const MOST_TRIED_NAMES = 99;
/** Files that systems leave in folders unasked. */
const SYSTEM_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory']);

/**
 * Chooses the folder for a film, as an absolute path, and makes nothing. A film has a folder of its own: one
 * that is not there yet, is empty, or holds an earlier film. The folder named by `-o` must be such a one;
 * without `-o` it is named for the brief, in the working folder, and numbered where that name is taken by
 * other files. Raises `conflict`, `invalid-input` or `not-writable`.
 */
export async function chooseOutputFolder(
  named: string | undefined,
  briefName: string,
  workingFolder: string,
): Promise<string> {
  if (named !== undefined) return namedFolder(named, slugOf(briefName), workingFolder);
  const slug = slugOf(briefName);
  for (let number = 1; number <= MOST_TRIED_NAMES; number += 1) {
    const folder = join(workingFolder, number === 1 ? slug : `${slug}-${number}`);
    if ((await contentsOf(folder)).kind !== 'foreign') return writable(folder, folder);
  }
  throw cannotTake(
    'conflict',
    slug,
    `and the ${MOST_TRIED_NAMES - 1} names after it are taken; choose a folder with -o`,
  );
}

/** The option that `filmFolder` heeds. */
export function withFilmFolder(command: Command): Command {
  return command.option(
    '-o, --output <folder>',
    'where the film goes: a new or empty folder, or one with an earlier film',
  );
}

/** Where a run puts its film; none for one that is to stop before there is a film, unless a folder was named. */
export async function filmFolder(
  output: string | undefined,
  stage: Stage | undefined,
  name: string,
  workingFolder: string,
): Promise<{ outputFolder?: string }> {
  if (output === undefined && stage !== undefined && stage !== 'film') return {};
  return { outputFolder: await chooseOutputFolder(output, name, workingFolder) };
}

/** Letters and digits of any script in lower case, joined by hyphens; `film` where there are none. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? [...word].slice(0, MOST_SLUG_CHARACTERS).join('') : `${slug}-${word}`;
    if ([...longer].length > MOST_SLUG_CHARACTERS) break;
    slug = longer;
  }
  return slug || 'film';
}

async function namedFolder(named: string, slug: string, workingFolder: string): Promise<string> {
  if (named.trim() === '') throw cannotTake('invalid-input', named, 'is empty; name a folder');
  const folder = resolve(workingFolder, named);
  const contents = await contentsOf(folder);
  if (contents.kind === 'file') throw cannotTake('invalid-input', named, 'is a file; name a folder');
  if (contents.kind === 'absent' && /\.(mp4|mov|m4v|mkv|webm)$/i.test(named)) {
    throw cannotTake(
      'invalid-input',
      named,
      'looks like a file’s name; a film gets a folder, with its captions beside it',
    );
  }
  if (contents.kind === 'foreign') {
    const better = relative(workingFolder, join(folder, slug)) || slug;
    const problem = `holds other files (${contents.names}); a film gets a folder of its own, such as -o ${better}`;
    throw cannotTake('conflict', named, problem);
  }
  return writable(folder, named);
}

type Contents = { kind: 'absent' | 'file' | 'empty' | 'film' } | { kind: 'foreign'; names: string };

async function contentsOf(folder: string): Promise<Contents> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return { kind: 'absent' };
  if (!found.isDirectory()) return { kind: 'file' };
  const names = (await readdir(folder).catch(() => [])).filter((name) => !SYSTEM_FILES.has(name)).sort();
  if (names.length === 0) return { kind: 'empty' };
  if (await holdsFilm(folder)) return { kind: 'film' };
  const more = names.length - 3;
  return { kind: 'foreign', names: names.slice(0, 3).join(', ') + (more > 0 ? ` and ${more} more` : '') };
}

/** The metadata documents that are written beside every film and into every package of one. */
const FILM_DOCUMENTS = ['result.json', 'module.json'];

async function holdsFilm(folder: string): Promise<boolean> {
  const found = await Promise.all(FILM_DOCUMENTS.map((name) => describesFilm(join(folder, name))));
  return found.includes(true);
}

async function describesFilm(path: string): Promise<boolean> {
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof document === 'object' && document !== null && 'video_url' in document;
  } catch {
    return false;
  }
}

/** The folder, once a folder was made and removed in it or where it would be made: rights alone do not tell. */
async function writable(folder: string, named: string): Promise<string> {
  let existing = folder;
  let found = await stat(existing).catch(() => undefined);
  while (found === undefined && existing !== dirname(existing)) {
    existing = dirname(existing);
    found = await stat(existing).catch(() => undefined);
  }
  if (found && !found.isDirectory()) {
    throw cannotTake('invalid-input', named, `cannot be made: ${existing} is a file`);
  }
  try {
    await rmdir(await mkdtemp(join(existing, '.reel-')));
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw cannotTake('storage-full', named, `cannot be written: no room is left in ${existing}`);
    }
    throw cannotTake(
      'not-writable',
      named,
      `cannot be written: nothing can be made in ${existing}; choose another`,
    );
  }
}

function cannotTake(code: ErrorCode, value: string, problem: string): ReelError {
  return refused({ field: '-o', value, problem }, code);
}
