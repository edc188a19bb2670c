import type { FrameRate } from '../domain/time.ts';
import type { Fit, FrameSize } from '../domain/timeline.ts';

/** A rectangle within the film's frame, in pixels from its left and top edge, exact to fractions of a pixel. */
export interface Place {
  xPixels: number;
  yPixels: number;
  widthPixels: number;
  heightPixels: number;
}

/** Something that is drawn. */
export type DrawingSource =
  /**
   * A picture of any kind; brought into a frame of the film's size where `fit` says how, else itself alone. In a frame
   * it lies over black, unless it `seesThrough`.
   */
  | { kind: 'still'; path: string; fit?: Fit; seesThrough?: true }
  /** A moving picture of any size, rate, rotation and colour, brought into a frame of the film's size. */
  | { kind: 'movie'; path: string; fit: Fit }
  /** A plain colour, as `#rrggbb`. */
  | { kind: 'colour'; colour: string };

/** One thing drawn in one frame. */
export interface Drawing {
  /** Its place in the list of sources. */
  source: number;
  /** Of a movie: the picture that is seen at this time of the file; its last one where the file ends before. */
  seconds?: number;
  /** Where all of it goes; it may lie beyond the frame. */
  place: Place;
  /** What of the frame it may touch; all of it where absent. */
  window?: Place;
  /** 0 to 1. */
  opacity: number;
}

/** Things that are drawn over black by themselves, from the bottom up, and then as one picture of the frame's size. */
export interface DrawingGroup {
  group: Drawing[];
  window?: Place;
  opacity: number;
}

/**
 * Frames drawn and coded as H.264 High, 4:2:0, BT.709 in limited range: one CABAC slice a picture, two references, in
 * groups that begin with an IDR picture and refer to nothing before it; all pictures of a group are shown before those of
 * the next.
 */
export interface MovingCoding {
  size: FrameSize;
  frameRate: FrameRate;
  sources: DrawingSource[];
  /** For each frame what is drawn over black, from the bottom up. */
  frames: (Drawing | DrawingGroup)[][];
  /** Every so many frames one is coded by itself, so that decoding can begin with it. */
  keyFrames: number;
  /** Constant rate factor of x264: 0 to 51, lower is better. */
  quality: number;
  /** Gets a byte stream (ITU-T H.264, Annex B) with parameter sets before each key frame. */
  outputPath: string;
}

/** The operation on moving pictures. It raises what those of `Media` raise. */
export interface MovingMedia {
  /** `onProgress` is told of the frames that are done, now and then. */
  encodeMoving(
    coding: MovingCoding,
    signal?: AbortSignal,
    onProgress?: (frames: number) => void,
  ): Promise<void>;
}
