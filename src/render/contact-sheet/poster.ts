import type { Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { picturesToDecode, posterFrame } from './scene-moments.ts';

export interface PosterRequest {
  filmPath: string;
  timeline: Timeline;
  /** Gets a PNG of the film's own size. */
  outputPath: string;
  /** Which frame of the film, counted from 0; the best of the first scene where absent. */
  frame?: number;
}

/** Takes a film's poster out of it. Raises what Media raises. */
export async function takePoster(
  { filmPath, timeline, outputPath, frame = posterFrame(timeline) }: PosterRequest,
  media: Pick<Media, 'extractFrames'>,
  signal?: AbortSignal,
): Promise<void> {
  const frames = [{ at: { frame }, outputPath }];
  const pictures = picturesToDecode(timeline);
  await media.extractFrames({ inputPath: filmPath, frames, format: 'png', pictures }, signal);
}
