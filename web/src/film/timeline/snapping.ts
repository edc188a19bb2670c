import type { FilmTimeline } from '../../api/documents.ts';

/** How near an edge must come to something to be drawn to it. */
export const SNAP_PIXELS = 8;

/** The target that is nearest, where one is near enough; else undefined. */
export function snapTarget(
  seconds: number,
  targets: readonly number[],
  withinSeconds: number,
): number | undefined {
  let nearest: number | undefined;
  for (const target of targets) {
    const distance = Math.abs(target - seconds);
    if (distance <= withinSeconds && (nearest === undefined || distance < Math.abs(nearest - seconds)))
      nearest = target;
  }
  return nearest;
}

/** Where scenes begin and end. */
export function sceneEdges({ scenes, duration_seconds: end }: FilmTimeline): number[] {
  return [...new Set([0, ...scenes.map(({ start_seconds: start }) => start), end])];
}

/** The place, counted from 1, that a scene comes to when its middle is moved to this moment. */
export function placeAt(timeline: FilmTimeline, sceneId: string, middleSeconds: number): number {
  const before = timeline.scenes.filter(
    ({ id, start_seconds: start, duration_seconds: length }) =>
      id !== sceneId && start + length / 2 < middleSeconds,
  );
  return before.length + 1;
}

/** Where in the film, in seconds, that place begins while the scene itself is taken out of the row. */
export function startOfPlace(timeline: FilmTimeline, sceneId: string, place: number): number {
  const others = timeline.scenes.filter(({ id }) => id !== sceneId);
  const next = others[place - 1];
  const last = others.at(-1);
  return next?.start_seconds ?? (last ? last.start_seconds + last.duration_seconds : 0);
}

/** When the last word of a scene has been said, in seconds from the scene's start; 0 where nothing is said in it. */
export function spokenUntil(timeline: FilmTimeline, sceneId: string): number {
  const place = timeline.scenes.find(({ id }) => id === sceneId);
  if (place === undefined) return 0;
  const { start_seconds: start, duration_seconds: length } = place;
  const ends = timeline.narration
    .filter((line) => line.start_seconds >= start && line.start_seconds < start + length)
    .map((line) => line.start_seconds + line.duration_seconds);
  return ends.length === 0 ? 0 : Math.max(...ends) - start;
}
