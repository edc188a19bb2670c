import {
  type Document,
  isAlias,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { InputIssue } from '../../domain/errors.ts';
import { shortened } from '../../domain/input-issues.ts';
import { refusal } from './refusal.ts';

/** A brief repeats little; more repetition than this is a document made to grow when it is read. */
const MOST_ALIASES = 50;
/** The parser takes seconds for more. */
const MOST_YAML_CHARACTERS = 1_000_000;

/**
 * Reads one document of YAML 1.2 (core schema). Raises `invalid-input`, with the line, for what is not YAML, a
 * key that stands twice, a tag of its own, several documents, and repetition or nesting without end.
 */
export function parseYaml(text: string, subject: string): unknown {
  const lines = new LineCounter();
  const refused = (problem: string, offset?: number, cause?: unknown) => {
    const place = offset === undefined ? '' : ` (line ${lines.linePos(offset).line})`;
    return refusal(subject, [{ field: '(document)', problem: `${problem}${place}` }], { cause });
  };
  if (text.length > MOST_YAML_CHARACTERS) {
    const problem = `has ${text.length} characters of YAML; at most ${MOST_YAML_CHARACTERS} are allowed, so write it as JSON`;
    throw refusal(subject, [{ field: '(document)', problem }], { code: 'too-large' });
  }
  try {
    const document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      // The package compares every key with every other; the keys are counted in a set below.
      uniqueKeys: false,
      prettyErrors: false,
    });
    const [error] = document.errors;
    if (error?.code === 'RESOURCE_EXHAUSTION') throw refused('is nested too deeply', error.pos[0], error);
    if (error) throw refused(`is not valid YAML: ${error.message}`, error.pos[0], error);
    const [warning] = document.warnings;
    if (warning) throw refused(`holds what a brief cannot: ${warning.message}`, warning.pos[0], warning);
    const issues = issuesIn(document, lines);
    if (issues.length > 0) throw refusal(subject, issues);
    return plainValue(document);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw refused('is nested too deeply or repeats itself by aliases', undefined, cause);
    throw cause;
  }
}

function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    // The package has no error of its own for aliases of aliases that grow without end.
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new RangeError('The aliases repeat too much.', { cause });
  }
}

function issuesIn(document: Document.Parsed, lines: LineCounter): InputIssue[] {
  const issues: InputIssue[] = [];
  let aliases = 0;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) aliases += 1;
      if (!isAlias(node) && node.tag?.startsWith('!')) {
        issues.push({
          field: `line ${lineOf(node, lines)}`,
          value: node.tag,
          problem: 'is a tag; write plain values',
        });
      }
    },
    Map: (_, map) => {
      issues.push(...duplicateKeys(map, lines));
    },
  });
  if (aliases > MOST_ALIASES) {
    issues.push({
      field: '(document)',
      problem: `has ${aliases} aliases; at most ${MOST_ALIASES} are allowed`,
    });
  }
  return issues;
}

function duplicateKeys(map: YAMLMap, lines: LineCounter): InputIssue[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [{ field: '(document)', problem: 'has a key that is not text' }];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      { field: shortened(name), problem: `stands twice (line ${lineOf(key, lines)}); keep one of them` },
    ];
  });
}

function lineOf(node: { range?: Scalar['range'] }, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}
