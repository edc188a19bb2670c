import { type FrameRate, framesToSeconds } from '../../domain/time.ts';
import type { MovieClip } from '../../domain/timeline.ts';

/** The last picture of a part is one that begins before the part ends. */
const LAST_PICTURE_SECONDS = 0.002;
/** A share of a frame that rounding may take: a loop begins again at its very frame. */
const ROUNDING_SECONDS = 1e-6;

/**
 * Which time of its file a movie shows at a frame counted from the clip's start. After the clip it plays on as it
 * did, as long as the file goes; one that had stopped stays. `fileSeconds` is needed where the part has no end of
 * its own and is looped or stretched.
 */
export function movieSeconds(
  clip: MovieClip,
  frame: number,
  rate: FrameRate,
  fileSeconds: number | undefined,
): number {
  const played = framesToSeconds(frame, rate) * clip.speed;
  const end = clip.outSeconds ?? fileSeconds ?? Number.POSITIVE_INFINITY;
  const partSeconds = end - clip.inSeconds;
  const clipSeconds = framesToSeconds(clip.durationFrames, rate);
  if (clipSeconds * clip.speed <= partSeconds + ROUNDING_SECONDS) return clip.inSeconds + played;
  if (clip.whenShort === 'loop') {
    const turn = (played + ROUNDING_SECONDS) % partSeconds;
    return clip.inSeconds + Math.max(0, turn - ROUNDING_SECONDS);
  }
  if (clip.whenShort === 'stretch') {
    return clip.inSeconds + (framesToSeconds(frame, rate) / clipSeconds) * partSeconds;
  }
  return clip.inSeconds + Math.max(0, Math.min(played, partSeconds - LAST_PICTURE_SECONDS));
}
