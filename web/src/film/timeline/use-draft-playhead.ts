import { useEffect, useMemo, useRef, useState } from 'react';
import { type Draft, type DraftLine, lineAt } from './draft-timeline.ts';
import type { Moment } from './moment.ts';
import type { Playhead } from './use-playhead.ts';

const FASTEST = 8;

/** Plays what is there of a film that has not been put together yet: its clock is this page's, its sound each line's own. */
export function useDraftPlayhead(draft: Draft, moment: Moment): Playhead {
  const latest = useRef(draft);
  latest.current = draft;
  const [isPlaying, setPlaying] = useState(false);
  const moves = useMemo(() => playerOf(moment, () => latest.current, setPlaying), [moment]);
  useEffect(() => moves.stop, [moves]);
  const end = draft.timeline.duration_seconds;
  useEffect(() => moment.set(Math.min(moment.seconds, end)), [moment, end]);
  return useMemo(() => ({ moment, isPlaying, ...moves }), [moment, isPlaying, moves]);
}

function playerOf(moment: Moment, draftNow: () => Draft, setPlaying: (isPlaying: boolean) => void) {
  let sound: { line: DraftLine; element: HTMLAudioElement } | undefined;
  let frame = 0;
  let before = 0;
  let rate = 0;
  const silence = () => {
    sound?.element.pause();
    sound = undefined;
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    silence();
    rate = 0;
    setPlaying(false);
  };
  /** Has the line that is due be heard from where it is. */
  const speak = (seconds: number) => {
    const line = rate > 0 ? lineAt(draftNow(), seconds) : undefined;
    if (line?.url === sound?.line.url && line?.startSeconds === sound?.line.startSeconds) return;
    silence();
    if (line?.url === undefined) return;
    const element = new Audio(line.url);
    element.currentTime = seconds - line.startSeconds;
    element.playbackRate = rate;
    void element.play().catch(() => undefined);
    sound = { line, element };
  };
  const tick = (now: number) => {
    const end = draftNow().timeline.duration_seconds;
    const seconds = Math.min(end, Math.max(0, moment.seconds + (rate * (now - before)) / 1000));
    before = now;
    moment.set(seconds);
    speak(seconds);
    if (seconds >= end || (rate < 0 && seconds === 0)) stop();
    else frame = requestAnimationFrame(tick);
  };
  const play = (wanted: number) => {
    cancelAnimationFrame(frame);
    silence();
    rate = wanted;
    if (moment.seconds >= draftNow().timeline.duration_seconds && wanted > 0) moment.set(0);
    before = performance.now();
    setPlaying(true);
    frame = requestAnimationFrame(tick);
  };
  return {
    stop,
    seek: (wanted: number) => {
      silence();
      moment.set(Math.min(draftNow().timeline.duration_seconds, Math.max(0, wanted)));
    },
    toggle: () => (rate === 0 ? play(1) : stop()),
    shuttle: (direction: 1 | -1) => {
      const goesOn = Math.sign(rate) === direction;
      play(goesOn ? Math.max(-FASTEST, Math.min(FASTEST, rate * 2)) : direction);
    },
  };
}
