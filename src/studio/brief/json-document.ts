import type { InputIssue } from '../../domain/errors.ts';
import { fieldName } from '../../domain/input-issues.ts';
import { refusal } from './refusal.ts';

/** Reads JSON (RFC 8259). Raises `invalid-input` for what is not JSON and for a key that stands twice. */
export function parseJson(text: string, subject: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const issue = { field: '(document)', problem: `is not valid JSON: ${reason.replace(/\.$/, '')}` };
    throw refusal(subject, [issue], { cause });
  }
  const issues = duplicateKeys(text);
  if (issues.length > 0) throw refusal(subject, issues);
  return document;
}

interface OpenValue {
  /** The keys seen so far of an object; null for an array. */
  keys: Set<string> | null;
  /** The key or index that is being read. */
  at: string | number;
}

/** Keys that stand twice in one object of valid JSON: parsers keep the last one without a word. */
function duplicateKeys(text: string): InputIssue[] {
  const issues: InputIssue[] = [];
  const open: OpenValue[] = [];
  let keyExpected = false;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : null, at: 0 });
      keyExpected = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      keyExpected = false;
    } else if (token === ',') {
      keyExpected = top?.keys instanceof Set;
      if (typeof top?.at === 'number' && !top.keys) top.at += 1;
    } else if (keyExpected && top?.keys) {
      const key = String(JSON.parse(token));
      top.at = key;
      if (top.keys.has(key)) {
        issues.push({
          field: fieldName(open.map((value) => value.at)),
          problem: 'stands twice; keep one of them',
        });
      }
      top.keys.add(key);
      keyExpected = false;
    }
  }
  return issues;
}
