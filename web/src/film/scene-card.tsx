import { GripVertical } from 'lucide-react';
import { memo } from 'react';
import type { Scene } from '../api/documents.ts';
import { say } from '../text/messages.ts';
import { secondsSpoken, seenOf, stateOf } from './scene-facts.ts';
import { SceneMedia } from './scene-media.tsx';

interface SceneCardProps {
  scene: Scene;
  isWide: boolean;
  isPicked: boolean;
  /** What making the rest of it would cost; undefined where nothing is left to make. */
  price: string | undefined;
  onPick(scene: string): void;
}

const STATE_TONES = {
  current: 'bg-good/15 text-good',
  stale: 'bg-warn/20 text-warn',
  missing: 'bg-raised text-soft',
} as const;

/** A scene at a glance: what is seen and said, how long, and whether the film has it as it is now. */
export const SceneCard = memo(function SceneCard({ scene, isWide, isPicked, price, onPick }: SceneCardProps) {
  const picture = seenOf(scene);
  const own = scene.takes.find(({ selected }) => selected);
  const source = picture?.url ?? own?.url;
  const state = stateOf(scene);
  const seconds = secondsSpoken(scene);
  return (
    <li
      className={`group relative rounded-xl border bg-panel data-held:z-10 data-held:cursor-grabbing data-held:opacity-90 data-held:shadow-2xl data-held:will-change-transform ${isPicked ? 'border-accent ring-1 ring-accent' : 'border-line'}`}
    >
      {/* The card has its size without what is in it, so that what is not seen need not be laid out or painted. */}
      <div aria-hidden className={isWide ? 'aspect-video' : 'aspect-[4/5]'} />
      <div aria-hidden className={isWide ? 'h-26' : 'h-30'} />
      <button
        type="button"
        onClick={() => onPick(scene.id)}
        aria-pressed={isPicked}
        className="content-auto absolute inset-0 flex flex-col overflow-hidden rounded-[0.7rem] text-left"
      >
        <span
          className={`relative grid w-full shrink-0 place-items-center bg-raised ${isWide ? 'aspect-video' : 'aspect-[4/5]'}`}
        >
          <SceneMedia url={source} mediaType={picture?.media_type} />
        </span>
        <span className="flex min-h-0 w-full grow flex-col gap-1.5 p-2.5">
          <span className={`font-medium text-sm leading-snug ${isWide ? 'line-clamp-1' : 'line-clamp-2'}`}>
            <span className="text-soft tabular-nums">{scene.position}.</span> {scene.title}
          </span>
          <span className="line-clamp-2 min-h-8 text-soft text-xs">
            {scene.narration.map(({ text }) => text).join(' ')}
          </span>
          <span className="mt-auto flex items-center justify-between gap-2 text-xs">
            <span className={`rounded-full px-2 py-0.5 ${STATE_TONES[state]}`}>{say(`scene.${state}`)}</span>
            <span className="text-soft tabular-nums">
              {[price, seconds === undefined ? undefined : `${seconds.toFixed(1)} s`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </span>
      </button>
      <button
        type="button"
        data-handle
        aria-describedby="reorder-how"
        aria-label={`${say('scene.drag')}: ${scene.title}`}
        className="absolute top-1.5 right-1.5 grid size-8 touch-none cursor-grab place-items-center rounded-lg text-transparent focus-visible:bg-black/60 focus-visible:text-white group-hover:bg-black/60 group-hover:text-white pointer-coarse:bg-black/60 pointer-coarse:text-white"
      >
        <GripVertical className="size-4" aria-hidden />
      </button>
    </li>
  );
});
