import { useEffect, useRef } from 'react';
import { clock } from '../../parts/amounts.ts';
import type { Moment } from './moment.ts';

/** Where the film stands, as a line over the tracks; it moves without anything being rendered. */
export function PlayheadLine({ moment, pixelsPerSecond }: { moment: Moment; pixelsPerSecond: number }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      moment.follow((seconds) => {
        if (line.current) line.current.style.transform = `translateX(${seconds * pixelsPerSecond}px)`;
      }),
    [moment, pixelsPerSecond],
  );
  return (
    <div
      ref={line}
      aria-hidden
      data-playhead
      className="pointer-events-none absolute inset-y-0 left-2 z-20 w-0.5 bg-bad will-change-transform"
    >
      <span className="absolute -top-0.5 -left-[5px] size-3 rounded-full bg-bad" />
    </div>
  );
}

/** The same as a time, to the second. */
export function PlayheadClock({ moment, durationSeconds }: { moment: Moment; durationSeconds: number }) {
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      moment.follow((seconds) => {
        const text = clock(seconds);
        if (shown.current && shown.current.textContent !== text) shown.current.textContent = text;
      }),
    [moment],
  );
  return (
    <span role="timer" className="mx-2 text-sm tabular-nums">
      <span ref={shown}>0:00</span> <span className="text-soft">/ {clock(durationSeconds)}</span>
    </span>
  );
}
