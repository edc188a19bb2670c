import { chaptersOf } from '../../domain/chapters.ts';
import type { FilmWish } from '../../domain/film-recipe.ts';
import type { SceneView } from '../../domain/music-led.ts';
import { framesToSeconds, secondsToFrames } from '../../domain/time.ts';
import type {
  CameraMove,
  MediaReference,
  MovieClip,
  OverlayClip,
  PictureClip,
  SoundClip,
  StillClip,
  Timeline,
  Transition,
} from '../../domain/timeline.ts';
import { cameraMove } from '../../domain/timeline-document/camera-moves.ts';
import { mediaName } from '../spans/stretches.ts';
import { movieViews } from './movie-views.ts';
import { musicClips } from './music-clip.ts';
import type { SceneTimes } from './scene-times.ts';
import { viewTimes } from './view-times.ts';

/** How long a bullet takes to appear. */
const REVEAL_SECONDS = 0.25;

/** How far a shot's own sound goes down while someone speaks over it. */
const CLIP_DUCKING_DECIBELS = 12;
const CLIP_SOUND_FADE_SECONDS = 0.08;

/** A picture of a scene and the frame from which it is seen. */
export interface SceneState {
  media: MediaReference;
  startFrame: number;
}

/** A moving shot that a scene shows, and the sound that it has. */
export interface SceneMovie {
  media: MediaReference;
  inSeconds: number;
  outSeconds?: number;
  /** How much of the source may be heard from its beginning; absent where nothing of it is to be. */
  soundSeconds?: number;
  /** How long a made one is as a whole; absent where a person brought it. */
  sourceSeconds?: number;
  /** Whether a person brought it: then all of it is shown, whatever its shape. */
  isOwn: boolean;
}

/** What a scene shows, and its lines' sound. */
export interface SceneMedia {
  /** Its pictures in order, the first from the scene's own start; none where it shows a movie. */
  states: SceneState[];
  movie?: SceneMovie;
  /** One for each line. */
  speech: { media: MediaReference; durationSeconds: number }[];
}

/** The exact timeline of a film whose scenes are timed and whose media are there. */
export function filmTimeline(
  wish: FilmWish,
  times: readonly SceneTimes[],
  media: readonly SceneMedia[],
  music: MediaReference | null,
  overlays: OverlayClip[],
): Timeline {
  const last = times.at(-1);
  const durationFrames = last ? last.startFrame + last.durationFrames : 0;
  return {
    version: 1,
    size: wish.size,
    frameRate: wish.frameRate,
    durationFrames,
    picture: times.flatMap((scene, index) => {
      const { movie, states } = media[index] ?? { states: [] };
      const [only] = states;
      const { views } = wish.scenes[index] ?? {};
      if (movie) {
        const shot = movieClip(wish, scene, movie, index);
        const { sourceSeconds } = movie;
        return views && sourceSeconds !== undefined
          ? movieViews(shot, views, sourceSeconds, wish.frameRate)
          : [shot];
      }
      return views && only && states.length === 1
        ? viewClips(wish, scene, views, only, index)
        : pictureClips(wish, scene, states, index);
    }),
    overlays,
    narration: times.flatMap((scene, index) =>
      scene.lines.flatMap((line, at) => {
        const speech = media[index]?.speech[at];
        if (!speech) return [];
        return [
          {
            media: speech.media,
            startFrame: line.startFrame,
            inSeconds: 0,
            outSeconds: speech.durationSeconds,
            gainDecibels: 0,
          },
        ];
      }),
    ),
    clipSound: times.flatMap((scene, index) =>
      movieSound(wish, scene, media[index]?.movie, {
        goesOnFromBefore: soundGoesOn(wish, times, media, index),
        goesOnAfter: soundGoesOn(wish, times, media, index + 1),
      }),
    ),
    effects: [],
    music: musicClips(wish, times, media, music),
    chapters: chaptersOf(
      wish.scenes.map(({ title }, index) => ({ title, startFrame: times[index]?.startFrame ?? 0 })),
    ),
    loudness: wish.loudness,
  };
}

function pictureClips(wish: FilmWish, scene: SceneTimes, states: SceneState[], index: number): PictureClip[] {
  const endFrame = scene.startFrame + scene.durationFrames;
  const sceneId = wish.scenes[index]?.id ?? '';
  return states.map((state, at) => {
    const startFrame = at === 0 ? scene.startFrame : state.startFrame;
    const durationFrames = (states[at + 1]?.startFrame ?? endFrame) - startFrame;
    const wanted =
      at === 0 ? sceneTransition(wish, index) : crossfade(secondsToFrames(REVEAL_SECONDS, wish.frameRate));
    const transition = { ...wanted, durationFrames: Math.min(wanted.durationFrames, durationFrames) };
    const move = states.length === 1 ? sceneMove(wish, index) : {};
    return {
      kind: 'still',
      sceneId,
      media: state.media,
      startFrame,
      durationFrames,
      transition,
      ...move,
    };
  });
}

