import { type FrameRate, framesToSeconds, secondsToFrames } from '../time.ts';

/** A time as a document gives it: seconds, `1:05.5`, or a frame of the film such as `375f`. */
export type DocumentTime = number | string;

/** The frame of the film that a time of a document names. */
export function frameOf(time: DocumentTime, rate: FrameRate): number {
  const [, frames] = /^(\d+)f$/.exec(String(time)) ?? [];
  return frames === undefined ? secondsToFrames(secondsOf(time, rate), rate) : Number(frames);
}

/** The seconds that a time of a document names. */
export function secondsOf(time: DocumentTime, rate: FrameRate): number {
  if (typeof time === 'number') return time;
  const [, frames] = /^(\d+)f$/.exec(time) ?? [];
  if (frames !== undefined) return framesToSeconds(Number(frames), rate);
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
