import type { Media } from '../../ports/media.ts';
import { type ClipCut, type JoinedFilm, joinClips } from './join-clips.ts';

export interface ClipTrimming extends ClipCut {
  outputPath: string;
  workFolder: string;
}

/** Cuts a clip at any frames. Only pictures in the groups at both ends are coded again; raises what `joinClips` does. */
export async function trimClip(
  { outputPath, workFolder, ...cut }: ClipTrimming,
  media: Media,
  signal?: AbortSignal,
): Promise<JoinedFilm> {
  return joinClips({ cuts: [cut], outputPath, workFolder }, media, signal);
}

export interface ClipSplitting {
  path: string;
  /** Frames at which a new piece begins, in ascending order. */
  atFrames: readonly number[];
  /** One more than there are frames to split at. */
  outputPaths: readonly string[];
  workFolder: string;
}

/** Splits a clip into pieces that together are all of it. Raises what `joinClips` does. */
export async function splitClip(
  { path, atFrames, outputPaths, workFolder }: ClipSplitting,
  media: Media,
  signal?: AbortSignal,
): Promise<JoinedFilm[]> {
  const pieces: JoinedFilm[] = [];
  for (const [index, outputPath] of outputPaths.entries()) {
    const cut: ClipCut = { path, startFrame: index === 0 ? 0 : atFrames[index - 1]! };
    const endFrame = atFrames[index];
    if (endFrame !== undefined) cut.endFrame = endFrame;
    pieces.push(await trimClip({ ...cut, outputPath, workFolder }, media, signal));
  }
  return pieces;
}
