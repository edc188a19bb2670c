import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { ReelError } from '../domain/errors.ts';
import { refused } from '../domain/refused.ts';
import { decodeText, MOST_BRIEF_BYTES, tooLarge } from '../studio/brief/decode-text.ts';
import type { BriefInput } from '../studio/studio.ts';
import { readBriefFolder } from './brief-folder.ts';
import { missingFile } from './missing-file.ts';
import type { InputStream, Surroundings } from './surroundings.ts';

const BRIEF_EXTENSION = /\.(jsonl?|ya?ml|md|markdown|txt)$/i;

/** A brief, and a name for what is made of it. */
export interface NamedBrief {
  input: BriefInput;
  /** From the file's name, the line of text, or the first line of what came through a pipe. */
  name: string;
}

/**
 * Reads what the BRIEF argument stands for: `-` is stdin, the name of a file is that file, that of a folder
 * the texts in it, and anything else is the brief itself. What looks like a file's name and is none is refused with the nearest name there is.
 */
export async function readBriefArgument(
  argument: string,
  surroundings: Pick<Surroundings, 'stdin' | 'stderr' | 'workingFolder' | 'signal'>,
): Promise<NamedBrief> {
  const { stdin, stderr, workingFolder, signal } = surroundings;
  if (argument.trim() === '') {
    throw refused({
      field: 'BRIEF',
      problem: 'is empty; name a file, or say in a line what the film is about',
    });
  }
  if (argument === '-') {
    if (stdin.isTTY) stderr.write('Type the brief; Ctrl-D on a line of its own ends it.\n');
    const text = await readText(stdin, 'stdin', signal);
    return { input: { text, folder: workingFolder }, name: nameInText(text) };
  }
  const path = resolve(workingFolder, argument);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => unlessAbsent(error, argument));
  if (found) {
    if (found.isDirectory()) {
      const text = await readBriefFolder(argument, path);
      return { input: { text, name: `${basename(path)}.md`, folder: path }, name: basename(path) };
    }
    if (found.size > MOST_BRIEF_BYTES) throw tooLarge(argument, found.size);
    const text = await readText(createReadStream(path), argument, signal);
    // A pipe that the shell made, as in `reel make <(generate)`, has no folder of the brief's own.
    if (!found.isFile()) return { input: { text, folder: workingFolder }, name: nameInText(text) };
    const input = { text, name: basename(path), folder: dirname(path) };
    return { input, name: basename(path, extname(path)) };
  }
  if (looksLikePath(argument)) throw await missingFile('BRIEF', argument, path, workingFolder);
  return { input: { text: argument }, name: argument };
}

/** A known ending; or a slash, unless there are spaces and it does not begin as a path does. */
function looksLikePath(argument: string): boolean {
  if (argument.includes('\n')) return false;
  if (BRIEF_EXTENSION.test(argument)) return true;
  return argument.includes('/') && (!/\s/.test(argument) || /^(\/|\.\.?\/|~\/)/.test(argument));
}

async function readText(stream: InputStream, subject: string, signal: AbortSignal): Promise<string> {
  const stop = () => stream.destroy?.();
  signal.addEventListener('abort', stop, { once: true });
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      sizeBytes += chunks.at(-1)!.length;
      if (sizeBytes > MOST_BRIEF_BYTES) break;
    }
  } catch (error) {
    throw unreadable(subject, error as NodeJS.ErrnoException);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (sizeBytes > MOST_BRIEF_BYTES) {
    const problem = `gives more than the ${MOST_BRIEF_BYTES / 1_000_000} MB that a brief may have`;
    throw refused({ field: 'BRIEF', value: subject, problem }, 'too-large');
  }
  return decodeText(Buffer.concat(chunks), subject);
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

function unreadable(value: string, error: NodeJS.ErrnoException): ReelError {
  const reason = error.code === 'EACCES' ? 'may not be read by you' : `cannot be read: ${error.message}`;
  return refused({ field: 'BRIEF', value, problem: reason });
}
