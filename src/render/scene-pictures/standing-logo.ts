import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';
import { type CaptionPosition, captionBand, partsBesideCaptions } from '../caption-pictures/caption-band.ts';
import { safeArea } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';

/** The most that a logo over a picture takes of the frame's shorter side. */
const MOST_WIDTH_SHARE = 0.2;
const MOST_HEIGHT_SHARE = 0.075;
/** Kept free above it, of the shorter side. */
const TOP_SHARE = 0.015;
/** Room for its shadow, as a share of its height. */
const SHADOW_SHARE = 0.35;

/** How much of the height that captions leave free is the logo's, from the top. */
export function standingLogoHeight({ widthPixels, heightPixels }: FrameSize): number {
  return Math.round((TOP_SHARE + MOST_HEIGHT_SHARE) * Math.min(widthPixels, heightPixels));
}

/** A logo that stands over moving pictures, at the top and the end of lines, where no names stand; under captions there. */
export async function standingLogo(
  logoPath: string,
  { size, language, captions }: { size: FrameSize; language: string; captions: CaptionPosition | null },
  rasterizer: Pick<Rasterizer, 'look'>,
  signal?: AbortSignal,
): Promise<{ artwork: Artwork; xPixels: number; yPixels: number }> {
  const look = await rasterizer.look(logoPath, signal);
  const shorter = Math.min(size.widthPixels, size.heightPixels);
  const scale = Math.min(
    (MOST_WIDTH_SHARE * shorter) / look.widthPixels,
    (MOST_HEIGHT_SHARE * shorter) / look.heightPixels,
  );
  const widthPixels = Math.round(look.widthPixels * scale);
  const heightPixels = Math.round(look.heightPixels * scale);
  const margin = Math.ceil(heightPixels * SHADOW_SHARE);
  const area = safeArea(size);
  const xPixels =
    mainDirection('', language) === 'rtl'
      ? Math.max(0, area.xPixels - margin)
      : area.xPixels + area.widthPixels - widthPixels - margin;
  const band = captions === null ? undefined : captionBand(size, captions);
  // In a wide frame captions leave the corners free.
  const isInCorner =
    band === undefined ||
    xPixels + margin >= band.xPixels + band.widthPixels ||
    xPixels + margin + widthPixels <= band.xPixels;
  const top = (isInCorner ? area : (partsBesideCaptions(size, captions)[0] ?? area)).yPixels;
  return {
    artwork: {
      size: { widthPixels: even(widthPixels + 2 * margin), heightPixels: even(heightPixels + 2 * margin) },
      root: {
        type: 'container',
        style: { display: 'flex', width: '100%', height: '100%', padding: margin },
        children: [
          {
            type: 'image',
            src: logoPath,
            style: {
              width: widthPixels,
              height: heightPixels,
              filter: `drop-shadow(0 ${Math.round(margin / 4)}px ${Math.round(margin / 2)}px rgba(0, 0, 0, 0.45))`,
            },
          },
        ],
      },
    },
    xPixels,
    yPixels: top - margin + Math.round(TOP_SHARE * shorter),
  };
}

function even(pixels: number): number {
  return Math.ceil(pixels / 2) * 2;
}
