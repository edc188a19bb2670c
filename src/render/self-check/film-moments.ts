import type { TimeStretch } from '../../ports/media.ts';

/** More places than these are counted, not listed. */
const MOST_LISTED = 5;

/** A time in a film for a person to find it: `0:07.4`, `1:02:05.0`. */
export function describeMoment(seconds: number): string {
  const tenths = Math.round(Math.max(0, seconds) * 10);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

export function describeStretch({ startSeconds, endSeconds }: TimeStretch): string {
  return `${describeMoment(startSeconds)} to ${describeMoment(endSeconds)}`;
}

/** The first few of a list, and how many more there are. */
export function listed(entries: readonly string[]): string {
  const more = entries.length - MOST_LISTED;
  return entries.slice(0, MOST_LISTED).join('; ') + (more > 0 ? ` and ${more} more` : '');
}

export function stretchSeconds({ startSeconds, endSeconds }: TimeStretch): number {
  return endSeconds - startSeconds;
}

/** The part that two stretches share, or undefined where they share none. */
export function overlap(one: TimeStretch, other: TimeStretch): TimeStretch | undefined {
  const startSeconds = Math.max(one.startSeconds, other.startSeconds);
  const endSeconds = Math.min(one.endSeconds, other.endSeconds);
  return startSeconds < endSeconds ? { startSeconds, endSeconds } : undefined;
}
