import { ImageOff } from 'lucide-react';

/** A picture, or the first moment of a moving shot, filling its place. */
export function SceneMedia({
  url,
  mediaType,
}: {
  url: string | null | undefined;
  mediaType?: string | undefined;
}) {
  if (!url) return <ImageOff className="size-7 text-soft/60" aria-hidden />;
  const isMoving =
    mediaType === undefined ? /\.(mp4|mov|webm)(\?|$)/.test(url) : mediaType.startsWith('video/');
  if (!isMoving) {
    return <img src={url} alt="" loading="lazy" draggable={false} className="size-full object-cover" />;
  }
  return (
    <video
      src={`${url}#t=0.1`}
      muted
      playsInline
      preload="metadata"
      aria-hidden
      className="pointer-events-none size-full object-cover"
    />
  );
}
