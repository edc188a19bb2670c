import { canonicalJson } from '../../domain/canonical-json.ts';
import type { EditedFilm } from '../../domain/edits/edited-film.ts';
import { musicTakesOf } from '../../domain/edits/music-takes.ts';
import { isFraming } from '../../domain/framing-scenes.ts';
import type { Project } from '../../domain/project.ts';
import { refused } from '../../domain/refused.ts';
import type { CommonBrief } from '../../ports/format.ts';
import { hearTrack } from '../hear-music.ts';
import { sourcesOf } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';

/** What of a film is other where it is cut to other music. */
export type FilmCut = Required<Pick<EditedFilm, 'scenes' | 'leadMusic'>>;

/**
 * The cut of a film whose settings or music were changed, where it follows music and they ask for other music or another
 * frame rate; undefined where it stays as it is. Raises `invalid-input` for music settings that nobody would hear, and what
 * hearing the music raises.
 */
export async function cutAnew(
  before: Project,
  after: Project,
  parts: StudioParts,
): Promise<FilmCut | undefined> {
  const { storyboard, settings } = after;
  const music = parts.formats.find(({ name }) => name === after.format)?.music;
  if (!storyboard?.leadMusic || !music) return undefined;
  const brief = after.brief as CommonBrief;
  const context = { settings, sources: sourcesOf(after), musicTake: musicTakesOf(after.takes).heard };
  const { fadeOutSeconds: _end, lengthSeconds: _length, ...heard } = storyboard.leadMusic;
  const isSameMusic = isSame(music.trackOf(brief, context), heard);
  if (isSameMusic && settings.frameRate === before.settings.frameRate) {
    if (!isSame(settings.music, before.settings.music)) throw unheard();
    return undefined;
  }
  const { signal } = new AbortController();
  const cut = await music.recut(
    brief,
    storyboard.scenes.filter((scene) => !isFraming(scene)),
    { ...context, hear: (track) => hearTrack(track, parts, new Map(), signal) },
  );
  const own = cut.scenes.values();
  const scenes = storyboard.scenes.map((scene) => (isFraming(scene) ? scene : (own.next().value ?? scene)));
  return { scenes, leadMusic: cut.leadMusic };
}

function unheard() {
  const problem =
    'changes nothing: the film is cut to a track of its own and plays it as it is; take backing_track or the music file out of the brief, or give another, and make the film from it again';
  return refused({ field: 'settings.music', problem });
}

function isSame(one: object, other: object): boolean {
  return canonicalJson({ ...one }) === canonicalJson({ ...other });
}
