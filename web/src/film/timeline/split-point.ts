import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import type { MessageKey } from '../../text/messages.ts';

/** So near to where it is quiet a person means that. */
const NEAR_SECONDS = 1;

/** The edit by which the scene at the playhead is split there, or why it cannot be. */
export type SplitPoint = { edit: Extract<Edit, { kind: 'split-scene' }> } | { refusal: MessageKey };

/**
 * At the very frame where nothing is said: the whole of a silent scene, and the quiet after the last word. While words are
 * heard, at the nearest place between two lines or after the last, where one is near.
 */
export function splitPoint(
  { scenes: places, frames_per_second: framesPerSecond }: FilmTimeline,
  scenes: readonly Scene[],
  seconds: number,
): SplitPoint {
  const place = places.find(
    ({ start_seconds: start, duration_seconds: length }) => seconds >= start && seconds < start + length,
  );
  const scene = scenes.find(({ id }) => id === place?.id);
  if (!place || !scene) return { refusal: 'timeline.split.edge' };
  const frame = Math.round((seconds - place.start_seconds) * framesPerSecond);
  const frames = Math.round(place.duration_seconds * framesPerSecond);
  const at = (wanted: number): SplitPoint =>
    wanted < 1 || wanted >= frames
      ? { refusal: 'timeline.split.edge' }
      : { edit: { kind: 'split-scene', scene: scene.id, at_seconds: wanted / framesPerSecond } };
  const { heard } = scene;
  if (heard.length === 0) return at(frame);
  const isMade = heard.every(({ estimated }) => !estimated);
  const saidUntil = Math.ceil(endOf(heard.at(-1)!) * framesPerSecond - 1e-3);
  if (isMade && frame >= saidUntil) return at(frame);
  const nearest = heard
    .map(({ start_seconds: start }, line) => ({ line, away: Math.abs(start - frame / framesPerSecond) }))
    .slice(1)
    .sort((left, right) => left.away - right.away)[0];
  const quietAway = isMade && saidUntil < frames ? (saidUntil - frame) / framesPerSecond : Infinity;
  if (quietAway <= NEAR_SECONDS && quietAway < (nearest?.away ?? Infinity)) return at(saidUntil);
  if (nearest === undefined || nearest.away > NEAR_SECONDS)
    return { refusal: isMade ? 'timeline.split.words' : 'timeline.split.unspoken' };
  const { line } = nearest;
  // A shot goes on in the second scene where it is split at a time; between lines it would begin again.
  if (scene.clip && isMade) return at(Math.floor((heard[line]?.start_seconds ?? 0) * framesPerSecond));
  return { edit: { kind: 'split-scene', scene: scene.id, line } };
}

function endOf({ start_seconds: start, duration_seconds: length }: Scene['heard'][number]): number {
  return start + length;
}
