import type { FrameSize, Transition } from '../../domain/timeline.ts';
import type { Place } from '../../ports/moving-pictures.ts';
import { fadeShare } from '../spans/stretches.ts';
import { gentle } from './camera-view.ts';
import type { SourceDrawing, SourceGroup } from './drawn-frame.ts';
import { grown, middleOf, moved, wholeFrame } from './places.ts';

const BLACK = '#000000';
/** How small a picture is that grows out of another. */
const LEAST_SIZE = 0.35;
const OPPOSITE = { left: 'right', right: 'left', up: 'down', down: 'up' } as const;

/** What goes and what comes, each from the bottom up. */
export interface TransitionSides {
  under: SourceDrawing[];
  over: SourceDrawing[];
}

/** Both sides of a transition at a step of it, counted from 0: never the one alone, never the other. */
export function inTransition(
  { kind, direction = 'left', colour = BLACK }: Transition,
  step: number,
  stepCount: number,
  { under, over }: TransitionSides,
  size: FrameSize,
): (SourceDrawing | SourceGroup)[] {
  const share = fadeShare(step, stepCount);
  const frame = wholeFrame(size);
  switch (kind) {
    case 'cut':
      return over;
    case 'crossfade':
      return [...under, ...faded(over, share)];
    case 'dip': {
      const veil: SourceDrawing = {
        source: { kind: 'colour', colour },
        place: frame,
        opacity: 1 - Math.abs(1 - 2 * share),
      };
      return [...(share < 0.5 ? under : over), veil];
    }
    case 'wipe':
      return [
        ...under,
        ...over.map((drawing) => ({ ...drawing, window: wipeWindow(frame, direction, gentle(share)) })),
      ];
    case 'slide': {
      const way = gentle(share);
      const going = under.map((drawing) => ({
        ...drawing,
        place: moved(drawing.place, direction, way, size),
      }));
      const coming = over.map((drawing) => ({
        ...drawing,
        place: moved(drawing.place, OPPOSITE[direction], 1 - way, size),
      }));
      return [
        ...within(going, moved(frame, direction, way, size)),
        ...within(coming, moved(frame, OPPOSITE[direction], 1 - way, size)),
      ];
    }
    case 'zoom': {
      const factor = LEAST_SIZE + (1 - LEAST_SIZE) * gentle(share);
      const about = middleOf(frame);
      const coming = over.map((drawing) => ({ ...drawing, place: grown(drawing.place, factor, about) }));
      return [...under, ...faded(coming, share, grown(frame, factor, about))];
    }
  }
}

function faded(drawings: SourceDrawing[], share: number, window?: Place): (SourceDrawing | SourceGroup)[] {
  const seen = { ...(window && { window }), opacity: share };
  const [only] = drawings;
  return drawings.length === 1 ? [{ ...only!, ...seen }] : [{ group: drawings, ...seen }];
}

function within(drawings: SourceDrawing[], window: Place): SourceDrawing[] {
  return drawings.map((drawing) => ({ ...drawing, window }));
}

/** The part of the frame that an edge has uncovered on its way in the direction. */
function wipeWindow(frame: Place, direction: Transition['direction'], share: number): Place {
  const width = frame.widthPixels * share;
  const height = frame.heightPixels * share;
  switch (direction) {
    case 'right':
      return { ...frame, widthPixels: width };
    case 'up':
      return { ...frame, yPixels: frame.heightPixels - height, heightPixels: height };
    case 'down':
      return { ...frame, heightPixels: height };
    default:
      return { ...frame, xPixels: frame.widthPixels - width, widthPixels: width };
  }
}
