import { framesToSeconds } from '../../domain/time.ts';
import type { CameraMove, MovieClip, PictureClip, Timeline } from '../../domain/timeline.ts';
import type { TimeStretch } from '../../ports/media.ts';
import { viewAt } from '../moving/camera-view.ts';

/** Colours darker than this are taken for black, as the measure takes them: luma of 0 to 255. */
const DARK_LUMA = 32;
/** A camera that goes by less need not be seen to move: shares of the frame, and factors of nearness. */
const SEEN_SHIFT = 0.01;
const SEEN_ZOOM = 1.02;

/** Where a film is black because its timeline says so: dark colours, and dips through them. */
export function blackOnPurpose({ picture, frameRate }: Timeline): TimeStretch[] {
  return picture.flatMap((clip) => {
    const { transition, startFrame, durationFrames } = clip;
    const dips = transition.kind === 'dip' && isDark(transition.colour ?? '#000000');
    const end = clip.kind === 'colour' && isDark(clip.colour) ? durationFrames : 0;
    const frames = Math.max(end, dips ? transition.durationFrames : 0);
    if (frames === 0) return [];
    const startSeconds = framesToSeconds(startFrame, frameRate);
    return [{ startSeconds, endSeconds: startSeconds + framesToSeconds(frames, frameRate) }];
  });
}

/**
 * Where something must move: while a movie plays, but not where it stands on its last picture because it was too short,
 * and while a camera goes by more than can be overlooked. Names the scene.
 */
export function movingOnPurpose({ picture, frameRate }: Timeline): (TimeStretch & { sceneId: string })[] {
  return picture.flatMap((clip) => {
    const clipSeconds = framesToSeconds(clip.durationFrames, frameRate);
    const seconds = Math.min(clipSeconds, movingSeconds(clip));
    if (seconds === 0) return [];
    const startSeconds = framesToSeconds(clip.startFrame, frameRate);
    return [{ startSeconds, endSeconds: startSeconds + seconds, sceneId: clip.sceneId }];
  });
}

function movingSeconds(clip: PictureClip): number {
  if (clip.kind === 'colour') return 0;
  if (clip.move !== undefined && isSeen(clip.move)) return Number.POSITIVE_INFINITY;
  return clip.kind === 'movie' ? playedSeconds(clip) : 0;
}

function playedSeconds({ inSeconds, outSeconds, speed, whenShort }: MovieClip): number {
  if (whenShort !== 'freeze' || outSeconds === undefined) return Number.POSITIVE_INFINITY;
  return (outSeconds - inSeconds) / speed;
}

function isSeen(move: CameraMove): boolean {
  const [from, to] = move.stretch ? [viewAt(move, 0), viewAt(move, 1)] : [move.from, move.to];
  const shift = Math.max(Math.abs(from.centreX - to.centreX), Math.abs(from.centreY - to.centreY));
  const nearness = Math.max(from.zoom, to.zoom) / Math.min(from.zoom, to.zoom);
  const canShift = Math.max(from.zoom, to.zoom) > 1;
  return nearness >= SEEN_ZOOM || (canShift && shift >= SEEN_SHIFT);
}

/** By Rec. 709. */
function isDark(colour: string): boolean {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return 0.2126 * (rgb >>> 16) + 0.7152 * ((rgb >>> 8) & 0xff) + 0.0722 * (rgb & 0xff) < DARK_LUMA;
}
