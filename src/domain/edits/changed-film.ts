import { canonicalJson } from '../canonical-json.ts';
import { creditsScene } from '../credits-scene.ts';
import { ReelError } from '../errors.ts';
import { FRAMING_SCENES } from '../framing-scenes.ts';
import { issuesOf } from '../input-issues.ts';
import { refused } from '../refused.ts';
import { type ResolvedSettings, type Settings, settingsSchema } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import type { EditOf } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';
import { FIRST_PIECE, isOtherMusic } from './music-takes.ts';
import { changedPicture } from './picture-takes.ts';

const SOME_SETTINGS = settingsSchema.partial();

/** What a film has from its format where nobody chose it, and what a scene shows: no film can be without them. */
const NEVER_ABSENT = [
  'ratio',
  'resolution',
  'style',
  'mood',
  'transition',
  'frameRate',
  'opening',
  'closing',
];

/**
 * The film with another title or other settings, and its scenes as far as they have from the settings what changes
 * there. What is null is as nobody had chosen it. Raises `invalid-input` for what is no setting, and for files, which
 * come with a brief.
 */
export function changedFilm(
  film: EditedFilm,
  { title = film.title, settings: given }: EditOf<'change-film'>,
  lastSequence: number,
): EditedFilm {
  if (given === undefined) return { ...film, title };
  const settings = settingsWith(given, film.settings);
  refuseFiles(film.settings, settings);
  const scenes = film.scenes.map((scene) => sceneFollowing(scene, film.settings, settings));
  return {
    ...film,
    title,
    settings,
    scenes: withCredits(scenes, film.settings, settings, lastSequence + 1),
    ...(isOtherMusic(film.settings, settings) && { musicTakes: FIRST_PIECE }),
  };
}

/** The settings with those that are given, groups such as music with all that they had before. */
function settingsWith(given: GivenSettings, before: ResolvedSettings): ResolvedSettings {
  const whole = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const group = before[name as keyof Settings];
      return [name, isGroup(value) && isGroup(group) ? { ...group, ...value } : value];
    }),
  );
  const chosen = chosenOf(withoutUnheardFile(whole, given));
  const result = SOME_SETTINGS.safeParse(chosen);
  if (!result.success) {
    const issues = issuesOf(result.error, SOME_SETTINGS, chosen).map((issue) => {
      return { ...issue, field: `settings.${issue.field}` };
    });
    const [first] = issues;
    if (issues.length === 1 && first) throw refused(first);
    const told = issues.map(({ field, problem }) => `${field} ${problem}`).join('; ');
    throw new ReelError('invalid-input', `These settings cannot be used: ${told}.`, { issues });
  }
  const isGiven = ([name, value]: [string, unknown]) => name in given && value !== undefined;
  const kept = Object.entries(before).filter(([name]) => !(name in given));
  return Object.fromEntries([...kept, ...Object.entries(result.data).filter(isGiven)]) as ResolvedSettings;
}

type GivenSettings = Readonly<Record<string, unknown>>;

/** The settings that somebody chose: without what is null, in groups too. */
function chosenOf(given: GivenSettings): Record<string, unknown> {
  const chosen = Object.entries(given)
    .filter(([name, value]) => value !== null || NEVER_ABSENT.includes(name))
    .map(([name, value]) => [name, isGroup(value) ? chosenOf(value) : value]);
  return Object.fromEntries(chosen);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mood that is asked for is meant to be heard, in place of a file. */
function withoutUnheardFile(whole: Record<string, unknown>, given: GivenSettings) {
  const asked = given.music;
  if (!isGroup(asked) || !('mood' in asked) || 'file' in asked || !isGroup(whole.music)) return whole;
  const { file: _unheard, ...music } = whole.music;
  return { ...whole, music };
}

function refuseFiles(before: Settings, after: Settings): void {
  const files = ({ opening, closing, music }: Settings) => ({ opening, closing, 'music.file': music.file });
  const earlier = files(before);
  for (const [name, path] of Object.entries(files(after))) {
    if (path === undefined || path === earlier[name as keyof typeof earlier]) continue;
    const problem =
      'names a file, and files come with the brief; give it there and make the film from it again';
    throw refused({ field: `settings.${name}`, value: path, problem });
  }
}

/** A scene with another look or transition, where it had those of the settings. */
function sceneFollowing(scene: Scene, before: ResolvedSettings, after: ResolvedSettings): Scene {
  const { picture, transition } = scene;
  const isRestyled =
    before.style !== after.style && picture !== null && 'style' in picture && picture.style === before.style;
  const styled = isRestyled ? changedPicture(scene, { style: after.style }) : scene;
  const comesInAlike = canonicalJson({ ...transition }) === canonicalJson({ ...before.transition });
  return comesInAlike ? { ...styled, transition: { ...after.transition } } : styled;
}

function withCredits(
  scenes: Scene[],
  { credits: before = [] }: Settings,
  { credits = [], language }: Settings,
  nextSequence: number,
): Scene[] {
  if (canonicalJson(before) === canonicalJson(credits)) return scenes;
  const { credits: id, closing } = FRAMING_SCENES;
  const at = scenes.findIndex((scene) => scene.id === id);
  if (credits.length === 0) return at < 0 || scenes.length === 1 ? scenes : scenes.toSpliced(at, 1);
  if (at >= 0) return scenes.with(at, creditsScene(credits, scenes[at]!.sequence, language));
  const end = scenes.at(-1)?.id === closing ? scenes.length - 1 : scenes.length;
  return scenes.toSpliced(end, 0, creditsScene(credits, nextSequence, language));
}
