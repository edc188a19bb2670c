import { extname } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { openClip, secondsOfFrame, shownSize } from '../copying/clip.ts';
import type { QuickLook } from './quick-looks.ts';

export interface PictureWanted extends Pick<QuickLook, 'inputPath' | 'outputPath'> {
  /** A tenth into the film where absent: past what fades in, before what gives the end away. */
  atSeconds?: number | undefined;
}

const USUAL_SHARE = 0.1;

/**
 * One picture of a film as PNG or JPEG, by the ending of the output's name; answers with the moment it shows. Raises
 * `invalid-input` for a moment after the film's end, and what Media raises.
 */
export async function takePicture(
  { inputPath, outputPath, atSeconds }: PictureWanted,
  media: Media,
  signal?: AbortSignal,
): Promise<{ seconds: number; size: FrameSize }> {
  const clip = await openClip(inputPath, media, signal);
  const lengthSeconds = secondsOfFrame(clip, clip.table.frameCount) - secondsOfFrame(clip, 0);
  const seconds = atSeconds ?? lengthSeconds * USUAL_SHARE;
  if (seconds >= lengthSeconds) {
    const problem = `is after the film’s end, at ${lengthSeconds.toFixed(2)} s`;
    throw new ReelError('invalid-input', `${seconds} s ${problem}.`, {
      issues: [{ field: 'at', value: String(seconds), problem }],
    });
  }
  const frames = [{ at: { seconds }, outputPath }];
  const format = extname(outputPath).toLowerCase() === '.png' ? 'png' : 'jpeg';
  await media.extractFrames({ inputPath, frames, format }, signal);
  const { widthPixels, heightPixels } = shownSize(clip.picture);
  return {
    seconds,
    size: { widthPixels: Math.round(widthPixels), heightPixels: Math.round(heightPixels) },
  };
}
