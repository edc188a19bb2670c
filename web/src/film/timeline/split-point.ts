import type { FilmTimeline, Scene } from '../../api/documents.ts';

/** The line that begins nearest to the playhead within its scene; lines are where a scene can be split. */
export function splitPoint(
  timeline: FilmTimeline,
  scenes: readonly Scene[],
  seconds: number,
): { scene: string; line: number } | undefined {
  const place = timeline.scenes.find(
    ({ start_seconds: start, duration_seconds: length }) => seconds >= start && seconds < start + length,
  );
  const scene = scenes.find(({ id }) => id === place?.id);
  if (!place || !scene || scene.narration.length < 2) return undefined;
  const end = place.start_seconds + place.duration_seconds;
  const starts = timeline.narration
    .map(({ start_seconds: start }) => start)
    .filter((start) => start >= place.start_seconds && start < end);
  const nearest = starts
    .slice(1, scene.narration.length)
    .map((start, index) => ({ line: index + 1, distance: Math.abs(start - seconds) }))
    .sort((left, right) => left.distance - right.distance)[0];
  return nearest && { scene: scene.id, line: nearest.line };
}
