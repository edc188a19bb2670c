import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { Moment } from './moment.ts';

/** Where a film stands, and how it is moved. */
export interface Playhead {
  /** What is drawn follows this by itself: nothing is rendered anew for each picture that plays. */
  moment: Moment;
  isPlaying: boolean;
  seek(seconds: number): void;
  toggle(): void;
  stop(): void;
  /** Plays on in this direction; each time more, twice as fast. */
  shuttle(direction: 1 | -1): void;
}

const FASTEST = 8;
const BACKWARDS_STEP_MS = 80;

/** Keeps what is drawn in step with a playing video, picture by picture. */
export function usePlayhead(
  video: RefObject<HTMLVideoElement | null>,
  moment: Moment,
  durationSeconds: number,
): Playhead {
  const [isPlaying, setPlaying] = useState(false);
  const moves = useMemo(
    () => movesOf(() => video.current, moment, durationSeconds),
    [video, moment, durationSeconds],
  );
  useEffect(() => moves.stopBackwards, [moves]);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let frame = 0;
    if (moment.seconds > 0) element.currentTime = moment.seconds;
    const follow = () => {
      moment.set(element.currentTime);
      frame = requestAnimationFrame(follow);
    };
    const started = () => {
      setPlaying(true);
      cancelAnimationFrame(frame);
      follow();
    };
    const stopped = () => {
      setPlaying(false);
      cancelAnimationFrame(frame);
      moment.set(element.currentTime);
    };
    const moved = () => moment.set(element.currentTime);
    const events = { play: started, pause: stopped, ended: stopped, seeked: moved };
    for (const [name, listener] of Object.entries(events)) element.addEventListener(name, listener);
    return () => {
      cancelAnimationFrame(frame);
      for (const [name, listener] of Object.entries(events)) element.removeEventListener(name, listener);
    };
  }, [video, moment]);
  return useMemo(() => ({ moment, isPlaying, ...moves }), [moment, isPlaying, moves]);
}

function movesOf(videoNow: () => HTMLVideoElement | null, moment: Moment, durationSeconds: number) {
  let backwards: ReturnType<typeof setInterval> | undefined;
  let rate = 0;
  const stopBackwards = () => {
    clearInterval(backwards);
    backwards = undefined;
  };
  const seek = (wanted: number) => {
    const bounded = Math.min(durationSeconds, Math.max(0, wanted));
    const video = videoNow();
    if (video) video.currentTime = bounded;
    moment.set(bounded);
  };
  const stop = () => {
    stopBackwards();
    rate = 0;
    videoNow()?.pause();
  };
  const play = (wanted: number) => {
    const video = videoNow();
    stopBackwards();
    rate = wanted;
    if (!video) return;
    if (wanted > 0) {
      video.playbackRate = wanted;
      void video.play().catch(() => undefined);
      return;
    }
    video.pause();
    // No browser plays backwards; it is led back in small steps.
    backwards = setInterval(() => {
      seek(moment.seconds + (wanted * BACKWARDS_STEP_MS) / 1000);
      if (moment.seconds === 0) stop();
    }, BACKWARDS_STEP_MS);
  };
  return {
    seek,
    stop,
    stopBackwards,
    toggle: () => (videoNow()?.paused === false || backwards !== undefined ? stop() : play(1)),
    shuttle: (direction: 1 | -1) => {
      const isPlaying = backwards !== undefined || videoNow()?.paused === false;
      const goesOn = isPlaying && Math.sign(rate) === direction;
      play(goesOn ? Math.max(-FASTEST, Math.min(FASTEST, rate * 2)) : direction);
    },
  };
}
