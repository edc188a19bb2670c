import type { JsonObject } from '../../domain/canonical-json.ts';
import { shortened } from '../../domain/input-issues.ts';
import { refusal } from './refusal.ts';

/** No brief goes deeper than six levels; what goes this deep is a mistake or an attack. */
const MOST_LEVELS = 32;
/** Ten times what the largest brief of any format holds. */
const MOST_VALUES = 50_000;

/** The document as an object with named fields. Raises `invalid-input` for anything else and for bottomless nesting. */
export function objectIn(document: unknown, subject: string): JsonObject {
  if (!isObject(document)) {
    const problem = 'must be an object with named fields';
    throw refusal(subject, [{ field: '(document)', value: shortened(document), problem }]);
  }
  const problem = outgrowth(document);
  if (problem !== undefined) throw refusal(subject, [{ field: '(document)', problem }]);
  return document;
}

export function isObject(document: unknown): document is JsonObject {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}

/** Both trees in one; where they differ, what stands in the one above. */
export function merged(below: JsonObject, above: JsonObject): JsonObject {
  const both: JsonObject = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = both[key];
    both[key] = isObject(under) && isObject(value) ? merged(under, value) : value;
  }
  return both;
}

/** Says how a tree is too large; goes through it without recursion, which a bottomless one would exhaust. */
function outgrowth(document: JsonObject): string | undefined {
  const open: { value: unknown; level: number }[] = [{ value: document, level: 1 }];
  let values = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, level } = place;
    if (typeof value !== 'object' || value === null) continue;
    if (level > MOST_LEVELS) return `is nested more than ${MOST_LEVELS} levels deep`;
    const members = Object.values(value);
    values += members.length;
    if (values > MOST_VALUES) return `holds more than ${MOST_VALUES} values`;
    for (const member of members) open.push({ value: member, level: level + 1 });
  }
  return undefined;
}
