import { type MouseEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import { shotOf } from '../scene-facts.ts';
import { clipPixels, type DragMark, MovedClip, TrimmedClip, type TrimmedEdge } from './held-clip.ts';
import { SceneClip } from './scene-clip.tsx';
import { trimmableOf } from './trim.ts';
import { isIn, type Stretch } from './use-stretch.ts';

interface SceneTrackProps {
  timeline: FilmTimeline;
  scenes: Scene[];
  pixelsPerSecond: number;
  stretch: Stretch;
  pickedId: string | undefined;
  /** Moments that an edge is drawn to: where scenes begin, beats, and where the film stands. */
  targets(): readonly number[];
  onPick(scene: string): void;
  onEdit(edit: Edit): void;
  onMark(mark: DragMark | undefined): void;
}

/** Scenes that can be picked, dragged to another place, and trimmed at their edges. */
export const SceneTrack = memo(function SceneTrack(props: SceneTrackProps) {
  const { timeline, scenes, pixelsPerSecond, stretch, pickedId, targets, onPick, onEdit, onMark } = props;
  const known = useMemo(() => new Map(scenes.map((scene) => [scene.id, scene])), [scenes]);
  const wasDragged = useRef(false);

  const take = (press: PointerEvent<HTMLElement>) => {
    wasDragged.current = false;
    const target = press.target as HTMLElement;
    const element = target.closest<HTMLElement>('[data-clip]');
    const scene = known.get(element?.dataset.clip ?? '');
    const edge = target.closest<HTMLElement>('[data-trim]')?.dataset.trim as TrimmedEdge | undefined;
    const trimmable = scene && trimmableOf(scene, timeline);
    // A finger on a clip scrolls the tracks; at its edge it trims.
    if (press.button !== 0 || !element || !trimmable || (press.pointerType === 'touch' && !edge)) return;
    const fromX = press.clientX;
    const options = {
      element,
      scene,
      timeline,
      trimmable,
      shotUrl: shotOf(scene),
      pixelsPerSecond,
      fromX,
      targets: targets(),
      tellMark: onMark,
    };
    const held = edge ? new TrimmedClip(options, edge) : new MovedClip(options);
    const hand = new AbortController();
    const { signal } = hand;
    const isMine = (event: globalThis.PointerEvent) => event.pointerId === press.pointerId;
    const give = () => {
      hand.abort();
      held.release();
    };
    const move = (event: globalThis.PointerEvent) => {
      if (!isMine(event)) return;
      wasDragged.current ||= Math.abs(event.clientX - fromX) > 3;
      if (wasDragged.current) held.follow(event.clientX);
    };
    const up = (event: globalThis.PointerEvent) => {
      if (!isMine(event)) return;
      const edit = held.drop(event.clientX);
      give();
      if (edit) onEdit(edit);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', up, { signal });
    addEventListener('pointercancel', give, { signal });
    addEventListener('keydown', (event) => event.key === 'Escape' && give(), { signal });
    addEventListener('selectstart', (event) => event.preventDefault(), { signal });
  };
  const pick = (press: MouseEvent<HTMLElement>) => {
    const id = (press.target as HTMLElement).closest<HTMLElement>('[data-clip]')?.dataset.clip;
    if (!wasDragged.current && id !== undefined && known.has(id)) onPick(id);
    wasDragged.current = false;
  };
  const shown = timeline.scenes.filter((place) => place.id === pickedId || isIn(stretch, place));
  // Each clip has a button of its own; the track hears them all.
  const hands = { onPointerDown: take, onClick: pick };
  return (
    <div className="relative h-20 select-none" {...hands}>
      {shown.map(({ id, start_seconds: start, duration_seconds: length }) => (
        <SceneClip
          key={id}
          id={id}
          scene={known.get(id)}
          leftPixels={start * pixelsPerSecond}
          widthPixels={clipPixels(length, pixelsPerSecond)}
          isPicked={pickedId === id}
        />
      ))}
    </div>
  );
});
