import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Moment } from './moment.ts';

/** A stretch of the film, in seconds. */
export interface Stretch {
  from: number;
  to: number;
}

/** Tracks begin so far from the edge of what scrolls. */
const PADDING_PIXELS = 8;

/**
 * The stretch of a film that is seen in what scrolls, and half as much again on both sides: only that is drawn. It
 * changes when half of a view was scrolled, not with every step. What scrolls follows the playhead, and keeps it where it is
 * when the scale changes.
 */
export function useStretch(
  scroller: RefObject<HTMLElement | null>,
  pixelsPerSecond: number,
  moment: Moment,
): Stretch {
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: (2 * innerWidth) / pixelsPerSecond });
  const formerScale = useRef(pixelsPerSecond);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const view = { left: element.scrollLeft, width: element.clientWidth };
    const look = () => {
      const from = Math.floor(view.left / (view.width / 2) - 1) * (view.width / 2);
      const seen = { from: from / pixelsPerSecond, to: (from + 2.5 * view.width) / pixelsPerSecond };
      setStretch((now) => (now.from === seen.from && now.to === seen.to ? now : seen));
    };
    const measure = () => {
      view.left = element.scrollLeft;
      view.width = Math.max(1, element.clientWidth);
      look();
    };
    const stood = PADDING_PIXELS + moment.seconds * formerScale.current - element.scrollLeft;
    if (formerScale.current !== pixelsPerSecond && stood >= 0 && stood <= view.width)
      element.scrollLeft = PADDING_PIXELS + moment.seconds * pixelsPerSecond - stood;
    formerScale.current = pixelsPerSecond;
    measure();
    const unfollow = moment.follow((seconds) => {
      const x = PADDING_PIXELS + seconds * pixelsPerSecond;
      if (x >= view.left && x <= view.left + view.width) return;
      element.scrollLeft = Math.max(0, x - view.width * 0.1);
      view.left = element.scrollLeft;
      look();
    });
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      unfollow();
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, pixelsPerSecond, moment]);
  return stretch;
}

/** Whether something of the timeline is in a stretch. */
export function isIn(
  { from, to }: Stretch,
  { start_seconds: start, duration_seconds: length }: { start_seconds: number; duration_seconds: number },
): boolean {
  return start < to && start + length > from;
}
