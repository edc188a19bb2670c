import type { LeadMusic } from '../music-led.ts';
import type { ResolvedSettings } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import type { MusicTakes } from './music-takes.ts';

/** What edits change of a project. */
export interface EditedFilm {
  title: string;
  settings: ResolvedSettings;
  /** In the order of the film. */
  scenes: readonly Scene[];
  /** As in the storyboard. */
  leadMusic?: LeadMusic;
  /** The pieces that its music had; one where absent. */
  musicTakes?: MusicTakes;
}
