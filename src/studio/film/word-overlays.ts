import type { SceneView, ViewWords } from '../../domain/music-led.ts';
import { secondsToFrames } from '../../domain/time.ts';
import type { OverlayClip } from '../../domain/timeline.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { layOutBeatWords } from '../../render/text-cards/beat-words.ts';
import { viewTimes } from '../../render/timeline/view-times.ts';
import { drawLaidOut } from './card-pictures.ts';
import type { DerivedAssets } from './derived-assets.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** Words come at once, as the beat does. */
const COMING_SECONDS = 0.12;
/** Long enough to be read, however long the shot goes on. */
const MOST_SECONDS = 3;
const GOING_SECONDS = 0.25;

/** The words over the views of scenes, each from the beat on which its shot begins. */
export async function wordOverlays(
  { wish, times }: MeasuredFilm,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
): Promise<OverlayClip[]> {
  const frames = (seconds: number) => secondsToFrames(seconds, wish.frameRate);
  const overlays: OverlayClip[] = [];
  for (const { words, startFrame, lengthFrames } of wordStretches({ wish, times })) {
    const written = { ...words, language: wish.language, captions: wish.burnedCaptions?.position };
    const laid = await layOutBeatWords(written, wish.size, rasterizer, signal);
    const { media, xPixels, yPixels } = await drawLaidOut(laid, derived, rasterizer);
    const durationFrames = Math.min(lengthFrames, frames(MOST_SECONDS));
    const fades = durationFrames < lengthFrames;
    overlays.push({
      media,
      startFrame,
      durationFrames,
      xPixels,
      yPixels,
      enter: {
        kind: 'grow',
        durationFrames: Math.min(frames(COMING_SECONDS), Math.floor(durationFrames / 2)),
      },
      ...(fades && { exit: { kind: 'fade', durationFrames: frames(GOING_SECONDS) } as const }),
    });
  }
  return overlays;
}

/** A view and where it lies in the film. */
interface FilmView {
  view: SceneView;
  startFrame: number;
  lengthFrames: number;
}

function viewsOf({ wish, times }: Pick<MeasuredFilm, 'wish' | 'times'>): FilmView[] {
  return wish.scenes.flatMap(({ views = [] }, index) => {
    const scene = times[index];
    if (scene === undefined) return [];
    return viewTimes(views, scene.durationFrames, wish.frameRate).map(
      ({ view, fromFrame, lengthFrames }) => ({
        view,
        startFrame: scene.startFrame + fromFrame,
        lengthFrames,
      }),
    );
  });
}

/** When words are seen; a view that goes on from the one before it, in its scene or not, shows the same without coming again. */
export function wordStretches(film: Pick<MeasuredFilm, 'wish' | 'times'>) {
  const stretches: { words: ViewWords; startFrame: number; lengthFrames: number }[] = [];
  for (const { view, startFrame, lengthFrames } of viewsOf(film)) {
    const last = stretches.at(-1);
    if (!view.words) continue;
    const isNext = last !== undefined && last.startFrame + last.lengthFrames === startFrame;
    const goesOn = view.continues && isNext && last.words.text === view.words.text;
    if (goesOn) last.lengthFrames += lengthFrames;
    else stretches.push({ words: view.words, startFrame, lengthFrames });
  }
  return stretches;
}
