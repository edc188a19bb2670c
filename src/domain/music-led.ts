import type { MusicWish } from './recipes.ts';
import type { SceneCard } from './storyboard.ts';
import type { CameraMove, MediaReference } from './timeline.ts';

/**
 * Music that a film is cut to: heard from its very start and as it is, in place of a bed under the narration. One that
 * a person brought, or a piece by the built-in composer, which is the same whenever it is composed.
 */
export type LeadMusic = LeadTrack & LeadEnd;

export interface LeadEnd {
  /** How softly it goes out with the film; as the music itself ends where 0. */
  fadeOutSeconds: number;
  /** How long the music itself is: from there on it begins again; then there is silence where absent. */
  lengthSeconds?: number;
}

export type LeadTrack = { own: MediaReference } | { composed: MusicWish };

/** A stretch of a scene in which its picture is seen in one way; from one view to the next the film is cut. */
export interface SceneView {
  durationSeconds: number;
  move: CameraMove;
  /** True where the camera goes on from the view before it, without a cut. */
  continues?: true;
  /** Words in large letters over it, for as long as it lasts. */
  words?: ViewWords;
}

export interface ViewWords {
  text: string;
  lettering: NonNullable<SceneCard['lettering']>;
}
