import { secondsToFrames } from '../../domain/time.ts';
import type { OverlayClip } from '../../domain/timeline.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { layOutBeatWords } from '../../render/text-cards/beat-words.ts';
import { type ViewTimes, viewTimes } from '../../render/timeline/view-times.ts';
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
  for (const [index, { views = [] }] of wish.scenes.entries()) {
    const scene = times[index];
    if (scene === undefined) continue;
    for (const { words, fromFrame, lengthFrames } of spoken(
      viewTimes(views, scene.durationFrames, wish.frameRate),
    )) {
      const laid = await layOutBeatWords(
        { ...words, language: wish.language },
        wish.size,
        rasterizer,
        signal,
      );
      const { media, xPixels, yPixels } = await drawLaidOut(laid, derived, rasterizer);
      const durationFrames = Math.min(lengthFrames, frames(MOST_SECONDS));
      const fades = durationFrames < lengthFrames;
      overlays.push({
        media,
        startFrame: scene.startFrame + fromFrame,
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
  }
  return overlays;
}

/** Views that show words; one that goes on from the one before it shows the same without coming again. */
function spoken(views: readonly ViewTimes[]) {
  const stretches: {
    words: NonNullable<ViewTimes['view']['words']>;
    fromFrame: number;
    lengthFrames: number;
  }[] = [];
  for (const { view, fromFrame, lengthFrames } of views) {
    const last = stretches.at(-1);
    if (!view.words) continue;
    const goesOn = view.continues && last && last.fromFrame + last.lengthFrames === fromFrame;
    if (goesOn) last.lengthFrames += lengthFrames;
    else stretches.push({ words: view.words, fromFrame, lengthFrames });
  }
  return stretches;
}
