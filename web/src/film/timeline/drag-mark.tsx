import { EdgeFrame } from './edge-frame.tsx';
import type { DragMark } from './held-clip.ts';

interface DragMarkLineProps {
  mark: DragMark;
  /** In the later half of the film, where there is more room before it. */
  isLate: boolean;
  pixelsPerSecond: number;
}

/** Where what is dragged would come to, as a line over the tracks, with what is cut away and why it goes no further. */
export function DragMarkLine({ mark, isLate, pixelsPerSecond }: DragMarkLineProps) {
  const { seconds, text, hint, cut, frame } = mark;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 left-2 z-20">
      {cut && (
        <div
          data-cut-away
          className="absolute top-9.5 h-20 border border-bad bg-[repeating-linear-gradient(-45deg,transparent_0_5px,var(--bad)_5px_7px)] bg-panel/70"
          style={{ left: cut.from * pixelsPerSecond, width: (cut.to - cut.from) * pixelsPerSecond }}
        />
      )}
      <div
        className="absolute inset-y-0 w-0.5 bg-accent"
        style={{ transform: `translateX(${seconds * pixelsPerSecond - 1}px)` }}
      >
        <span
          className={`absolute top-0.5 grid w-max gap-0.5 whitespace-nowrap rounded bg-accent px-1.5 py-0.5 font-medium text-on-accent text-xs ${isLate ? 'right-1' : 'left-1'}`}
        >
          {text}
          {hint !== undefined && <span className="font-normal">{hint}</span>}
          {frame && <EdgeFrame {...frame} />}
        </span>
      </div>
    </div>
  );
}
