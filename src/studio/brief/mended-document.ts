import type { ZodType, z } from 'zod';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { valueAt } from '../../domain/input-issues.ts';

/** Taking out what is wrong may leave holes, and filling those may show others: more rounds than these mend nothing. */
const MOST_ROUNDS = 4;

/**
 * What a schema gives for a document that it refused, with whatever it refused left out, or as it stands in a sample
 * where nothing may be left out, so that the rest of it can be checked too. Undefined where that is not enough.
 */
export function mendedDocument<Value>(
  document: JsonObject,
  schema: ZodType<Value>,
  sample: JsonObject,
): Value | undefined {
  let copy = structuredClone(document);
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const parsed = schema.safeParse(copy);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) mend(copy, issue, round === 0 ? undefined : sample);
    if (round === MOST_ROUNDS - 1) copy = { ...sample, ...sharedPartsOf(copy) };
  }
  return undefined;
}

/** What every format has: the rest may be wrong in a way that no field alone is to blame for. */
function sharedPartsOf({ settings, brand }: JsonObject): JsonObject {
  return { ...(settings !== undefined && { settings }), ...(brand !== undefined && { brand }) };
}

/** Without a sample, nothing is left out but what is wrong itself. */
function mend(copy: JsonObject, issue: z.core.$ZodIssue, sample: JsonObject | undefined): void {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) leaveOut(copy, [...path, key]);
    return;
  }
  const given = valueAt(
    sample,
    path.map((step) => (typeof step === 'number' ? 0 : step)),
  );
  if (given !== undefined) {
    const place = valueAt(copy, path.slice(0, -1));
    if (typeof place === 'object' && place !== null)
      Reflect.set(place, path.at(-1) ?? '', structuredClone(given));
    return;
  }
  const isGone = valueAt(copy, path) === undefined;
  if (!isGone) leaveOut(copy, path);
  else if (sample) leaveOut(copy, path.slice(0, -1));
}

/** An entry of a list stays where it is: the others keep their numbers. */
function leaveOut(copy: JsonObject, path: readonly PropertyKey[]): void {
  const place = valueAt(copy, path.slice(0, -1));
  const step = path.at(-1);
  if (typeof place !== 'object' || place === null || step === undefined) return;
  if (Array.isArray(place)) leaveOut(copy, path.slice(0, -1));
  else Reflect.deleteProperty(place, step);
}
