import { refused } from '../domain/refused.ts';

/** Seconds, minutes and seconds, or hours too: `12.5`, `1:05`, `1:02:05.25`. */
export function filmTime(field: string, text: string): number {
  const parts = /^(?:(\d{1,3}):)?(?:(\d{1,2}):)?(\d{1,5}(?:\.\d{1,6})?)s?$/.exec(text);
  if (!parts) {
    throw refused({ field, value: text, problem: 'must be a time such as 12.5, 1:05 or 1:02:05.25' });
  }
  const [, first, second, seconds = '0'] = parts;
  const numbers = [first, second].filter((part) => part !== undefined).map(Number);
  return numbers.reduce((sum, part) => sum * 60 + part, 0) * 60 + Number(seconds);
}
