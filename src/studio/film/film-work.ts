import { type FilmScene, type FilmWish, filmWishOf } from '../../domain/film-recipe.ts';
import type { PlannedAsset } from '../../domain/plan.ts';
import { SHORTEST_SCENE_SECONDS } from '../../domain/scene-length.ts';
import { spokenSeconds } from '../../domain/spoken-length.ts';
import { framesToSeconds, secondsToFrames } from '../../domain/time.ts';
import { joiningMs, type PictureCount, picturesMs, soundMs } from '../../render/spans/film-progress.ts';

/* Our own measures, on two cores, as those of the parts of a film. */
const SLIDE_STATE_MS = 120;
const SCENE_MS = 30;
const CAPTION_WORD_MS = 20;
/** A check reads all of the film. */
const CHECK_LEAST_MS = 500;
const CHECK_MS_A_SECOND = 8;
const CHECK_MS_A_MOVING_FRAME = 1.2;

/** What making a film takes, about, on two cores and where nothing of it is kept: known before anything of it is made. */
export interface FilmWork {
  scenesMs: number;
  captionsMs: number;
  /** Pictures, sound, and putting them together. */
  renderingMs: number;
  /** Beside these: the check of the finished film. */
  checkMs: number;
}

/** Foresees the work on a film by what its scenes show and say. */
export function foreseenWork(wish: FilmWish): FilmWork {
  const { frameRate, size, scenes, burnedCaptions } = wish;
  const words = burnedCaptions === null ? 0 : scenes.reduce((sum, scene) => sum + wordsIn(scene), 0);
  const pictures: PictureCount = { still: words, moving: 0 };
  let [scenesMs, durationFrames] = [0, 0];
  for (const scene of scenes) {
    const frames = secondsToFrames(aboutSeconds(scene), frameRate);
    durationFrames += frames;
    const states = 1 + scene.lines.length;
    scenesMs += scene.slide === null ? SCENE_MS : SLIDE_STATE_MS * states;
    if (moves(scene)) pictures.moving += frames;
    else pictures.still += states;
  }
  const film = { durationFrames, frameRate };
  const renderingMs = picturesMs(pictures, size) + soundMs(film) + joiningMs(film);
  const checkMs =
    CHECK_LEAST_MS +
    CHECK_MS_A_SECOND * framesToSeconds(durationFrames, frameRate) +
    CHECK_MS_A_MOVING_FRAME * pictures.moving;
  return { scenesMs, captionsMs: words * CAPTION_WORD_MS, renderingMs, checkMs };
}

/**
 * Foresees how long a film or the check of one takes, by the film's recipe where that is wanted too; undefined for
 * whatever else is made.
 */
export function foreseenMs({ recipe }: PlannedAsset, wanted: readonly PlannedAsset[]): number | undefined {
  if (recipe.kind === 'film') {
    const { scenesMs, captionsMs, renderingMs } = foreseenWork(filmWishOf(recipe));
    return scenesMs + captionsMs + renderingMs;
  }
  if (recipe.kind !== 'check') return undefined;
  const film = wanted.find(({ hash }) => hash === recipe.inputs.film);
  return film && foreseenWork(filmWishOf(film.recipe)).checkMs;
}

function moves({ clip, move, views }: FilmScene): boolean {
  return clip !== undefined || move !== undefined || views !== undefined;
}

function aboutSeconds({ lines, restSeconds, leastSeconds = SHORTEST_SCENE_SECONDS }: FilmScene): number {
  const said = lines.reduce((sum, { text, pauseSeconds = 0 }) => sum + spokenSeconds(text) + pauseSeconds, 0);
  return Math.max(leastSeconds, said + restSeconds);
}

function wordsIn({ lines }: FilmScene): number {
  return lines.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
}
