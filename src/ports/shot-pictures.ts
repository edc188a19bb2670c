import type { FrameSize } from '../domain/timeline.ts';

/** A picture as one byte of brightness a pixel, in rows from the top. */
export interface GreyPicture extends FrameSize {
  levels: Uint8Array;
}

/** Moments of a shot in seconds from its beginning, by its length. */
export type MomentsOf = (shotSeconds: number) => readonly number[];

/** Takes single pictures out of shots, as they are seen upright. `media-failed` for what cannot be decoded. */
export interface ShotPictures {
  /** JPEG files, whose longer side is at most so many pixels. */
  coded(
    shotPath: string,
    moments: MomentsOf,
    longestSidePixels: number,
    signal?: AbortSignal,
  ): Promise<Buffer<ArrayBuffer>[]>;
  /** Brightness alone, in the shape of the shot, the longer side at most so many pixels. */
  grey(
    shotPath: string,
    moments: MomentsOf,
    longestSidePixels: number,
    signal?: AbortSignal,
  ): Promise<GreyPicture[]>;
  /** Brightness alone, stretched into squares of so many pixels a side. */
  greySquares(
    shotPath: string,
    moments: MomentsOf,
    sidePixels: number,
    signal?: AbortSignal,
  ): Promise<GreyPicture[]>;
}
