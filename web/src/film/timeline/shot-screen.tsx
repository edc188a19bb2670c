import { useEffect, useRef } from 'react';
import type { Scene } from '../../api/documents.ts';
import type { Moment } from './moment.ts';

interface ShotScreenProps {
  url: string;
  clip: NonNullable<Scene['clip']>;
  /** Where its scene begins in the film, in seconds. */
  startSeconds: number;
  moment: Moment;
  isPlaying: boolean;
}

/** What plays by itself may be so far from the playhead before it is led back to it. */
const LOOSE_SECONDS = 0.2;
/** A picture is seen for some time: a moment within it is surer to show it than its very beginning. */
const WITHIN_SECONDS = 0.005;

/** A moving shot as its scene shows it: the part that was chosen, at the moment at which the film stands. */
export function ShotScreen({ url, clip, startSeconds, moment, isPlaying }: ShotScreenProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { inSeconds = 0, outSeconds = Number.POSITIVE_INFINITY } = clip;
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const unfollow = moment.follow((seconds) => {
      const shown = Math.min(outSeconds, Math.max(inSeconds, inSeconds + seconds - startSeconds));
      const isLoose = isPlaying && Math.abs(element.currentTime - shown) < LOOSE_SECONDS;
      if (!isLoose) element.currentTime = shown + WITHIN_SECONDS;
    });
    if (isPlaying) void element.play().catch(() => undefined);
    return () => {
      unfollow();
      element.pause();
    };
  }, [moment, inSeconds, outSeconds, startSeconds, isPlaying]);
  return (
    <video
      ref={video}
      src={url}
      muted={!('withSound' in clip && clip.withSound)}
      playsInline
      preload="auto"
      aria-hidden
      className="pointer-events-none absolute inset-0 size-full object-contain"
    />
  );
}
