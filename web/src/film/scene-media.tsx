import { ImageOff } from 'lucide-react';

interface SceneMediaProps {
  url: string | null | undefined;
  mediaType: string | undefined;
}

/** A picture, or the first moment of a moving shot, in its own size, filling its place, which must be positioned. */
export function SceneMedia({ url, mediaType }: SceneMediaProps) {
  if (!url) return <ImageOff className="size-7 text-soft/60" aria-hidden />;
  if (!mediaType?.startsWith('video/')) {
    return (
      <span
        className="size-full bg-center bg-cover"
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
