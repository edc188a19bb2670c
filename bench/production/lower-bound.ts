import type { SegmentTimes } from './segments.ts';

/** How many calls of each kind may be under way at a time. */
export interface CallLimits {
  prompts: number;
  images: number;
  clips: number;
}

/**
 * The least time in which the segments can be made at all: that of the longest segment, and for each kind of call the
 * least that its limit allows, between the earliest moment when one can start and what must follow the last.
 */
export function lowerBoundMs(segments: readonly SegmentTimes[], limits: CallLimits): number {
  const whole = segments.map(({ promptMs, imageMs, clipMs }) => promptMs + imageMs + clipMs);
  const kinds = [
    { limit: limits.prompts, before: () => 0, own: promptOf, after: afterPrompt },
    { limit: limits.images, before: promptOf, own: imageOf, after: clipOf },
    { limit: limits.clips, before: beforeClip, own: clipOf, after: () => 0 },
  ];
  const byKind = kinds.map(
    ({ limit, before, own, after }) =>
      Math.min(...segments.map(before)) +
      segments.reduce((sum, segment) => sum + own(segment), 0) / limit +
      Math.min(...segments.map(after)),
  );
  return Math.max(...whole, ...byKind);
}

/**
 * The time without any overhead where each call starts as soon as its input is there and a place is free, the first
 * ready first: what can be reached by one who does not know beforehand how long calls take.
 */
export function firstReadyFirstMs(segments: readonly SegmentTimes[], limits: CallLimits): number {
  const prompts = served(
    segments.map(({ promptMs }) => ({ readyMs: 0, ownMs: promptMs })),
    limits.prompts,
  );
  const images = served(
    segments.map(({ imageMs }, index) => ({ readyMs: prompts[index] ?? 0, ownMs: imageMs })),
    limits.images,
  );
  const clips = served(
    segments.map(({ clipMs }, index) => ({ readyMs: images[index] ?? 0, ownMs: clipMs })),
    limits.clips,
  );
  return Math.max(...clips);
}

/** When each of these ends that are served by so many places, the first ready first. */
function served(calls: readonly { readyMs: number; ownMs: number }[], places: number): number[] {
  const freeFromMs = Array.from({ length: places }, () => 0);
  const ends = calls.map(() => 0);
  const inOrder = [...calls.entries()].sort(([, left], [, right]) => left.readyMs - right.readyMs);
  for (const [index, { readyMs, ownMs }] of inOrder) {
    const place = freeFromMs.indexOf(Math.min(...freeFromMs));
    const endMs = Math.max(readyMs, freeFromMs[place] ?? 0) + ownMs;
    freeFromMs[place] = endMs;
    ends[index] = endMs;
  }
  return ends;
}

/** The time without any overhead, one call after the other. */
export function sequentialMs(segments: readonly SegmentTimes[]): number {
  return segments.reduce((sum, { promptMs, imageMs, clipMs }) => sum + promptMs + imageMs + clipMs, 0);
}

const promptOf = ({ promptMs }: SegmentTimes) => promptMs;
const imageOf = ({ imageMs }: SegmentTimes) => imageMs;
const clipOf = ({ clipMs }: SegmentTimes) => clipMs;
const beforeClip = ({ promptMs, imageMs }: SegmentTimes) => promptMs + imageMs;
const afterPrompt = ({ imageMs, clipMs }: SegmentTimes) => imageMs + clipMs;
