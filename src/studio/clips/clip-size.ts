import type { ClipResolution } from '../../domain/recipes.ts';
import type { Ratio } from '../../domain/settings.ts';
import type { FrameSize } from '../../domain/timeline.ts';

/** Pictures a second of clips that are made here: the rate of films, which models make too. */
export const CLIP_FRAME_RATE = { numerator: 24, denominator: 1 } as const;

const SHORTER_SIDE: Record<ClipResolution, number> = { '480p': 480, '720p': 720, '1080p': 1080 };

/** The size of a clip by its shorter side, both sides even as H.264 wants them. */
export function clipSize(resolution: ClipResolution, ratio: Ratio): FrameSize {
  const [width = 16, height = 9] = ratio.split(':').map(Number);
  const scale = SHORTER_SIDE[resolution] / Math.min(width, height);
  const even = (pixels: number) => 2 * Math.round(pixels / 2);
  return { widthPixels: even(width * scale), heightPixels: even(height * scale) };
}
