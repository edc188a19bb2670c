import { ImageOff } from 'lucide-react';
import { type Densities, imageSetOf } from '../parts/thumbnail.ts';

const WIDTHS = {
  card: { 1: 320, 2: 640 },
  strip: { 1: 160, 2: 320 },
  take: { 1: 160, 2: 320 },
} as const satisfies Record<string, Densities>;

interface SceneThumbnailProps {
  url: string | null | undefined;
  /** A strip shows it side by side as often as there is room. */
  place: keyof typeof WIDTHS;
}

/** A thumbnail of a picture or a moving shot, filling its place, which must be positioned. */
export function SceneThumbnail({ url, place }: SceneThumbnailProps) {
  if (!url) return <ImageOff className="size-7 text-soft/60" aria-hidden />;
  return (
    <span
      className={`size-full ${place === 'strip' ? 'bg-[length:auto_100%] bg-left bg-repeat-x' : 'bg-center bg-cover'}`}
      // A background is drawn without a clip of its own, and of many pictures each clip costs every frame of a drag.
      style={{ backgroundImage: imageSetOf(url, WIDTHS[place]) }}
    />
  );
}
