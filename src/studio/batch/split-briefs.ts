import { parseJson } from '../brief/json-document.ts';
import { refusal } from '../brief/refusal.ts';

/** One of many briefs in a text. */
export interface BatchBrief {
  /** Where it stands: `line 3` of JSON lines, `brief 3` of a JSON array. */
  place: string;
  text: string;
  /** Why it is no brief whatever its format; absent for a JSON object. */
  problem?: string;
}

/** More than these are made in several batches. */
const MOST_BRIEFS = 500;

/**
 * The briefs of a text: a JSON array of them, JSON lines with one brief a line (jsonlines.org), empty lines left out, or
 * one brief alone. Raises `invalid-input` where there are none, and for an array that is not JSON.
 */
export function splitBriefs(text: string, subject: string): BatchBrief[] {
  const briefs = /^\s*\[/.test(text) ? inArray(text, subject) : (alone(text) ?? inLines(text));
  if (briefs.length === 0) {
    throw refusal(subject, [
      { field: '(document)', problem: 'holds no brief; write one JSON object a line' },
    ]);
  }
  if (briefs.length > MOST_BRIEFS) {
    const problem = `holds ${briefs.length} briefs; at most ${MOST_BRIEFS} are made together, so split it`;
    throw refusal(subject, [{ field: '(document)', problem }], { code: 'too-large' });
  }
  return briefs;
}

function inArray(text: string, subject: string): BatchBrief[] {
  const entries = parseJson(text, subject) as unknown[];
  return entries.map((entry, index) => ({
    place: `brief ${index + 1}`,
    text: JSON.stringify(entry),
    ...(!isObject(entry) && { problem: NO_OBJECT }),
  }));
}

/** A document over several lines is one brief. */
function alone(text: string): BatchBrief[] | undefined {
  if (!text.trim().includes('\n')) return undefined;
  try {
    return isObject(JSON.parse(text)) ? [{ place: 'brief 1', text }] : undefined;
  } catch {
    return undefined;
  }
}

function inLines(text: string): BatchBrief[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ place: `line ${index + 1}`, text: line.trim() }));
  return lines.flatMap((line) => {
    if (line.text === '') return [];
    const problem = problemOf(line.text);
    return [{ ...line, ...(problem !== undefined && { problem }) }];
  });
}

const NO_OBJECT = 'is not a JSON object';

function problemOf(line: string): string | undefined {
  try {
    return isObject(JSON.parse(line)) ? undefined : NO_OBJECT;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `is not valid JSON: ${reason.replace(/\.$/, '')}`;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
