import type { AssetRecipe } from './asset.ts';
import type { KnowledgeCheck } from './knowledge-check.ts';
import type { LipSync } from './lip-sync.ts';
import type { LeadMusic, SceneView } from './music-led.ts';
import type { ClipResolution, Reference } from './recipes.ts';
import type { SlideBlock } from './slide-block.ts';
import type { MediaReference, Transition, WayStretch } from './timeline.ts';
import type { CameraMoveName } from './timeline-document/camera-moves.ts';

/** What a film is to show and say, scene by scene: made from a brief by its format, then edited by a person. */
export interface Storyboard {
  version: 1;
  title: string;
  /** What one can do after it; absent for a film that does not teach. */
  objectives?: string[];
  /** In the order of the film: a scene's position is its place in this list. */
  scenes: Scene[];
  /** Colours that its pictures are led by where no brand gives any, as #rrggbb. */
  colours?: string[];
  /** Music that the film is cut to; music under the narration, as the settings say, where absent. */
  leadMusic?: LeadMusic;
  /** How long the music under the narration is made; the longest there is where absent. Edits leave it as it was paid for. */
  bedSeconds?: number;
  /** What a person should know of how it was made from the brief, one sentence each; nothing where absent. */
  notices?: string[];
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
  /** A moving shot in place of the picture; where it ends before the scene, its last picture is held. */
  clip?: SceneClip;
  /** Has the mouth in the shot follow what is heard over the scene, in a copy of the shot; the shot stays. */
  lipSync?: LipSync;
  /** Every shot that the scene ever had; absent while there was only the one that it has now. */
  clipTakes?: SceneClip[];
  /** Pictures that a person brought, laid over the scene as they are: a product that must not change. */
  layers?: SceneLayer[];
  /** How a camera moves over a picture that stands without a slide; it stands where absent. */
  move?: CameraMoveName;
  /** So much of that move is seen; all of it where absent. */
  moveStretch?: WayStretch;
  /** Cuts within the scene: its picture is seen in one view after another, the last to the scene's end. */
  views?: SceneView[];
  /** Words over the picture as the scene begins; none where absent. */
  card?: SceneCard;
  /** Text laid out over the picture; null where the picture stands alone. */
  slide: SlideText | null;
  /** What is said, in order. It sets how long the scene is. */
  narration: NarrationLine[];
  /** What is asked in it, so that a page that plays the film can ask it too. */
  asks?: KnowledgeCheck;
  /** How the scene comes in over the one before it. */
  transition: SceneTransition;
  /** Quiet after the last word, and the whole length of a scene in which nothing is said. */
  restSeconds: number;
  /** The scene lasts at least so long, whatever is said in it; as long as what is said where absent. */
  leastSeconds?: number;
}

/** A picture to be made from words, or one that a person brought. */
export type PictureWish =
  | {
      prompt: string;
      style: string;
      /** Who or what must look in it as it does in a picture that a person brought; no one where absent. */
      references?: SceneReference[];
      /** Who is to make it, where a person chose. */
      model?: ChosenModel;
      /** Tells this picture from others of the same words; 1, the first, where absent. */
      take?: number;
      /** The scene that it was first made for, so that a copy of the scene shows the same; this one where absent. */
      madeFor?: Pick<Scene, 'id' | 'sequence'>;
    }
  | { own: MediaReference };

/** A character, a product or a style, by a picture of it. */
export type SceneReference = Reference & { own: MediaReference };

/** A shot to be made, or one that a person brought. */
export type SceneClip = MadeClip | OwnClip;

/** A shot made from words and, where `startsFrom` says so, from the scene's picture as its first. */
export interface MadeClip {
  /** What is to be seen. */
  prompt: string;
  /** How camera and action move, with `[cut]` between shots; may be empty. */
  directions: string;
  durationSeconds: number;
  /** The part that is seen; from its start and to its end where they are absent. */
  inSeconds?: number;
  outSeconds?: number;
  resolution: ClipResolution;
  startsFrom: 'picture' | 'words';
  /** A person's picture that is its last, where it starts from one too; absent for any last picture. */
  endsWith?: MediaReference;
  references?: SceneReference[];
  /** Who is to make it, where a person chose; whoever comes first where absent. */
  model?: ChosenModel;
  /** As of a picture. */
  take?: number;
  madeFor?: Pick<Scene, 'id' | 'sequence'>;
}

/** A vendor's model by its full name, as the catalogue gives it. */
export type ChosenModel = Pick<NonNullable<AssetRecipe['model']>, 'provider' | 'name'>;

export interface OwnClip {
  own: MediaReference;
  /** The part that is seen; to its end where `outSeconds` is absent. */
  inSeconds: number;
  outSeconds?: number;
  /** Whether its sound is heard. */
  withSound: boolean;
}

/** Where a picture lies over the scene, in shares of the frame from its left and top edge. */
export interface SceneLayer {
  own: MediaReference;
  centreX: number;
  centreY: number;
  /** The most that it takes of the frame's width and height; its own shape is kept. */
  mostWidth: number;
  mostHeight: number;
  /** A soft shadow under it, so that it stands in the scene. */
  shadow: boolean;
  /** Whether a plain background around it is taken away first. */
  cutOut: boolean;
}

/**
 * A title in the middle, a name at the lower edge, a note at the upper one, a headline over what is shown, or the last
 * words of an ad with a button that says what to do.
 */
export interface SceneCard {
  text: string;
  subtitle?: string;
  style: 'title' | 'lower-third' | 'note' | 'headline' | 'call-to-action';
  /** Plain where absent. */
  lettering?: 'plain' | 'elegant' | 'loud';
  /** Under a call to action; its colour as #rrggbb. */
  button?: { text: string; colour: string };
  /** The middle of the frame stays free, or its right half where it is wide: a layer lies there. */
  besideLayer?: boolean;
}

export interface SlideText {
  title: string;
  /** None on a slide with a block. */
  bullets: SlideBullet[];
  /** A table, code or a diagram under the title; seen for as long as the scene lasts. */
  block?: SlideBlock;
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
  /** Quiet after this line and before the next, beyond the usual breath; none where absent. */
  pauseSeconds?: number;
  /** Who speaks it, by the id of a voice; the voice of the film’s settings where absent. */
  voice?: string;
  /** A person's own recording of it, heard as it is in place of a voice. */
  recording?: MediaReference;
  /** How fast it is spoken, 1 being the voice’s own pace; as the film’s settings say where absent. */
  speed?: number;
  /** Which of its readings is heard, counted from 1; the first where absent. */
  reading?: number;
  /** How many readings it ever had; one where absent. */
  readings?: number;
}

export interface SceneTransition {
  kind: Transition['kind'];
  seconds: number;
}