function sceneMove(wish: FilmWish, index: number): { move?: CameraMove } {
  const { move, moveStretch } = wish.scenes[index] ?? {};
  return move === undefined
    ? {}
    : { move: { ...cameraMove(move), ...(moveStretch && { stretch: moveStretch }) } };
}

/** One picture in one view after another, cut where each ends; the last lasts as long as its scene. */
function viewClips(
  wish: FilmWish,
  { startFrame, durationFrames }: SceneTimes,
  views: readonly SceneView[],
  { media }: SceneState,
  index: number,
): PictureClip[] {
  const sceneId = wish.scenes[index]?.id ?? '';
  return viewTimes(views, durationFrames, wish.frameRate).map(
    ({ view, fromFrame, lengthFrames }): StillClip => {
      const wanted = fromFrame === 0 ? sceneTransition(wish, index) : crossfade(0);
      const transition = { ...wanted, durationFrames: Math.min(wanted.durationFrames, lengthFrames) };
      const place = { sceneId, startFrame: startFrame + fromFrame, durationFrames: lengthFrames, transition };
      return { kind: 'still', ...place, media, move: view.move };
    },
  );
}

function movieClip(wish: FilmWish, scene: SceneTimes, movie: SceneMovie, index: number): MovieClip {
  const { startFrame, durationFrames } = scene;
  const { id = '' } = wish.scenes[index] ?? {};
  const wanted = sceneTransition(wish, index);
  return {
    kind: 'movie',
    sceneId: id,
    media: movie.media,
    startFrame,
    durationFrames,
    inSeconds: movie.inSeconds,
    ...(movie.outSeconds !== undefined && { outSeconds: movie.outSeconds }),
    speed: 1,
    whenShort: 'freeze',
    fit: movie.isOwn ? 'blurred' : 'fill',
    transition: { ...wanted, durationFrames: Math.min(wanted.durationFrames, durationFrames) },
    ...sceneMove(wish, index),
  };
}

/** Whether a scene's shot is heard from where that of the scene before it stops, as after a split. */
function soundGoesOn(
  { frameRate }: FilmWish,
  times: readonly SceneTimes[],
  media: readonly SceneMedia[],
  index: number,
): boolean {
  const [before, movie] = [media[index - 1]?.movie, media[index]?.movie];
  if (!before || !movie || mediaName(before.media) !== mediaName(movie.media)) return false;
  const seenSeconds = framesToSeconds(times[index - 1]?.durationFrames ?? 0, frameRate);
  return Math.abs(before.inSeconds + seenSeconds - movie.inSeconds) < framesToSeconds(0.5, frameRate);
}

function movieSound(
  wish: FilmWish,
  scene: SceneTimes,
  movie: SceneMovie | undefined,
  { goesOnFromBefore, goesOnAfter }: { goesOnFromBefore: boolean; goesOnAfter: boolean },
): SoundClip[] {
  if (movie?.soundSeconds === undefined) return [];
  const { media, inSeconds, outSeconds = movie.soundSeconds, soundSeconds } = movie;
  const seenSeconds = framesToSeconds(scene.durationFrames, wish.frameRate);
  return [
    {
      media,
      startFrame: scene.startFrame,
      inSeconds,
      outSeconds: Math.min(outSeconds, soundSeconds, inSeconds + seenSeconds),
      gainDecibels: 0,
      ...(!goesOnFromBefore && { fadeInSeconds: CLIP_SOUND_FADE_SECONDS }),
      ...(!goesOnAfter && { fadeOutSeconds: CLIP_SOUND_FADE_SECONDS }),
      duckingDecibels: CLIP_DUCKING_DECIBELS,
    },
  ];
}

function sceneTransition(wish: FilmWish, index: number): Transition {
  const transition = wish.scenes[index]?.transition;
  if (index === 0 || !transition || transition.kind === 'cut') return { kind: 'cut', durationFrames: 0 };
  const durationFrames = secondsToFrames(transition.seconds, wish.frameRate);
  return { ...crossfade(durationFrames), ...(durationFrames > 0 && { kind: transition.kind }) };
}

function crossfade(durationFrames: number): Transition {
  return durationFrames === 0 ? { kind: 'cut', durationFrames: 0 } : { kind: 'crossfade', durationFrames };
}
