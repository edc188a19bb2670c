/** How much of each sample along an axis is covered, 0 to 1, from the first that is covered at all. */
export interface Cover {
  first: number;
  count: number;
  /** Of the first and the last one; those between are covered wholly. */
  firstShare: number;
  lastShare: number;
}

/** Nothing is seen of places that are off by less. */
export const EXACT_SAMPLES = 1 / 512;

/** What lies between two places on an axis of so many samples; sample n reaches from n to n + 1. */
export function coverOf(start: number, end: number, sampleCount: number): Cover {
  const [from, until] = [settled(Math.max(0, start)), settled(Math.min(sampleCount, end))];
  if (until <= from) return { first: 0, count: 0, firstShare: 0, lastShare: 0 };
  const first = Math.floor(from);
  const count = Math.ceil(until) - first;
  const firstShare = Math.min(first + 1, until) - from;
  return { first, count, firstShare, lastShare: count === 1 ? firstShare : until - Math.ceil(until) + 1 };
}

/** The whole number that this is but for rounding. */
function settled(place: number): number {
  const whole = Math.round(place);
  return Math.abs(place - whole) < EXACT_SAMPLES ? whole : place;
}
