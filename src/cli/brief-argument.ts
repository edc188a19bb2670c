import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { type ErrorCode, ReelError } from '../domain/errors.ts';
import type { BriefInput } from '../studio/studio.ts';
import { missingFile } from './missing-file.ts';
import type { InputStream, Surroundings } from './surroundings.ts';

const MOST_BRIEF_BYTES = 5_000_000;
const BRIEF_EXTENSION = /\.(json|ya?ml|md|markdown|txt)$/i;

/** A brief, and a name for what is made of it. */
export interface NamedBrief {
  input: BriefInput;
  /** From the file's name, the line of text, or the first line of what came through a pipe. */
  name: string;
}

/**
 * Reads what the BRIEF argument stands for: `-` is stdin, the name of a file is that file, and anything else is
 * the brief itself. What looks like a file's name and is none is refused with the nearest name there is.
 */
export async function readBriefArgument(
  argument: string,
  { stdin, workingFolder }: Pick<Surroundings, 'stdin' | 'workingFolder'>,
): Promise<NamedBrief> {
  if (argument === '-') {
    const text = await readText(stdin, argument);
    return { input: { text, folder: workingFolder }, name: nameInText(text) };
  }
  const path = resolve(workingFolder, argument);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => unlessAbsent(error, argument));
  if (found && argument.trim() !== '') {
    if (found.isDirectory()) throw await isFolder(argument, path);
    const text = await readText(createReadStream(path), argument);
    // A pipe that the shell made, as in `reel make <(generate)`, has no folder of the brief's own.
    if (!found.isFile()) return { input: { text, folder: workingFolder }, name: nameInText(text) };
    const input = { text, name: basename(path), folder: dirname(path) };
    return { input, name: basename(path, extname(path)) };
  }
  if (looksLikePath(argument)) throw await missingFile('BRIEF', argument, path, workingFolder);
  if (argument.trim() === '')
    throw refused(argument, 'is empty; name a file, or say in a line what the film is about');
  return { input: { text: argument }, name: argument };
}

/** A known ending; or a slash, unless there are spaces and it does not begin as a path does. */
function looksLikePath(argument: string): boolean {
  if (argument.includes('\n')) return false;
  if (BRIEF_EXTENSION.test(argument)) return true;
  return argument.includes('/') && (!/\s/.test(argument) || /^(\/|\.\.?\/|~\/)/.test(argument));
}

async function readText(stream: InputStream, argument: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      sizeBytes += chunks.at(-1)!.length;
      if (sizeBytes > MOST_BRIEF_BYTES) break;
    }
  } catch (error) {
    throw unreadable(argument, error as NodeJS.ErrnoException);
  }
  if (sizeBytes > MOST_BRIEF_BYTES) {
    const most = `${MOST_BRIEF_BYTES / 1_000_000} MB`;
    throw refused(argument, `is larger than ${most}, the most that a brief may be`, 'too-large');
  }
  const text = decoded(Buffer.concat(chunks), argument);
  if (text.trim() === '') throw refused(argument, 'is empty; there is nothing to make a film of');
  return text;
}

/** UTF-8, with or without a byte order mark. */
function decoded(bytes: Uint8Array, argument: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(argument, 'is not text in UTF-8; save it as UTF-8');
  }
}

function nameInText(text: string): string {
  const [first = ''] = text.trim().split('\n', 1);
  return /^[{[]|^---|^[\w-]+:/.test(first) ? 'film' : first.replace(/^#+\s*/, '');
}

function unlessAbsent(error: NodeJS.ErrnoException, argument: string): undefined {
  // A line of text may be longer than any file's name, or go on after one with a slash.
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG') return undefined;
  throw unreadable(argument, error);
}

function unreadable(argument: string, error: NodeJS.ErrnoException): ReelError {
  return refused(
    argument,
    error.code === 'EACCES' ? 'may not be read by you' : `cannot be read: ${error.message}`,
  );
}

async function isFolder(argument: string, path: string): Promise<ReelError> {
  const briefs = (await readdir(path)).filter((name) => BRIEF_EXTENSION.test(name)).sort();
  const named = briefs.slice(0, 5).map((name) => join(argument, name));
  const which = named.length === 0 ? 'name a file' : `name a file in it, such as ${named.join(', ')}`;
  return refused(argument, `is a folder; ${which}`);
}

function refused(argument: string, problem: string, code: ErrorCode = 'invalid-input'): ReelError {
  const value = argument === '-' ? 'stdin' : argument;
  return new ReelError(code, 'The brief cannot be used.', { issues: [{ field: 'BRIEF', value, problem }] });
}
