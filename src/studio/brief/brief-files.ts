import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { type InputIssue, isReelError, throwIfCancelled } from '../../domain/errors.ts';
import { shortened } from '../../domain/input-issues.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import type { BriefFile, CommonBrief } from '../../ports/format.ts';
import type { Media } from '../../ports/media.ts';
import {
  type FileProblem,
  fontProblem,
  imageProblem,
  MOST_FILE_BYTES,
  mediaProblem,
  readWhole,
} from './file-content.ts';

/** A file that a brief names, found to be inside the brief's folder and to be what it is used as. */
export interface CheckedFile extends BriefFile {
  /** Without symbolic links. */
  absolutePath: string;
  /** Of the content, as 64 hexadecimal digits. */
  sha256: string;
  sizeBytes: number;
  /** Of a sound or a film that says it. */
  durationSeconds?: number;
}

export interface FileCheck {
  /** Where the brief stands; absent for one that came from no file. */
  folder: string | undefined;
  /** Absolute paths that the person named beside the brief: those may lie anywhere. */
  ownFiles?: readonly string[] | undefined;
  probe: Media['probe'];
  signal?: AbortSignal | undefined;
}

/** The files that every brief can name, besides those of its format. */
export function sharedFilesOf({ brand, settings }: CommonBrief): BriefFile[] {
  const files: BriefFile[] = [];
  if (brand?.logo !== undefined) files.push({ field: 'brand.logo', path: brand.logo, kind: 'image' });
  if (brand?.font !== undefined) files.push({ field: 'brand.font', path: brand.font, kind: 'font' });
  const music = settings?.music.file;
  if (music !== undefined) files.push({ field: 'settings.music.file', path: music, kind: 'sound' });
  for (const place of ['opening', 'closing'] as const) {
    const film = settings?.[place];
    if (film !== undefined) files.push({ field: `settings.${place}`, path: film, kind: 'clip' });
  }
  return files;
}

/** Checks every file once, however often it is named; those that cannot be used are told as issues. */
export async function checkFiles(
  files: readonly BriefFile[],
  check: FileCheck,
): Promise<{ checked: CheckedFile[]; issues: InputIssue[] }> {
  const outcomes = new Map<string, Promise<Outcome>>();
  const checked: CheckedFile[] = [];
  const issues: InputIssue[] = [];
  for (const file of files) {
    throwIfCancelled(check.signal);
    const key = `${file.kind} ${file.path}`;
    const pending = outcomes.get(key) ?? checkFile(file, check);
    outcomes.set(key, pending);
    const outcome = await pending;
    if ('problem' in outcome) {
      const { problem, nearest } = outcome;
      const told = { problem, ...(nearest !== undefined && { nearest }) };
      issues.push({ field: file.field, value: shortened(file.path), ...told });
    } else checked.push({ ...file, ...outcome });
  }
  return { checked, issues };
}

type Usable = Pick<CheckedFile, 'absolutePath' | 'sha256' | 'sizeBytes' | 'durationSeconds'>;
type Outcome = Usable | { problem: string; nearest?: string };

async function checkFile({ path, kind }: BriefFile, check: FileCheck): Promise<Outcome> {
  const { folder, probe, signal } = check;
  if (check.ownFiles?.includes(path)) return inspectOwnFile(path, kind, check);
  const problem = pathProblem(path);
  if (problem !== undefined) return { problem };
  if (folder === undefined)
    return { problem: 'names a file, but the brief comes from no folder; save it as a file' };
  const home = await realpath(folder);
  if (!isInside(resolve(home, path), home)) return { problem: OUTSIDE };
  let absolutePath: string;
  try {
    absolutePath = await realpath(resolve(home, path));
  } catch (cause) {
    return missing(resolve(home, path), cause);
  }
  if (!isInside(absolutePath, home)) return { problem: OUTSIDE };
  if (!(await stat(absolutePath)).isFile()) return { problem: 'is not a regular file' };
  return inspectFile(absolutePath, kind, probe, signal);
}

const OUTSIDE = 'is outside the brief’s folder; copy the file beside the brief';

async function inspectOwnFile(
  path: string,
  kind: BriefFile['kind'],
  { probe, signal }: FileCheck,
): Promise<Outcome> {
  const absolutePath = await realpath(path).catch(() => undefined);
  if (absolutePath === undefined || !(await stat(absolutePath)).isFile()) return { problem: 'is not a file' };
  return inspectFile(absolutePath, kind, probe, signal);
}

function pathProblem(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return 'is a web address; only files beside the brief are used';
  if (isAbsolute(path) || /^[a-z]:[\\/]/i.test(path))
    return 'is an absolute path; write it relative to the brief';
  if (path.includes('\\')) return 'has a backslash; write folders with /';
  return undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function missing(path: string, cause: unknown): Promise<Outcome> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ELOOP') return { problem: 'is a symbolic link that leads to itself' };
  if (code === 'EACCES') return { problem: 'cannot be read: permission denied' };
  const beside = await readdir(dirname(path)).catch(() => []);
  const nearest = nearestName(basename(path), beside);
  return { problem: 'does not exist beside the brief', ...(nearest === undefined ? {} : { nearest }) };
}

/** Checks and hashes the same open file, so that it cannot be exchanged in between. */
export async function inspectFile(
  absolutePath: string,
  kind: BriefFile['kind'],
  probe: Media['probe'],
  signal: AbortSignal | undefined,
): Promise<Usable | FileProblem> {
  let file: FileHandle;
  try {
    file = await open(absolutePath, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return { problem: 'cannot be read: permission denied', code: 'media-failed' };
  }
  try {
    const { size } = await file.stat();
    if (size === 0) return { problem: 'is an empty file', code: 'media-failed' };
    if (size > MOST_FILE_BYTES[kind]) {
      const problem = `has ${megabytes(size)}; at most ${megabytes(MOST_FILE_BYTES[kind])} are allowed`;
      return { problem, code: 'too-large' };
    }
    const found =
      kind === 'image' || kind === 'font'
        ? (kind === 'image' ? imageProblem : fontProblem)(await readWhole(file, size))
        : await probed(absolutePath, kind, probe, signal);
    if (found && 'problem' in found) return found;
    return { absolutePath, sha256: await hashOf(file), sizeBytes: size, ...found };
  } finally {
    await file.close();
  }
}

async function probed(
  absolutePath: string,
  kind: 'sound' | 'clip',
  probe: Media['probe'],
  signal: AbortSignal | undefined,
): Promise<Pick<Usable, 'durationSeconds'> | FileProblem> {
  try {
    const facts = await probe(absolutePath, signal);
    const { durationSeconds } = facts;
    return mediaProblem(kind, facts) ?? (durationSeconds === null ? {} : { durationSeconds });
  } catch (error) {
    if (!isReelError(error) || error.code !== 'media-failed') throw error;
    const wanted = kind === 'sound' ? 'sound' : 'film';
    return { problem: `is not a ${wanted} file that can be read`, code: 'unsupported-media' };
  }
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) hash.update(piece);
  return hash.digest('hex');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
