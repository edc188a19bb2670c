import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import type { MessageKey } from '../../text/messages.ts';
import type { TrimmedEdge } from './held-clip.ts';
import { spokenUntil } from './snapping.ts';

const LONGEST_QUIET_SECONDS = 60;
const SHORTEST_SECONDS = 0.5;
/** A shorter part of a shot is refused. */
const SHORTEST_PART_SECONDS = 0.1;

/** A scene as its edges are led: what it is now, and how far either of them can go. */
export interface Trimmable {
  scene: Scene;
  /** In the film, in seconds. */
  start: number;
  length: number;
  /** When the last word has been said, from the scene's start; 0 where nothing is said. */
  spoken: number;
  framesPerSecond: number;
  /** Of the moving shot that it shows; undefined where it shows a picture. */
  shot?: { from: number; to: number | undefined; whole: number | undefined };
}

/** Where an edge comes to, why it stops there where it does, and the edit that it comes to; none where nothing changes. */
export interface Trim {
  seconds: number;
  hint?: MessageKey;
  edit?: Edit;
}

export function trimmableOf(scene: Scene, timeline: FilmTimeline): Trimmable | undefined {
  const place = timeline.scenes.find(({ id }) => id === scene.id);
  if (place === undefined) return undefined;
  const { clip } = scene;
  return {
    scene,
    start: place.start_seconds,
    length: place.duration_seconds,
    spoken: spokenUntil(timeline, scene.id),
    framesPerSecond: timeline.frames_per_second,
    ...(clip && {
      shot: { from: clip.inSeconds ?? 0, to: clip.outSeconds, whole: scene.shot_seconds ?? undefined },
    }),
  };
}

/** The scene whose edge is meant at a moment of the film; at the very cut the end is that of the scene before it. */
export function trimmableAt(
  timeline: FilmTimeline,
  scenes: readonly Scene[],
  seconds: number,
  edge: TrimmedEdge,
): Trimmable | undefined {
  const half = 0.5 / timeline.frames_per_second;
  const at = edge === 'start' ? seconds + half : seconds - half;
  const place = timeline.scenes.find(
    ({ start_seconds: start, duration_seconds: length }) => at >= start && at < start + length,
  );
  const scene = scenes.find(({ id }) => id === place?.id);
  return scene && trimmableOf(scene, timeline);
}

/**
 * The end of a scene led to a moment of the film. It sets how long the scene is: the quiet after its last word, or its
 * own length. Over a shot in which nothing is said it sets where the shot ends with it.
 */
export function trimmedEnd(trimmable: Trimmable, toSeconds: number): Trim {
  const { scene, start, length, spoken, framesPerSecond, shot } = trimmable;
  const wanted = onFrame(toSeconds - start, framesPerSecond);
  const least = Math.max(
    Math.ceil(spoken * framesPerSecond - 1e-3) / framesPerSecond,
    onFrame(SHORTEST_SECONDS, framesPerSecond),
  );
  const seconds = Math.min(spoken + LONGEST_QUIET_SECONDS, Math.max(least, wanted));
  const hint = endHint(seconds, wanted, trimmable);
  const told = { seconds: start + seconds, ...(hint && { hint }) };
  if (isSameFrame(seconds, length, framesPerSecond)) return told;
  const lasting = lastingFor(scene, seconds, spoken);
  const one = { scene: scene.id, ...lasting };
  if (shot === undefined || spoken > 0) return { ...told, edit: { kind: 'change-scene', ...one } };
  const out = shot.from + seconds;
  const isToItsEnd = shot.whole !== undefined && out > shot.whole - 1 / framesPerSecond;
  return { ...told, edit: { kind: 'trim-clip', ...one, out_seconds: isToItsEnd ? null : exact(out) } };
}

function endHint(seconds: number, wanted: number, { spoken, shot }: Trimmable): MessageKey | undefined {
  if (wanted < seconds) return spoken > 0 ? 'timeline.hint.words' : 'timeline.hint.shortest';
  const end = shot && (spoken > 0 ? (shot.to ?? shot.whole) : shot.whole);
  return end !== undefined && shot!.from + seconds > end + 0.05 ? 'timeline.hint.held' : undefined;
}

/**
 * The start of a scene's shot led to a moment of the film: what is seen begins so much later or earlier. Where nothing is
 * said the scene becomes as much shorter or longer; else it lasts as before.
 */
export function trimmedStart(trimmable: Trimmable, toSeconds: number): Trim {
  const { scene, start, length, spoken, framesPerSecond, shot } = trimmable;
  if (shot === undefined) return { seconds: start };
  const end = shot.to ?? shot.whole ?? Number.POSITIVE_INFINITY;
  const partLeft = end - shot.from - SHORTEST_PART_SECONDS;
  const lengthLeft = spoken > 0 ? Number.POSITIVE_INFINITY : length - SHORTEST_SECONDS;
  const wanted = onFrame(toSeconds - start, framesPerSecond);
  const most = Math.max(0, Math.floor(Math.min(partLeft, lengthLeft) * framesPerSecond) / framesPerSecond);
  const by = Math.max(-shot.from, Math.min(most, wanted));
  const told = { seconds: start + by, ...startHint(by, wanted, lengthLeft < partLeft) };
  if (isSameFrame(by, 0, framesPerSecond)) return told;
  const part = { kind: 'trim-clip', scene: scene.id, in_seconds: exact(shot.from + by) } as const;
  return { ...told, edit: spoken > 0 ? part : { ...part, ...lastingFor(scene, length - by, 0) } };
}

function startHint(by: number, wanted: number, isShort: boolean): { hint?: MessageKey } {
  if (wanted < by - 1e-6) return { hint: 'timeline.hint.begins' };
  if (wanted > by + 1e-6) return { hint: isShort ? 'timeline.hint.shortest' : 'timeline.hint.ends' };
  return {};
}

/** What makes a scene last so long: quiet after its last word, or its own length where that leads or nothing is said. */
function lastingFor(
  scene: Scene,
  seconds: number,
  spoken: number,
): { rest_seconds: number; least_seconds?: number } {
  const quiet = exact(Math.max(0, seconds - spoken));
  if (spoken > 0 && scene.least_seconds === null) return { rest_seconds: quiet };
  return { least_seconds: exact(seconds), rest_seconds: Math.min(scene.rest_seconds, quiet) };
}

function onFrame(seconds: number, framesPerSecond: number): number {
  return Math.round(seconds * framesPerSecond) / framesPerSecond;
}

function isSameFrame(one: number, other: number, framesPerSecond: number): boolean {
  return Math.abs(one - other) < 0.5 / framesPerSecond;
}

/** Never above the frame that is meant: what is longer by a millionth takes one more. */
function exact(seconds: number): number {
  return Math.floor(seconds * 1e6 + 1e-3) / 1e6;
}
