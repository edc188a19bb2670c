import type { JsonObject, JsonValue } from '../../domain/canonical-json.ts';
import type { InputIssue } from '../../domain/errors.ts';
import {
  fieldName,
  type SchemaNode,
  schemaAt,
  shortened,
  unknownKeyIssue,
} from '../../domain/input-issues.ts';

/** One `path=value`, understood by the schema of the format. */
export interface Override {
  path: (string | number)[];
  value: JsonValue;
}

/** Reads `path=value` settings; what the schema does not know goes to `issues`. */
export function parseOverrides(
  texts: readonly string[],
  root: SchemaNode,
): { overrides: Override[]; issues: InputIssue[] } {
  const overrides: Override[] = [];
  const issues: InputIssue[] = [];
  for (const text of texts) {
    const equals = text.indexOf('=');
    const path = equals < 0 ? undefined : parsePath(text.slice(0, equals).trim());
    if (!path) {
      const problem = 'must be a path and a value, such as settings.ratio=16:9';
      issues.push({ field: '--set', value: shortened(text), problem });
      continue;
    }
    const issue = pathIssue(path, root);
    if (issue) issues.push({ ...issue, value: shortened(text) });
    else overrides.push({ path, value: typedValue(text.slice(equals + 1), schemaAt(root, path)) });
  }
  return { overrides, issues };
}

/** Puts the values into a copy of the document, making the objects on the way; `issues` tells what has no place. */
export function applyOverrides(
  document: JsonObject,
  overrides: readonly Override[],
): { document: JsonObject; issues: InputIssue[] } {
  const copy = structuredClone(document);
  const issues = overrides.flatMap((override) => applyOne(copy, override) ?? []);
  return { document: copy, issues };
}

function applyOne(document: JsonObject, { path, value }: Override): InputIssue | undefined {
  let place: JsonObject | JsonValue[] = document;
  for (const [depth, step] of path.entries()) {
    if (Array.isArray(place) && (typeof step !== 'number' || step > place.length)) {
      const list = fieldName(path.slice(0, depth));
      const end = place.length === 0 ? `${list} is empty` : `${list}[${place.length - 1}] is the last`;
      const problem = `does not exist: ${end}`;
      return { field: fieldName(path), problem };
    }
    if (depth === path.length - 1) {
      Reflect.set(place, step, value);
      return undefined;
    }
    let next: unknown = Object.hasOwn(place, step) ? Reflect.get(place, step) : undefined;
    if (!isContainer(next)) {
      next = typeof path[depth + 1] === 'number' ? [] : {};
      Reflect.set(place, step, next);
    }
    if (isContainer(next)) place = next;
  }
  return undefined;
}

function isContainer(value: unknown): value is JsonObject | JsonValue[] {
  return typeof value === 'object' && value !== null;
}

function parsePath(text: string): (string | number)[] | undefined {
  if (!/^[\p{L}_$][^.[\]]*(\.[^.[\]]+|\[\d{1,4}\])*$/u.test(text)) return undefined;
  return [...text.matchAll(/[^.[\]]+/g)].map(({ 0: step, index }) =>
    text[index - 1] === '[' ? Number(step) : step,
  );
}

function pathIssue(path: readonly (string | number)[], root: SchemaNode): InputIssue | undefined {
  for (const [depth, step] of path.entries()) {
    const parent = schemaAt(root, path.slice(0, depth));
    if (parent?.items && typeof step === 'string') {
      const field = fieldName(path.slice(0, depth));
      return { field: fieldName(path), problem: `does not exist: ${field} is a list, so write ${field}[0]` };
    }
    if (!schemaAt(root, path.slice(0, depth + 1))) {
      return unknownKeyIssue(path.slice(0, depth + 1), root, undefined);
    }
  }
  return undefined;
}

/** Text stays text where text is wanted; everywhere else a value is JSON where it can be read as JSON. */
function typedValue(text: string, node: SchemaNode | undefined): JsonValue {
  if (node?.type === 'string' && !/^".*"$/s.test(text)) return text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
