import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';

/** Where a film stands, and how it is moved. */
export interface Playhead {
  seconds: number;
  isPlaying: boolean;
  seek(seconds: number): void;
  toggle(): void;
  /** Plays so many times as fast; backwards where it is below 0. */
  setRate(rate: number): void;
}

/** Keeps what is drawn in step with a playing video, picture by picture. */
export function usePlayhead(video: RefObject<HTMLVideoElement | null>, durationSeconds: number): Playhead {
  const [seconds, setSeconds] = useState(0);
  const [isPlaying, setPlaying] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let frame = 0;
    const follow = () => {
      setSeconds(element.currentTime);
      frame = requestAnimationFrame(follow);
    };
    const started = () => {
      setPlaying(true);
      follow();
    };
    const stopped = () => {
      setPlaying(false);
      cancelAnimationFrame(frame);
      setSeconds(element.currentTime);
    };
    const moved = () => setSeconds(element.currentTime);
    element.addEventListener('play', started);
    element.addEventListener('pause', stopped);
    element.addEventListener('ended', stopped);
    element.addEventListener('seeked', moved);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('play', started);
      element.removeEventListener('pause', stopped);
      element.removeEventListener('ended', stopped);
      element.removeEventListener('seeked', moved);
    };
  }, [video]);

  const seek = useCallback(
    (wanted: number) => {
      const bounded = Math.min(durationSeconds, Math.max(0, wanted));
      if (video.current) video.current.currentTime = bounded;
      setSeconds(bounded);
    },
    [video, durationSeconds],
  );
  const toggle = useCallback(() => {
    const element = video.current;
    if (!element) return;
    element.playbackRate = 1;
    if (element.paused) void element.play();
    else element.pause();
  }, [video]);
  const setRate = useCallback(
    (rate: number) => {
      const element = video.current;
      if (!element) return;
      if (rate <= 0) {
        element.pause();
        element.currentTime = Math.max(0, element.currentTime + rate);
        return;
      }
      element.playbackRate = rate;
      void element.play();
    },
    [video],
  );
  return useMemo(
    () => ({ seconds, isPlaying, seek, toggle, setRate }),
    [seconds, isPlaying, seek, toggle, setRate],
  );
}
