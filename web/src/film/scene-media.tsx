import { ImageOff } from 'lucide-react';

/** A picture, or the first moment of a moving shot, filling its place, which must be positioned. */
export function SceneMedia({
  url,
  mediaType,
  isStrip = false,
}: {
  url: string | null | undefined;
  mediaType?: string | undefined;
  /** Side by side as often as there is room, where its place is wide and low. */
  isStrip?: boolean;
}) {
  if (!url) return <ImageOff className="size-7 text-soft/60" aria-hidden />;
  const isMoving =
    mediaType === undefined ? /\.(mp4|mov|webm)(\?|$)/.test(url) : mediaType.startsWith('video/');
  if (!isMoving) {
    // A background is drawn without a clip of its own, and of many pictures each clip costs every frame of a drag.
    return (
      <span
        className={`size-full ${isStrip ? 'bg-[length:auto_100%] bg-left bg-repeat-x' : 'bg-center bg-cover'}`}
        style={{ backgroundImage: `url(${JSON.stringify(url)})` }}
      />
    );
  }
  return (
    <video
      src={`${url}#t=0.1`}
      muted
      playsInline
      preload="metadata"
      aria-hidden
      className="pointer-events-none absolute inset-0 size-full object-cover"
    />
  );
}
