import { canonicalJson, type JsonValue } from '../canonical-json.ts';
import type { LeadMusic } from '../music-led.ts';
import type { ResolvedSettings } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import type { EditedFilm } from './edited-film.ts';
import { FIRST_PIECE, type MusicTakes } from './music-takes.ts';

/** The parts of a film that an edit changed, on one side of it. */
export interface FilmFragment {
  title?: string;
  settings?: ResolvedSettings;
  /** Music that the film is cut to, where it was cut to other. */
  leadMusic?: LeadMusic;
  /** The pieces of its music, where another is heard or one was added. */
  musicTakes?: MusicTakes;
  /** The ids of all scenes, where their order or number changed. */
  order?: string[];
  /** Scenes that changed, by id; null for one that is not there on this side. */
  scenes: { [id: string]: Scene | null };
}

/** An edit that was made, so that it can be undone and made again. */
export interface EditRecord {
  /** For a person to read: `move “Tokens”`. */
  label: string;
  /** ISO 8601 instant. */
  at: string;
  before: FilmFragment;
  after: FilmFragment;
}

/** What was done, the last at the end, and what was undone, the next to be made again at the end. */
export interface EditHistory {
  done: EditRecord[];
  undone: EditRecord[];
}

/** Older edits are forgotten, so that a project's document stays small. */
const MOST_KEPT = 100;

export const NO_HISTORY: EditHistory = { done: [], undone: [] };

/** What of a film differs between two states of it, on either side. */
export function changeBetween(
  before: EditedFilm,
  after: EditedFilm,
): { before: FilmFragment; after: FilmFragment } {
  const scenesBefore = new Map(before.scenes.map((scene) => [scene.id, scene]));
  const scenesAfter = new Map(after.scenes.map((scene) => [scene.id, scene]));
  const ids = new Set([...scenesBefore.keys(), ...scenesAfter.keys()]);
  const changed = [...ids].filter((id) => !isSame(scenesBefore.get(id), scenesAfter.get(id)));
  const side = (film: EditedFilm, other: EditedFilm, scenes: Map<string, Scene>): FilmFragment => ({
    ...(film.title !== other.title && { title: film.title }),
    ...(!isSame(film.settings, other.settings) && { settings: film.settings }),
    ...(film.leadMusic && !isSame(film.leadMusic, other.leadMusic) && { leadMusic: film.leadMusic }),
    ...(!isSame(piecesOf(film), piecesOf(other)) && { musicTakes: piecesOf(film) }),
    ...(!isSame(idsOf(before), idsOf(after)) && { order: idsOf(film) }),
    scenes: Object.fromEntries(changed.map((id) => [id, scenes.get(id) ?? null])),
  });
  return { before: side(before, after, scenesBefore), after: side(after, before, scenesAfter) };
}

/** The film with one side of a change in place of the other. */
function withFragment(film: EditedFilm, fragment: FilmFragment): EditedFilm {
  const scenes = new Map(film.scenes.map((scene) => [scene.id, scene]));
  for (const [id, scene] of Object.entries(fragment.scenes)) {
    if (scene === null) scenes.delete(id);
    else scenes.set(id, scene);
  }
  const order = fragment.order ?? idsOf(film);
  const leadMusic = fragment.leadMusic ?? film.leadMusic;
  const musicTakes = fragment.musicTakes ?? film.musicTakes;
  return {
    title: fragment.title ?? film.title,
    settings: fragment.settings ?? film.settings,
    scenes: order.flatMap((id) => scenes.get(id) ?? []),
    ...(leadMusic && { leadMusic }),
    ...(musicTakes && { musicTakes }),
  };
}

/** The history with one more edit; what was undone before cannot be made again after it. */
export function withEdit({ done }: EditHistory, record: EditRecord): EditHistory {
  return { done: [...done, record].slice(-MOST_KEPT), undone: [] };
}

/** Takes the last edit back; undefined where there is none. */
export function undone(
  film: EditedFilm,
  { done, undone: others }: EditHistory,
): { film: EditedFilm; history: EditHistory; record: EditRecord } | undefined {
  const record = done.at(-1);
  if (record === undefined) return undefined;
  const history = { done: done.slice(0, -1), undone: [...others, record] };
  return { film: withFragment(film, record.before), history, record };
}

/** Makes the edit again that was taken back last; undefined where there is none. */
export function redone(
  film: EditedFilm,
  { done, undone: others }: EditHistory,
): { film: EditedFilm; history: EditHistory; record: EditRecord } | undefined {
  const record = others.at(-1);
  if (record === undefined) return undefined;
  const history = { done: [...done, record], undone: others.slice(0, -1) };
  return { film: withFragment(film, record.after), history, record };
}

function piecesOf({ musicTakes = FIRST_PIECE }: EditedFilm): MusicTakes {
  return musicTakes;
}

function idsOf({ scenes }: EditedFilm): string[] {
  return scenes.map(({ id }) => id);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one as JsonValue) === canonicalJson(other as JsonValue);
}
