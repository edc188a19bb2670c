import { nearestName } from '../../domain/nearest-name.ts';
import type { Format } from '../../ports/format.ts';
import { refusal } from './refusal.ts';

/**
 * The format a person named, or the one that knows the document as its own; the first of all for a mere text, which
 * any of them could tell. Raises `unknown-name` for a name
 * that is not there and `invalid-input` where nothing says which format is meant.
 */
export function chooseFormat(
  formats: readonly Format[],
  named: string | undefined,
  document: unknown,
  subject: string,
): Format {
  const names = formats.map((format) => format.name);
  if (named !== undefined) {
    const found = formats.find((format) => format.name === named);
    if (found) return found;
    const nearest = nearestName(named, names);
    const problem = `must be one of ${names.join(', ')}`;
    const issue = { field: 'format', value: JSON.stringify(named), problem, ...(nearest ? { nearest } : {}) };
    throw refusal(subject, [issue], { code: 'unknown-name' });
  }
  const [first] = formats;
  if (first && (formats.length === 1 || document === undefined)) return first;
  const recognising = formats.filter((format) => format.recognises(document));
  const [recognised] = recognising;
  if (recognised && recognising.length === 1) return recognised;
  const choices = formats.map((format) => `${format.name} (${format.description})`).join(', ');
  throw refusal(subject, [{ field: 'format', problem: `is not named; choose one of ${choices}` }]);
}
