import { memo } from 'react';
import type { Scene } from '../../api/documents.ts';
import { say } from '../../text/messages.ts';
import { addressOfSeen } from '../scene-facts.ts';
import { SceneThumbnail } from '../scene-thumbnail.tsx';
import type { TrimmedEdge } from './held-clip.ts';

interface SceneClipProps {
  id: string;
  /** Undefined where the scene is in the film but not in the storyboard any more. */
  scene: Scene | undefined;
  leftPixels: number;
  widthPixels: number;
  isPicked: boolean;
}

/** Narrower ones have no room for a handle. */
const LEAST_TRIM_PIXELS = 28;
const LEAST_TITLE_PIXELS = 20;
const LEAST_PICTURE_PIXELS = 10;

/** A scene of the timeline. What it does when it is pressed or dragged is the track's, so that none is rendered for it. */
export const SceneClip = memo(function SceneClip({
  id,
  scene,
  leftPixels,
  widthPixels,
  isPicked,
}: SceneClipProps) {
  const seen = scene && addressOfSeen(scene);
  const hasStart = scene?.clip && widthPixels >= 2 * LEAST_TRIM_PIXELS;
  return (
    <div
      data-clip={id}
      className={`absolute inset-y-0 left-(--left) w-(--width) border bg-raised contain-size contain-layout data-held:z-10 data-held:shadow-xl data-held:will-change-transform ${isPicked ? 'border-accent ring-1 ring-accent ring-inset' : 'border-line'} ${scene ? '' : 'opacity-40'}`}
      style={{ '--left': `${leftPixels}px`, '--width': `${widthPixels}px` } as React.CSSProperties}
    >
      <button
        type="button"
        disabled={!scene}
        aria-pressed={isPicked}
        aria-label={`${scene?.position ?? ''} ${scene?.title ?? id}`}
        title={scene?.title}
        className="absolute inset-0 touch-pan-x text-left"
      >
        {seen && widthPixels >= LEAST_PICTURE_PIXELS && (
          <span className="relative grid size-full place-items-center opacity-85">
            <SceneThumbnail url={seen} place="strip" />
          </span>
        )}
        {widthPixels >= LEAST_TITLE_PIXELS && (
          <span
            className={`absolute inset-x-0 bottom-0 truncate bg-black/60 px-1.5 py-0.5 text-white text-xs ${hasStart ? 'pl-3.5 pointer-coarse:pl-6' : ''}`}
          >
            {scene?.position}. {scene?.title}
          </span>
        )}
      </button>
      {scene && widthPixels >= LEAST_TRIM_PIXELS && <TrimHandle edge="end" />}
      {hasStart && <TrimHandle edge="start" />}
    </div>
  );
});

/** An edge that a hand can take; a finger needs more of it. The keys do the same. */
function TrimHandle({ edge }: { edge: TrimmedEdge }) {
  return (
    <span
      aria-hidden
      data-trim={edge}
      title={say(edge === 'start' ? 'timeline.trimStart' : 'timeline.trim')}
      className={`absolute inset-y-0 flex w-2.5 cursor-ew-resize touch-none items-center justify-center bg-black/55 hover:bg-accent pointer-coarse:w-5 ${edge === 'start' ? 'left-0' : 'right-0'}`}
    >
      <span className="h-6 w-0.5 rounded-full bg-white" />
    </span>
  );
}
