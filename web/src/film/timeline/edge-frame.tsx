import { useEffect, useRef } from 'react';

interface EdgeFrameProps {
  /** Of the moving shot. */
  url: string;
  /** In the shot. */
  seconds: number;
}

/** Less is the same picture. */
const LEAST_SECONDS = 0.01;

/** The picture of a shot at an edge that is led through it; it is looked up as fast as the browser can, and no faster. */
export function EdgeFrame({ url, seconds }: EdgeFrameProps) {
  const video = useRef<HTMLVideoElement>(null);
  const wanted = useRef(seconds);
  const look = () => {
    const element = video.current;
    if (!element || element.seeking) return;
    if (Math.abs(element.currentTime - wanted.current) > LEAST_SECONDS) element.currentTime = wanted.current;
  };
  useEffect(() => {
    wanted.current = seconds;
    look();
  });
  return (
    <video
      ref={video}
      data-edge-frame
      src={url}
      muted
      playsInline
      preload="auto"
      onLoadedMetadata={look}
      onSeeked={look}
      className="max-h-24 w-40 rounded-sm bg-black object-contain"
    />
  );
}
