import type { FrameRate } from './time.ts';

/** A picture's or a film's size in square pixels. */
export interface FrameSize {
  widthPixels: number;
  heightPixels: number;
}

/** A file that a timeline plays: an asset of the store by its name, or a file by its path. */
export type MediaReference = { asset: string } | { file: string };

/** How a picture clip comes in over the one before it, which is held under it meanwhile. */
export interface Transition {
  kind: 'cut' | 'crossfade';
  /** Frames from the clip's start until it stands alone; 0 for a cut. */
  durationFrames: number;
}

/** One still picture shown for a whole number of frames. */
export interface StillClip {
  kind: 'still';
  sceneId: string;
  media: MediaReference;
  startFrame: number;
  durationFrames: number;
  transition: Transition;
}

/** What the picture track holds. Clips lie end to end: each starts where the one before it stops. */
export type PictureClip = StillClip;

/** A picture with transparency laid over the picture track at full size of its own. */
export interface OverlayClip {
  media: MediaReference;
  startFrame: number;
  durationFrames: number;
  /** Left and top edge within the frame. */
  xPixels: number;
  yPixels: number;
}

/** Recorded sound that starts at a frame of the film. */
export interface SoundClip {
  media: MediaReference;
  startFrame: number;
  /** The part of the source that is heard. */
  inSeconds: number;
  outSeconds: number;
  gainDecibels: number;
}

/** Music under the whole of its stretch: looped to length, faded, and lowered while narration is heard. */
export interface MusicClip {
  media: MediaReference;
  startFrame: number;
  durationFrames: number;
  gainDecibels: number;
  fadeInSeconds: number;
  fadeOutSeconds: number;
  /** How far the music goes down under narration; 0 for no ducking. */
  duckingDecibels: number;
}

/** What the finished sound is brought to, measured after encoding (ITU-R BS.1770-5, EBU R 128). */
export interface LoudnessTarget {
  integratedLufs: number;
  truePeakDbtp: number;
}

/** A stretch of the film with a name, shown by players as a chapter. */
export interface Chapter {
  title: string;
  startFrame: number;
}

/** A film as tracks of clips at exact frames: everything that rendering needs to know. */
export interface Timeline {
  version: 1;
  size: FrameSize;
  frameRate: FrameRate;
  durationFrames: number;
  picture: PictureClip[];
  overlays: OverlayClip[];
  narration: SoundClip[];
  music: MusicClip[];
  chapters: Chapter[];
  loudness: LoudnessTarget;
}
