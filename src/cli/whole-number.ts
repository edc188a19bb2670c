import { refused } from '../domain/refused.ts';

/** The whole number that an option gives; refused where it is none, or outside its bounds. */
export function wholeNumber(field: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw refused({ field, value: text, problem: `must be a whole number from ${least} to ${most}` });
}
