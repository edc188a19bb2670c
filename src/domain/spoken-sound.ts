import type { AssetLength } from './asset-length.ts';
import { leadInSeconds, lineStarts } from './line-starts.ts';
import { SHORTEST_SCENE_SECONDS, sceneFrames } from './scene-length.ts';
import { spokenSeconds } from './spoken-length.ts';
import type { NarrationLine, Scene } from './storyboard.ts';
import { type FrameRate, framesToSeconds, frameToSample, secondsToFrames, secondsToSamples } from './time.ts';

/**
 * What is said over a shot, from the shot's first picture on and as its film lays it: all that decides where a word lies
 * in it, but for how long the lines turn out to be. It tells nothing that was measured.
 */
export interface SpokenSound {
  lines: SpokenLine[];
  /** So much of the shot is cut from its beginning: it is quiet for that long before the scene begins. */
  inSeconds: number;
  /** From the scene's beginning until its first word. */
  leadSeconds: number;
  /** From the last word to the scene's end. */
  quietSeconds: number;
  /** The scene lasts at least so long. */
  leastSeconds: number;
  frameRate: FrameRate;
}

export interface SpokenLine {
  text: string;
  /** Absent for a recording, which has its own. */
  speed?: number;
  /** Quiet before the next line, beyond the usual breath. */
  pauseSeconds?: number;
}

/** The quiet after a scene's words. */
export type QuietAfter = Pick<SpokenSound, 'quietSeconds' | 'leastSeconds'>;

/** That of a scene as its storyboard has it. */
export function quietAfter({ narration, restSeconds, leastSeconds }: Scene): QuietAfter {
  return {
    quietSeconds: toNanoseconds((narration.at(-1)?.pauseSeconds ?? 0) + restSeconds),
    leastSeconds: leastSeconds ?? SHORTEST_SCENE_SECONDS,
  };
}

/** How many frames a scene lasts whose last word ends after so many seconds. */
export function framesWithQuiet(
  { quietSeconds, leastSeconds }: QuietAfter,
  spokenSeconds: number,
  rate: FrameRate,
): number {
  return sceneFrames({ leastSeconds, restSeconds: quietSeconds }, spokenSeconds, rate);
}

/** What is said in a scene, over its shot; `speed` is that of lines that do not say how fast they are spoken. */
export function spokenSound(
  { narration, clip, transition }: Scene,
  { quietSeconds, leastSeconds }: QuietAfter,
  speed: number,
  frameRate: FrameRate,
): SpokenSound {
  return {
    lines: narration.map((line, index) => spokenLine(line, speed, index === narration.length - 1)),
    inSeconds: clip?.inSeconds ?? 0,
    leadSeconds: leadInSeconds(transition),
    quietSeconds,
    leastSeconds,
    frameRate,
  };
}

function spokenLine(line: NarrationLine, filmSpeed: number, isLast: boolean): SpokenLine {
  const { text, recording, pauseSeconds = 0, speed = filmSpeed } = line;
  return {
    text,
    ...(recording === undefined && { speed }),
    ...(pauseSeconds > 0 && !isLast && { pauseSeconds }),
  };
}

/** Where each line lies in the sound, and how long that is as a whole: samples of 48 kHz. */
export interface LaidOutSound {
  lineSamples: number[];
  lengthSamples: number;
}

/** Lays a sound out to the frames at which its film has the same lines; `lineSeconds` gives the length of each. */
export function laidOut(sound: SpokenSound, lineSeconds: readonly number[]): LaidOutSound {
  const { frameRate, lines, leadSeconds } = sound;
  const { starts, spokenSeconds } = lineStarts(leadSeconds, lines, lineSeconds);
  const firstSample = secondsToSamples(sound.inSeconds);
  const sampleOf = (frame: number) => firstSample + frameToSample(frame, frameRate);
  return {
    lineSamples: starts.map((seconds) => sampleOf(secondsToFrames(seconds, frameRate))),
    lengthSamples: sampleOf(framesWithQuiet(sound, spokenSeconds, frameRate)),
  };
}

/**
 * How long the sound is; a line whose length is not given is taken to be as long as such words usually are, and then
 * the whole is an estimate.
 */
export function lengthOfSpoken(
  sound: SpokenSound,
  lineSeconds: readonly (number | undefined)[] = [],
): AssetLength {
  const { inSeconds, leadSeconds, lines, frameRate } = sound;
  const usual = lines.map(({ text, speed = 1 }, index) => lineSeconds[index] ?? spokenSeconds(text) / speed);
  const said = lineStarts(leadSeconds, lines, usual).spokenSeconds;
  return {
    seconds: inSeconds + framesToSeconds(framesWithQuiet(sound, said, frameRate), frameRate),
    isEstimated: lines.some((_, index) => lineSeconds[index] === undefined),
  };
}

/** The same number for the same time, whatever sum led to it. */
export function toNanoseconds(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e9;
}
