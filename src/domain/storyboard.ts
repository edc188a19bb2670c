import type { MediaReference } from './timeline.ts';

/** What a film is to show and say, scene by scene: made from a brief by its format, then edited by a person. */
export interface Storyboard {
  version: 1;
  title: string;
  /** In the order of the film: a scene's position is its place in this list. */
  scenes: Scene[];
}

/** One unit of the storyboard. */
export interface Scene {
  /** Given once and never changed, whatever is done to the scene. */
  id: string;
  /** The number a scene got when it was added, counted from 1; it never changes and is never given again. */
  sequence: number;
  title: string;
  /** What is seen behind everything; the brand's gradient where it is null. */
  picture: PictureWish | null;
  /** Text laid out over the picture; null where the picture stands alone. */
  slide: SlideText | null;
  /** What is said, in order. It sets how long the scene is. */
  narration: NarrationLine[];
  /** How the scene comes in over the one before it. */
  transition: SceneTransition;
  /** Quiet after the last word, and the whole length of a scene in which nothing is said. */
  restSeconds: number;
}

/** A picture to be made from words, or one that a person brought. */
export type PictureWish = { prompt: string; style: string } | { own: MediaReference };

export interface SlideText {
  title: string;
  bullets: SlideBullet[];
}

/** A line of a slide; it appears when the narration line that reveals it begins. */
export interface SlideBullet {
  text: string;
  /** A picture shown while this bullet is the current one. */
  figure?: MediaReference;
}

export interface NarrationLine {
  /** Unique in its scene and kept for life. */
  id: string;
  /** What is spoken, word for word. */
  text: string;
  /** The bullet of the scene's slide that appears as this line begins. */
  revealsBullet?: number;
}

export interface SceneTransition {
  kind: 'cut' | 'crossfade';
  seconds: number;
}
