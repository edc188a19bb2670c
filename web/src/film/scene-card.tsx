import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
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
  onPick(): void;
}

const STATE_TONES = {
  current: 'bg-good/15 text-good',
  stale: 'bg-warn/20 text-warn',
  missing: 'bg-raised text-soft',
} as const;

/** A scene at a glance: what is seen and said, how long, and whether the film has it as it is now. */
export const SceneCard = memo(function SceneCard({ scene, isWide, isPicked, onPick }: SceneCardProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: scene.id,
    });
  const picture = seenOf(scene);
  const own = scene.takes.find(({ selected }) => selected);
  const source = picture?.url ?? own?.url;
  const state = stateOf(scene);
  const seconds = secondsSpoken(scene);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      className={`group relative rounded-xl border bg-panel ${isDragging ? 'z-10 opacity-80 shadow-2xl' : ''} ${isPicked ? 'border-accent ring-1 ring-accent' : 'border-line'}`}
    >
      <button
        type="button"
        onClick={onPick}
        aria-pressed={isPicked}
        className="flex h-full w-full flex-col rounded-xl text-left"
      >
        <span
          className={`grid w-full shrink-0 place-items-center overflow-hidden rounded-t-[0.7rem] bg-raised ${isWide ? 'aspect-video' : 'aspect-[4/5]'}`}
        >
          <SceneMedia url={source} mediaType={picture?.media_type} />
        </span>
        <span className="flex w-full grow flex-col gap-1.5 p-2.5">
          <span className="line-clamp-2 font-medium text-sm leading-snug">
            <span className="text-soft tabular-nums">{scene.position}.</span> {scene.title}
          </span>
          <span className="line-clamp-2 min-h-8 text-soft text-xs">
            {scene.narration.map(({ text }) => text).join(' ')}
          </span>
          <span className="mt-auto flex items-center justify-between gap-2 text-xs">
            <span className={`rounded-full px-2 py-0.5 ${STATE_TONES[state]}`}>{say(`scene.${state}`)}</span>
            {seconds !== undefined && <span className="text-soft tabular-nums">{seconds.toFixed(1)} s</span>}
          </span>
        </span>
      </button>
      <button
        ref={setActivatorNodeRef}
        type="button"
        aria-label={`${say('scene.drag')}: ${scene.title}`}
        className="absolute top-1.5 right-1.5 grid size-8 touch-none cursor-grab place-items-center rounded-lg bg-black/55 text-white opacity-0 transition focus-visible:opacity-100 group-hover:opacity-100 max-sm:opacity-100"
        {...attributes}
        {...listeners}
      >
        <GripVertical className="size-4" aria-hidden />
      </button>
    </li>
  );
});
