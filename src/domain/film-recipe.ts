import type { AssetHash, AssetRecipe } from './asset.ts';
import type { JsonObject } from './canonical-json.ts';
import type { OwnFilmsAround } from './framing-scenes.ts';
import type { LeadEnd, SceneView } from './music-led.ts';
import type { SlideBlock } from './slide-block.ts';
import type { OwnClip, SceneCard, SceneLayer, SceneTransition } from './storyboard.ts';
import type { FrameRate } from './time.ts';
import type { FrameSize, LoudnessTarget, WayStretch } from './timeline.ts';
import type { CameraMoveName } from './timeline-document/camera-moves.ts';

/** Raised when the same storyboard and media give another film: with the edition of slides, captions, spans or mix too. */
const FILM_EDITION = 9;

/** A slide of a film: its media are roles of the recipe's inputs. */
export interface FilmSlide {
  title: string;
  bullets: { text: string; figureRole?: string }[];
  block?: SlideBlock;
}

export interface FilmLine {
  /** The text is in the film's own wish because captions and chapters are made from it. */
  text: string;
  speechRole: string;
  revealsBullet?: number;
  pauseSeconds?: number;
}

/** A moving shot of a film; a made one is seen from its start, without sound. */
export type FilmClip = { role: string } & Partial<Omit<OwnClip, 'own'>>;

export type FilmLayer = { role: string } & Omit<SceneLayer, 'own'>;

export interface FilmScene {
  id: string;
  title: string;
  /** Null for the brand's gradient. */
  pictureRole: string | null;
  slide: FilmSlide | null;
  /** In place of the picture. */
  clip?: FilmClip;
  layers?: FilmLayer[];
  /** Absent for a picture that stands. */
  move?: CameraMoveName;
  moveStretch?: WayStretch;
  views?: SceneView[];
  card?: SceneCard;
  lines: FilmLine[];
  transition: SceneTransition;
  restSeconds: number;
  leastSeconds?: number;
}

/**
 * A bed under the narration; music that leads is played once, from its start, and fades as it says. It makes room for
 * films around the film that have a sound of their own, music that leads for silent ones too.
 */
export interface FilmMusic extends OwnFilmsAround {
  role: string;
  gainDecibels: number;
  duckingDecibels: number;
  leads?: LeadEnd;
}

/** Everything that a film is made from besides its media: the intent of a film's recipe. */
export interface FilmWish {
  title: string;
  language: string;
  size: FrameSize;
  frameRate: FrameRate;
  scenes: FilmScene[];
  brand: { name?: string; colours: string[]; logoRole?: string; fontRole?: string };
  /** Null where captions are not part of the picture. */
  burnedCaptions: { style: string; position: 'top' | 'middle' | 'bottom' } | null;
  music: FilmMusic | null;
  loudness: LoudnessTarget;
}

export function filmRecipe(wish: FilmWish, inputs: { [role: string]: AssetHash }): AssetRecipe {
  return { kind: 'film', edition: FILM_EDITION, inputs, intent: wish as unknown as JsonObject };
}

/** What a film's recipe wishes for; the recipe must have come from `filmRecipe`. */
export function filmWishOf(recipe: AssetRecipe): FilmWish {
  return recipe.intent as unknown as FilmWish;
}
