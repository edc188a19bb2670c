import { extname } from 'node:path';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { objectIn } from './document-tree.ts';
import { parseJson } from './json-document.ts';
import { refusal } from './refusal.ts';
import { parseYaml } from './yaml-document.ts';

/** What was handed in: a document of some format, or text with what stood above it in front matter. */
export type BriefContent =
  | { kind: 'document'; document: unknown }
  | { kind: 'text'; text: string; given: JsonObject };

/** About a hundred pages; more than this is cut up by a person, not by a program. */
const MOST_TEXT_CHARACTERS = 300_000;

/**
 * Tells documents from texts: by the file's name where it has one that says so; else JSON begins with a brace,
 * YAML is a mapping of which `isBriefKey` knows a key, and all else is text.
 */
export function readContent(
  text: string,
  name: string | undefined,
  subject: string,
  isBriefKey: (key: string) => boolean,
): BriefContent {
  const ending = extname(name ?? '').toLowerCase();
  if (ending === '.json') return { kind: 'document', document: parseJson(text, subject) };
  if (ending === '.yaml' || ending === '.yml')
    return { kind: 'document', document: parseYaml(text, subject) };
  if (ending === '.md' || ending === '.markdown' || ending === '.txt') return textContent(text, subject);
  if (/^\s*[{[]/.test(text)) return { kind: 'document', document: parseJson(text, subject) };
  if (looksLikeMapping(text, isBriefKey)) return { kind: 'document', document: parseYaml(text, subject) };
  return textContent(text, subject);
}

function looksLikeMapping(text: string, isBriefKey: (key: string) => boolean): boolean {
  if (FRONT_MATTER.test(text)) return false;
  const keys = text.matchAll(/^["']?([\p{L}_][\p{L}\p{N}_-]*)["']?[ \t]*:(?=[ \t\r\n]|$)/gmu);
  return keys.some((key) => isBriefKey(key[1] ?? ''));
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function textContent(whole: string, subject: string): BriefContent {
  const frontMatter = FRONT_MATTER.exec(whole);
  const given = frontMatter?.[1]?.trim() ? objectIn(parseYaml(frontMatter[1], subject), subject) : {};
  const text = whole
    .slice(frontMatter?.[0].length ?? 0)
    .replaceAll('\f', '\n')
    .trim();
  if (text === '')
    throw refusal(subject, [{ field: '(document)', problem: 'has front matter and no text below it' }]);
  if (text.length > MOST_TEXT_CHARACTERS) {
    const problem = `has ${text.length} characters; at most ${MOST_TEXT_CHARACTERS} are allowed, so split it`;
    throw refusal(subject, [{ field: '(document)', problem }], { code: 'too-large' });
  }
  const control = /[\p{Cc}\ufffe\uffff]/u;
  const line = text.split(/\r?\n/).findIndex((content) => control.test(content.replaceAll('\t', '')));
  if (line >= 0) {
    throw refusal(subject, [
      { field: `line ${line + 1} of the text`, problem: 'holds a control character; remove it' },
    ]);
  }
  return { kind: 'text', text, given };
}
