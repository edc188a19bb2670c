import { secondsToFrames } from '../../domain/time.ts';
import type { OverlayClip } from '../../domain/timeline.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { isLarge } from '../../render/text-cards/large-card.ts';
import { drawCard } from './card-pictures.ts';
import { surroundingsOf } from './card-surroundings.ts';
import type { DerivedAssets } from './derived-assets.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** Long enough to be read twice, short enough not to be in the way; an ad's words stay with their scene. */
const CARD_SECONDS = 4;
/** After the scene has come in. */
const WAIT_SECONDS = 0.4;
const FADE_SECONDS = 0.4;

/** The words that stand over scenes as they begin, as overlays that come and go softly. */
export async function cardOverlays(
  { wish, times }: MeasuredFilm,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
): Promise<OverlayClip[]> {
  const overlays: OverlayClip[] = [];
  const frames = (seconds: number) => secondsToFrames(seconds, wish.frameRate);
  for (const [index, { card, transition }] of wish.scenes.entries()) {
    const scene = times[index];
    if (card === undefined || scene === undefined) continue;
    const waitFrames = Math.min(
      frames(transition.seconds + WAIT_SECONDS),
      Math.floor(scene.durationFrames / 4),
    );
    const stays = isLarge(card);
    const leftFrames = scene.durationFrames - waitFrames;
    const durationFrames = stays ? leftFrames : Math.min(frames(CARD_SECONDS), leftFrames - 1);
    if (durationFrames < 2) continue;
    const { media, xPixels, yPixels } = await drawCard(
      { ...card, ...surroundingsOf(wish) },
      wish.size,
      derived,
      rasterizer,
      signal,
    );
    const fade = {
      kind: 'fade',
      durationFrames: Math.min(frames(FADE_SECONDS), Math.floor(durationFrames / 2)),
    } as const;
    overlays.push({
      media,
      startFrame: scene.startFrame + waitFrames,
      durationFrames,
      xPixels,
      yPixels,
      enter: fade,
      // The last words of a film are read to its end.
      ...(!(stays && index === wish.scenes.length - 1) && { exit: fade }),
    });
  }
  return overlays;
}
