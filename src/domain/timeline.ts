import type { FrameRate } from './time.ts';

/** A picture's or a film's size in square pixels. */
export interface FrameSize {
  widthPixels: number;
  heightPixels: number;
}

/** A file that a timeline plays: an asset of the store by its name, or a file by its path. */
export type MediaReference = { asset: string } | { file: string };

/** Where something comes from or goes to. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * How a picture clip comes in over the one before it, which is held under it meanwhile: a movie plays on, and stands
 * on its last picture where it has no more; a still that is moved goes on moving.
 */
export interface Transition {
  /**
   * `dip` goes through a colour; `wipe` uncovers the new picture by an edge that moves; `slide` pushes the old one out;
   * `zoom` grows the new picture out of the old while it fades in.
   */
  kind: 'cut' | 'crossfade' | 'dip' | 'wipe' | 'slide' | 'zoom';
  /** Frames from the clip's start until it stands alone; 0 for a cut. */
  durationFrames: number;
  /** Of a dip, as `#rrggbb`; black where absent. */
  colour?: string;
  /** To which the edge of a wipe or the pictures of a slide move; left where absent. */
  direction?: Direction;
}

/**
 * How a picture of another shape is brought into the frame: `fill` cuts off what hangs over, `fit` shows all of it
 * over black, `blurred` shows all of it over itself, blurred and filling the frame.
 */
export type Fit = 'fill' | 'fit' | 'blurred';

/** What a camera sees of a picture that was brought into the frame. */
export interface CameraView {
  /** The middle of what is seen, in shares of the frame from its left and top edge; kept so that nothing beyond shows. */
  centreX: number;
  centreY: number;
  /** 1 sees the whole frame, 2 half its width. */
  zoom: number;
}

/** A camera that goes from one view to another over the whole of a clip, exact to fractions of a pixel. */
export interface CameraMove {
  from: CameraView;
  to: CameraView;
  /** `gentle` starts and ends slowly. */
  pace: 'even' | 'gentle';
  /** So much of the way is gone, as the way would be gone in whole; all of it where absent. */
  stretch?: WayStretch;
}

/** A part of a camera's way, in shares of the time that the whole of it takes. */
export interface WayStretch {
  from: number;
  to: number;
}

/** What all clips of the picture track have. */
interface PictureClipPlace {
  sceneId: string;
  startFrame: number;
  durationFrames: number;
  transition: Transition;
}

/** One picture shown for a whole number of frames. */
export interface StillClip extends PictureClipPlace {
  kind: 'still';
  media: MediaReference;
  /** `fill` where absent. */
  fit?: Fit;
  /** The picture stands where absent. */
  move?: CameraMove;
}

/** Pictures one over the other that a camera moves past: what is nearer moves more. */
export interface LayeredClip extends PictureClipPlace {
  kind: 'layers';
  /** From the back to the front. A depth of 0 does not move, 1 moves as the camera does. */
  layers: { media: MediaReference; depth: number }[];
  move: CameraMove;
}

/** A stretch of a moving picture of any size and rate. Its sound, where wanted, is a clip of the track `clipSound`. */
export interface MovieClip extends PictureClipPlace {
  kind: 'movie';
  media: MediaReference;
  /** The part of the source that is seen; to its end where `outSeconds` is absent. */
  inSeconds: number;
  outSeconds?: number;
  /** 2 plays twice as fast. */
  speed: number;
  /** What is seen where the part ends before the clip: its last picture, the part again, or the part slowed to length. */
  whenShort: 'freeze' | 'loop' | 'stretch';
  fit?: Fit;
  move?: CameraMove;
}

/** A plain colour. */
export interface ColourClip extends PictureClipPlace {
  kind: 'colour';
  /** As `#rrggbb`. */
  colour: string;
}

/** What the picture track holds. Clips lie end to end: each starts where the one before it stops. */
export type PictureClip = StillClip | LayeredClip | MovieClip | ColourClip;

/** How an overlay comes or goes. */
export interface OverlayAnimation {
  /** `slide` comes from its direction's opposite side of the frame's nearest edge by its own size while it fades. */
  kind: 'fade' | 'slide' | 'grow';
  durationFrames: number;
  /** Into which it moves; up where absent. */
  direction?: Direction;
}

/** A picture with transparency laid over the picture track. */
export interface OverlayClip {
  media: MediaReference;
  startFrame: number;
  durationFrames: number;
  /** Left and top edge within the frame. */
  xPixels: number;
  yPixels: number;
  /** The picture's own size where absent. */
  size?: FrameSize;
  /** 0 to 1; 1 where absent. */
  opacity?: number;
  /** Shown and gone at once where absent. */
  enter?: OverlayAnimation;
  exit?: OverlayAnimation;
}

/** Recorded sound that starts at a frame of the film. */
export interface SoundClip {
  media: MediaReference;
  startFrame: number;
  /** The part of the source that is heard. */
  inSeconds: number;
  outSeconds: number;
  gainDecibels: number;
  /** None where absent. A crossfade is two clips that overlap, one fading out as the other fades in. */
  fadeInSeconds?: number;
  fadeOutSeconds?: number;
  /** 2 is heard twice as fast at the same pitch; 1 where absent. */
  speed?: number;
  /** How far it goes down under narration; 0 where absent. Narration itself is never lowered. */
  duckingDecibels?: number;
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
  /** Where in the source it begins; 0 where absent. */
  inSeconds?: number;
  /** Whether it begins again, at a seam that fits, where the source ends before the stretch; true where absent. */
  loops?: boolean;
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
  /** The sound of movies in the picture track. */
  clipSound: SoundClip[];
  music: MusicClip[];
  effects: SoundClip[];
  chapters: Chapter[];
  loudness: LoudnessTarget;
}
