import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';
import { gradientNode } from '../slides/gradient-backdrop.ts';
import { placedAt } from '../slides/placed-at.ts';

/** A picture that fills the frame with nothing on it. */
export interface PlainPicture {
  size: FrameSize;
  /** Absolute path; the brand's gradient where absent. */
  picturePath?: string;
  /** Where its main thing is, as shares of its width and height, kept in sight; its middle where absent. */
  focus?: { x: number; y: number };
  /** Which scene it is of, so that gradients differ. */
  place: number;
  brandColours: string[];
}

/** Lays a picture over the whole frame; what hangs over is cut off, least where its main thing is. */
export async function plainPicture(
  { size, picturePath, focus, place, brandColours }: PlainPicture,
  rasterizer: Pick<Rasterizer, 'look'>,
  signal?: AbortSignal,
): Promise<Artwork> {
  const children =
    picturePath === undefined
      ? gradientNode(size, brandColours, place, 'ltr')
      : [{ type: 'image' as const, src: picturePath, style: placedAt(await cover(picturePath)) }];
  return {
    size,
    root: {
      type: 'container',
      style: { display: 'flex', position: 'relative', width: '100%', height: '100%', overflow: 'hidden' },
      children,
    },
  };

  async function cover(path: string) {
    const look = await rasterizer.look(path, signal);
    const scale = Math.max(size.widthPixels / look.widthPixels, size.heightPixels / look.heightPixels);
    const widthPixels = Math.ceil(look.widthPixels * scale);
    const heightPixels = Math.ceil(look.heightPixels * scale);
    return {
      xPixels: offset(size.widthPixels, widthPixels, focus?.x),
      yPixels: offset(size.heightPixels, heightPixels, focus?.y),
      widthPixels,
      heightPixels,
    };
  }
}

/** Brings the wanted share of the picture as near to the frame's middle as the picture reaches. */
function offset(framePixels: number, picturePixels: number, share = 0.5): number {
  const wanted = Math.round(framePixels / 2 - picturePixels * share);
  return Math.min(0, Math.max(framePixels - picturePixels, wanted));
}
