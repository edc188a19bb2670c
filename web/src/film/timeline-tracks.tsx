import { type PointerEvent, useState } from 'react';
import type { Edit, FilmTimeline, Scene } from '../api/documents.ts';
import { clock } from '../parts/amounts.ts';
import { say } from '../text/messages.ts';
import { seenOf } from './scene-facts.ts';
import { SceneMedia } from './scene-media.tsx';
import { Waveform } from './waveform.tsx';

interface TimelineTracksProps {
  timeline: FilmTimeline;
  scenes: Scene[];
  pixelsPerSecond: number;
  seconds: number;
  pickedId: string | undefined;
  onPick(scene: string): void;
  onSeek(seconds: number): void;
  onEdit(edit: Edit): void;
}

/** Tracks drawn to scale: scenes with their pictures, speech with its waves, music. */
export function TimelineTracks(props: TimelineTracksProps) {
  const { timeline, pixelsPerSecond, seconds, onSeek } = props;
  const width = timeline.duration_seconds * pixelsPerSecond;
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onSeek((event.clientX - left) / pixelsPerSecond);
  };
  return (
    <section
      aria-label={say('film.timeline')}
      className="overflow-x-auto rounded-xl border border-line bg-panel"
    >
      <div className="relative grid gap-1.5 p-2" style={{ width: width + 16 }}>
        {/* Moving the playhead by keyboard is done with the arrow keys, everywhere on the page. */}
        <div
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            seekTo(event);
          }}
          onPointerMove={(event) => event.buttons === 1 && seekTo(event)}
          className="relative h-6 cursor-ew-resize select-none text-[0.65rem] text-soft"
        >
          {marks(timeline.duration_seconds, pixelsPerSecond).map((mark) => (
            <span
              key={mark}
              className="absolute top-0 h-full whitespace-nowrap border-line border-l pl-1"
              style={{ left: mark * pixelsPerSecond }}
            >
              {clock(mark)}
            </span>
          ))}
        </div>
        <SceneTrack {...props} />
        <div className="relative h-12" title={say('timeline.narration')}>
          {timeline.narration.map((line) => (
            <div
              key={`${line.asset}-${line.start_seconds}`}
              className="absolute inset-y-0 overflow-hidden rounded-md bg-accent/20"
              style={{
                left: line.start_seconds * pixelsPerSecond,
                width: line.duration_seconds * pixelsPerSecond,
              }}
            >
              <Waveform url={speechUrl(props.scenes, line.asset)} />
            </div>
          ))}
        </div>
        <div className="relative h-6">
          {timeline.music.map((music) => (
            <div
              key={music.start_seconds}
              className="absolute inset-y-0 truncate rounded-md bg-good/20 px-2 text-xs leading-6"
              style={{
                left: music.start_seconds * pixelsPerSecond,
                width: music.duration_seconds * pixelsPerSecond,
              }}
            >
              {say('timeline.music')}
            </div>
          ))}
        </div>
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-0.5 bg-bad"
          style={{ left: 8 + seconds * pixelsPerSecond }}
        />
      </div>
    </section>
  );
}

/** Scenes that can be picked, dragged to another place, and made longer or shorter at their end. */
function SceneTrack({
  timeline,
  scenes,
  pixelsPerSecond,
  pickedId,
  onPick,
  onSeek,
  onEdit,
}: TimelineTracksProps) {
  const [drag, setDrag] = useState<{ id: string; kind: 'move' | 'trim'; fromX: number; byPixels: number }>();
  const known = new Map(scenes.map((scene) => [scene.id, scene]));
  const finish = () => {
    if (drag === undefined) return;
    setDrag(undefined);
    const scene = known.get(drag.id);
    if (!scene || Math.abs(drag.byPixels) < 4) return;
    if (drag.kind === 'trim') {
      const rest = Math.max(0, Math.min(60, scene.rest_seconds + drag.byPixels / pixelsPerSecond));
      onEdit({ kind: 'change-scene', scene: drag.id, rest_seconds: Math.round(rest * 10) / 10 });
      return;
    }
    const place = timeline.scenes.find(({ id }) => id === drag.id);
    if (!place) return;
    const middle = place.start_seconds + place.duration_seconds / 2 + drag.byPixels / pixelsPerSecond;
    const others = timeline.scenes.filter(({ id }) => id !== drag.id && known.has(id));
    const before = others.filter((other) => other.start_seconds + other.duration_seconds / 2 < middle);
    if (before.length + 1 !== scene.position)
      onEdit({ kind: 'move-scene', scene: drag.id, position: before.length + 1 });
  };
  return (
    <div className="relative h-20" onPointerUp={finish} onPointerCancel={() => setDrag(undefined)}>
      {timeline.scenes.map(({ id, start_seconds: start, duration_seconds: length }) => {
        const scene = known.get(id);
        const picture = scene && seenOf(scene);
        const by = drag?.id === id ? drag.byPixels : 0;
        const begin = (kind: 'move' | 'trim') => (event: PointerEvent<HTMLElement>) => {
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ id, kind, fromX: event.clientX, byPixels: 0 });
        };
        const follow = (event: PointerEvent<HTMLElement>) =>
          setDrag((now) => (now?.id === id ? { ...now, byPixels: event.clientX - now.fromX } : now));
        return (
          <div
            key={id}
            className={`absolute inset-y-0 overflow-hidden rounded-md border ${pickedId === id ? 'border-accent ring-1 ring-accent' : 'border-line'} ${scene ? 'bg-raised' : 'bg-raised opacity-40'} ${drag?.id === id ? 'z-10 shadow-xl' : ''}`}
            style={{
              left: start * pixelsPerSecond + (drag?.kind === 'move' ? by : 0),
              width: Math.max(6, length * pixelsPerSecond - 2 + (drag?.kind === 'trim' ? by : 0)),
            }}
          >
            <button
              type="button"
              disabled={!scene}
              aria-pressed={pickedId === id}
              aria-label={`${scene?.position ?? ''} ${scene?.title ?? id}`}
              onClick={() => {
                onPick(id);
                onSeek(start);
              }}
              onPointerDown={begin('move')}
              onPointerMove={follow}
              className="absolute inset-0 touch-none text-left"
            >
              {picture && (
                <span className="grid size-full place-items-center opacity-85">
                  <SceneMedia url={picture.url} mediaType={picture.media_type} />
                </span>
              )}
              <span className="absolute inset-x-0 bottom-0 truncate bg-black/55 px-1.5 py-0.5 text-white text-xs">
                {scene?.title}
              </span>
            </button>
            {scene && (
              <span
                aria-hidden
                onPointerDown={begin('trim')}
                onPointerMove={follow}
                className="absolute inset-y-0 right-0 w-2 cursor-ew-resize touch-none bg-white/30 hover:bg-accent"
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Marks at a distance that can be read, at round times. */
function marks(durationSeconds: number, pixelsPerSecond: number): number[] {
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600].find((each) => each * pixelsPerSecond >= 56) ?? 1200;
  return Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, index) => index * step);
}

function speechUrl(scenes: readonly Scene[], asset: string | null): string | undefined {
  for (const { parts } of scenes) {
    const found = parts.find(({ shown }) => shown?.asset === asset);
    if (found?.shown) return found.shown.url;
  }
  return undefined;
}
