import type { MusicAnalysis } from '../../ports/music-analyser.ts';
import { energyAt } from './energy.ts';
import { chooseCuts } from './scene-cuts.ts';

/** A film cut to music, in whole frames; scenes lie end to end, and so do the shots of each. */
export interface CutPlan {
  durationFrames: number;
  scenes: PlannedScene[];
}

export interface PlannedScene {
  startFrame: number;
  durationFrames: number;
  /** From 0, the softest of the track, to 1. */
  energy: number;
  /** Whether a section of the music begins with it. */
  beginsSection: boolean;
  shots: PlannedShot[];
}

/** A stretch between two cuts. */
export interface PlannedShot {
  startFrame: number;
  durationFrames: number;
  energy: number;
  /** Whether it begins with a bar. */
  onBar: boolean;
}

export interface CutWish {
  analysis: MusicAnalysis;
  framesPerSecond: number;
  /** Of the whole film; at most the track's. */
  durationSeconds: number;
  /** How many scenes there are to be; as many as the music asks for where absent. */
  sceneCount?: number;
  /** 1 is usual, 2 cuts twice as often. */
  pace: number;
}

/** Seconds that a scene takes where the music is softest and loudest, at the usual pace. */
const SCENE_SECONDS = { soft: 8, loud: 3.4 };
/** Seconds between two cuts where the music is softest and loudest, at the usual pace. */
const SHOT_SECONDS = { soft: 5.5, loud: 0.95 };
/** A shot shorter than this is not seen. */
const LEAST_SHOT_SECONDS = 0.4;
/** A picture is not worth making for less. */
const LEAST_SCENE_SECONDS = 1.5;
/** Each scene is a picture or a shot that somebody may pay for. */
const MOST_SCENES = 48;

/**
 * Where a film is cut: every scene and every shot begins on the frame nearest to a beat, more often where the music is
 * loud and busy, scenes on bars and with the sections where these are; all of it together is exactly as long as asked.
 * Music without beats is cut evenly.
 */
export function planCuts(wish: CutWish): CutPlan {
  const { framesPerSecond } = wish;
  const durationFrames = Math.max(1, Math.ceil(wish.durationSeconds * framesPerSecond - 1e-6));
  const grid = beatGrid(wish, durationFrames);
  const energyOf = (from: number, to: number) =>
    energyAt(wish.analysis, from / framesPerSecond, to / framesPerSecond);
  const sceneStarts = chooseCuts({
    grid,
    durationFrames,
    count: wish.sceneCount ?? countOf(wish, durationFrames, energyOf),
    leastFrames: LEAST_SCENE_SECONDS * framesPerSecond,
    weightOf: (from, to) => (to - from) / sceneSeconds(energyOf(from, to), wish.pace),
  });
  const scenes = sceneStarts.map((startFrame, index): PlannedScene => {
    const endFrame = sceneStarts[index + 1] ?? durationFrames;
    return {
      startFrame,
      durationFrames: endFrame - startFrame,
      energy: energyOf(startFrame, endFrame),
      beginsSection: index === 0 || grid.some(({ frame, section }) => section && frame === startFrame),
      shots: shotsOf(startFrame, endFrame, grid, energyOf, wish),
    };
  });
  return { durationFrames, scenes };
}

/** A frame at which a film may be cut. */
export interface GridPoint {
  frame: number;
  bar: boolean;
  section: boolean;
}

/** The frame of each beat within the film, and which of them begin bars and sections. */
function beatGrid({ analysis, framesPerSecond }: CutWish, durationFrames: number): GridPoint[] {
  const beats = analysis.beats.length > 1 ? analysis.beats : evenBeats(analysis.durationSeconds);
  const toFrame = (seconds: number) => Math.round(seconds * framesPerSecond);
  const bars = new Set((analysis.beats.length > 1 ? analysis.bars : beats).map(toFrame));
  const points = [...new Set(beats.map(toFrame))]
    .filter((frame) => frame > 0 && frame < durationFrames)
    .toSorted((one, other) => one - other)
    .map((frame): GridPoint => ({ frame, bar: bars.has(frame), section: false }));
  const beatSeconds = (beats.length > 1 ? (beats.at(-1) ?? 0) - (beats[0] ?? 0) : 1) / (beats.length - 1);
  for (const { startSeconds } of analysis.sections.slice(1)) {
    const near = nearest(points, startSeconds * framesPerSecond);
    const offSeconds = near && Math.abs(near.frame / framesPerSecond - startSeconds);
    if (near && offSeconds !== undefined && offSeconds <= 2 * beatSeconds) near.section = true;
  }
  return points;
}

