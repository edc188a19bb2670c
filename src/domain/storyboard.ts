import type { MediaReference, Transition } from './timeline.ts';
import type { CameraMoveName } from './timeline-document/camera-moves.ts';

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
  /** Every picture that the scene ever had, the one it has now among them; absent while there was only one. */
  pictureTakes?: PictureWish[];
  /** How a camera moves over a picture that stands without a slide; it stands where absent. */
  move?: CameraMoveName;
  /** Words over the picture as the scene begins; none where absent. */
  card?: SceneCard;
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
export type PictureWish =
  | {
      prompt: string;
      style: string;
      /** Tells this picture from others of the same words; 1, the first, where absent. */
      take?: number;
      /** The scene that it was first made for, so that a copy of the scene shows the same; this one where absent. */
      madeFor?: Pick<Scene, 'id' | 'sequence'>;
    }
  | { own: MediaReference };

/** A title in the middle, a name at the lower edge, or a note at the upper one. */
export interface SceneCard {
  text: string;
  subtitle?: string;
  style: 'title' | 'lower-third' | 'note';
}

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
  kind: Transition['kind'];
  seconds: number;
}
