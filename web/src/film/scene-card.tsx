import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { Scene } from '../api/documents.ts';
import { say } from '../text/messages.ts';
import { type CardToolActions, CardTools } from './card-media/card-tools.tsx';
import { CardTextEditor } from './card-words/card-text-editor.tsx';
import type { UnsavedOfCard } from './card-words/card-texts.ts';
import type { CardWritingActions, OpenCard } from './card-words/card-writing.ts';
import { addressOfSeen, secondsSpoken, stateOf } from './scene-facts.ts';
import { SceneThumbnail } from './scene-thumbnail.tsx';

interface SceneCardProps {
  scene: Scene;
  isWide: boolean;
  isPicked: boolean;
  /** Whether another take of it is being offered. */
  isOffered: boolean;
  /** What making the rest of it would cost; undefined where nothing is left to make. */
  price: string | undefined;
  /** Where on the card somebody writes; undefined where nobody does. */
  open: OpenCard | undefined;
  unsaved: UnsavedOfCard | undefined;
  writing: CardWritingActions;
  tools: CardToolActions;
  onPick(scene: string): void;
}

const STATE_TONES = {
  current: 'bg-good/15 text-good',
  stale: 'bg-warn/20 text-warn',
  missing: 'bg-raised text-soft',
} as const;

/** A scene at a glance: what is seen and said, how long, and whether the film has it as it is now. */
export const SceneCard = memo(function SceneCard(props: SceneCardProps) {
  const { scene, isWide, isPicked, isOffered, price, open, unsaved, writing, tools, onPick } = props;
  const state = stateOf(scene);
  const seconds = secondsSpoken(scene);
  const aspect = isWide ? 'aspect-video' : 'aspect-[4/5]';
  const press = (event: KeyboardEvent) => {
    // The first Enter chooses the card, as a press does; the next one writes on it.
    if (event.key !== 'F2' && !(event.key === 'Enter' && isPicked)) return;
    event.preventDefault();
    writing.begin(scene.id);
  };
  return (
    <li
      className={`group relative rounded-xl border bg-panel data-held:z-10 data-held:cursor-grabbing data-held:opacity-90 data-held:shadow-2xl data-held:will-change-transform ${isPicked ? 'border-accent ring-1 ring-accent' : 'border-line'}`}
    >
      {/* The card has its size without what is in it, so that what is not seen need not be laid out or painted. */}
      <div aria-hidden className={aspect} />
      <div aria-hidden className={isWide ? 'h-26' : 'h-30'} />
      <button
        type="button"
        data-card
        onClick={() => onPick(scene.id)}
        onDoubleClick={({ target }) => writing.begin(scene.id, textAt(target, scene))}
        onKeyDown={press}
        aria-pressed={isPicked}
        aria-keyshortcuts="F2"
        className="content-auto absolute inset-0 flex flex-col overflow-hidden rounded-[0.7rem] text-start"
      >
        <span className={`relative grid w-full shrink-0 place-items-center bg-raised ${aspect}`}>
          <SceneThumbnail url={addressOfSeen(scene)} place="card" />
        </span>
        <span className="flex min-h-0 w-full grow flex-col gap-1.5 p-2.5">
          <span
            dir="auto"
            className={`font-medium text-sm leading-snug ${isWide ? 'line-clamp-1' : 'line-clamp-2'}`}
          >
            <span className="text-soft tabular-nums">{scene.position}.</span> {scene.title}
          </span>
          <span dir="auto" data-said className="line-clamp-2 min-h-8 text-soft text-xs">
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
      <div className={`pointer-events-none absolute inset-x-0 top-0 ${aspect}`}>
        <CardTools scene={scene} isPicked={isPicked} isOffered={isOffered} actions={tools} />
        {(open ?? unsaved) !== undefined && (
          <CardTextEditor scene={scene} open={open} unsaved={unsaved} actions={writing} />
        )}
      </div>
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

/** The text that is shown where somebody pressed. */
function textAt(target: EventTarget, { narration }: Scene): OpenCard['at'] {
  const isSaid = target instanceof Element && target.closest('[data-said]') !== null;
  if (!isSaid) return 'title';
  return narration[0] ? `line ${narration[0].id}` : 'new';
}
