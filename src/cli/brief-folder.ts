import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { refused } from '../domain/refused.ts';
import { decodeText, MOST_BRIEF_BYTES } from '../studio/brief/decode-text.ts';

const TEXT_EXTENSION = /\.(md|markdown|txt)$/i;
const BRIEF_EXTENSION = /\.(json|ya?ml)$/i;
const FRONT_MATTER = /^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const MOST_FILES = 200;

/**
 * The text of a folder of Markdown and text files, in the order of their names: each begins with a heading of the
 * topmost level, its own or one made of its name. Front matter stands in the first. Raises `invalid-input` for a
 * folder without text or with a brief in it, and `too-large` for more than a brief may hold.
 */
export async function readBriefFolder(argument: string, path: string): Promise<string> {
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(inNaturalOrder);
  const briefs = names.filter((name) => BRIEF_EXTENSION.test(name));
  if (briefs.length > 0) {
    const named = briefs.slice(0, 5).map((name) => join(argument, name));
    throw folderRefused(argument, `is a folder with briefs in it; name one, such as ${named.join(', ')}`);
  }
  const texts = names.filter((name) => TEXT_EXTENSION.test(name));
  if (texts.length === 0)
    throw folderRefused(argument, 'is a folder without text; put .md or .txt files in it');
  if (texts.length > MOST_FILES) {
    throw folderRefused(
      argument,
      `has ${texts.length} text files; at most ${MOST_FILES} are read, so split it`,
    );
  }
  let bytes = 0;
  const parts: string[] = [];
  for (const name of texts) {
    bytes += (await stat(join(path, name))).size;
    if (bytes > MOST_BRIEF_BYTES) {
      const problem = `holds more than the ${MOST_BRIEF_BYTES / 1_000_000} MB that a brief may have`;
      throw refused({ field: 'BRIEF', value: argument, problem }, 'too-large');
    }
    const text = decodeText(await readFile(join(path, name)), join(argument, name));
    if (parts.length > 0 && FRONT_MATTER.test(text)) {
      throw folderRefused(argument, `has front matter in ${name}; it belongs at the top of ${texts[0]}`);
    }
    parts.push(withHeading(text.trim(), name));
  }
  return parts.join('\n\n');
}

function inNaturalOrder(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The text with its front matter first, then a topmost heading. */
function withHeading(text: string, name: string): string {
  const frontMatter = FRONT_MATTER.exec(text)?.[0] ?? '';
  const body = text.slice(frontMatter.length);
  if (/^# |^[^\n]+\n=+[ \t]*$/m.test(body)) return text;
  const words = basename(name, extname(name))
    .replace(/^\d+[-_. ]+/, '')
    .replaceAll(/[-_]+/g, ' ');
  return `${frontMatter}# ${words.charAt(0).toUpperCase()}${words.slice(1)}\n\n${body}`;
}

function folderRefused(value: string, problem: string) {
  return refused({ field: 'BRIEF', value, problem });
}
