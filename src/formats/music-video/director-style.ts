import type { ResolvedSettings } from '../../domain/settings.ts';
import type { SceneCard, SceneTransition } from '../../domain/storyboard.ts';

/** How a camera goes over a picture from one cut to the next. */
export type Movement = 'push' | 'pull' | 'pan' | 'tilt' | 'drift' | 'still';

/** How a music video looks, moves and is cut: all that its director style decides. */
export interface DirectorStyle {
  /** As a brief gives it. */
  name: string;
  /** One line for people who choose a style. */
  description: string;
  /** Colours, in words for a prompt. */
  palette: string;
  /** The same for the built-in painter, as #rrggbb, the leading one first. */
  colours: readonly string[];
  lens: string;
  light: string;
  /** How the camera is handled in a shot that is made. */
  camera: string;
  /** 1 is usual, 2 cuts twice as often. */
  pace: number;
  /** Over pictures, one shot after the other, from the first again after the last. */
  movements: readonly Movement[];
  /** How far the camera goes and how hard it lands on a downbeat; 1 is usual. */
  force: number;
  /** From one scene to the next, and where a section of the music begins. */
  transitions: { scene: SceneTransition; section: SceneTransition };
  frameRate: ResolvedSettings['frameRate'];
  /** The style of the pictures; see `reel styles`. */
  pictureStyle: string;
  /** Of the track, where the brief brings none. */
  musicMood: string;
  lettering: NonNullable<SceneCard['lettering']>;
}