/** Where nothing beats, cuts may fall at every second. */
function evenBeats(durationSeconds: number): number[] {
  return Array.from({ length: Math.max(2, Math.floor(durationSeconds)) }, (_, second) => second);
}

/** The bar nearest to a section's start, or the beat where no bar is near. */
function nearest(points: readonly GridPoint[], frame: number): GridPoint | undefined {
  const cost = (point: GridPoint) => Math.abs(point.frame - frame) * (point.bar ? 1 : 3);
  return points.reduce<GridPoint | undefined>(
    (best, point) => (best === undefined || cost(point) < cost(best) ? point : best),
    undefined,
  );
}

function countOf(
  { pace, framesPerSecond }: CutWish,
  durationFrames: number,
  energyOf: (from: number, to: number) => number,
): number {
  let scenes = 0;
  for (let from = 0; from < durationFrames; from += framesPerSecond) {
    const to = Math.min(durationFrames, from + framesPerSecond);
    scenes += (to - from) / framesPerSecond / sceneSeconds(energyOf(from, to), pace);
  }
  return Math.min(MOST_SCENES, Math.max(1, Math.round(scenes)));
}

/** A scene does not become short as quickly as shots do: its picture is to be taken in. */
function sceneSeconds(energy: number, pace: number): number {
  return (SCENE_SECONDS.soft + (SCENE_SECONDS.loud - SCENE_SECONDS.soft) * energy) / Math.sqrt(pace);
}

function shotsOf(
  startFrame: number,
  endFrame: number,
  grid: readonly GridPoint[],
  energyOf: (from: number, to: number) => number,
  { framesPerSecond, analysis, pace }: CutWish,
): PlannedShot[] {
  const inside = grid.filter(({ frame }) => frame > startFrame && frame < endFrame);
  const isBar = (frame: number) => frame === 0 || grid.some((point) => point.bar && point.frame === frame);
  const least = LEAST_SHOT_SECONDS * framesPerSecond;
  const starts = [startFrame];
  for (let at = startFrame; ; ) {
    const ahead = energyOf(at, Math.min(endFrame, at + 2 * framesPerSecond));
    const wished = (shotSeconds(ahead) / pace) * framesPerSecond;
    const next = nextCut(at, wished, inside, analysis.beatsPerBar, least);
    // What is left is a shot of its own or belongs to this one.
    if (next === undefined || endFrame - next < Math.max(least, wished * 0.5)) break;
    starts.push(next);
    at = next;
  }
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? endFrame;
    return { startFrame: from, durationFrames: to - from, energy: energyOf(from, to), onBar: isBar(from) };
  });
}

/** Energy is felt most near the top: what is half as loud is cut much less than half as often. */
function shotSeconds(energy: number): number {
  return SHOT_SECONDS.soft * (SHOT_SECONDS.loud / SHOT_SECONDS.soft) ** energy;
}

/** The beat at which a shot of about the wished length ends: a power of two of beats, or whole bars, never over a bar. */
function nextCut(
  at: number,
  wishedFrames: number,
  inside: readonly GridPoint[],
  beatsPerBar: number,
  leastFrames: number,
): number | undefined {
  const ahead = inside.filter(({ frame }) => frame - at >= leastFrames);
  const near = ahead.slice(0, 8 * beatsPerBar);
  const cost = ({ frame, bar }: GridPoint) =>
    Math.abs(Math.log2((frame - at) / wishedFrames)) - (bar ? 0.45 : 0);
  const best = near.reduce<GridPoint | undefined>(
    (chosen, point) => (chosen === undefined || cost(point) < cost(chosen) ? point : chosen),
    undefined,
  );
  return best?.frame;
}
