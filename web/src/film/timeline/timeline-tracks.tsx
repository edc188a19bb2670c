import { memo, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import { clock } from '../../parts/amounts.ts';
import { say } from '../../text/messages.ts';
import { DragMarkLine } from './drag-mark.tsx';
import type { DragMark } from './held-clip.ts';
import { PlayheadLine } from './playhead-marks.tsx';
import { SceneTrack } from './scene-track.tsx';
import { SNAP_PIXELS, sceneEdges, snapTarget } from './snapping.ts';
import type { Playhead } from './use-playhead.ts';
import { isIn, type Stretch, useStretch } from './use-stretch.ts';
import { Waveform } from './waveform.tsx';

interface TimelineTracksProps {
  timeline: FilmTimeline;
  scenes: Scene[];
  /** Moments of the music that cuts may fall on, in seconds. */
  beats: readonly number[];
  pixelsPerSecond: number;
  playhead: Playhead;
  pickedId: string | undefined;
  onPick(scene: string): void;
  onEdit(edit: Edit): void;
}

/** Tracks drawn to scale: scenes with their pictures, speech with its waves, music. */
export function TimelineTracks(props: TimelineTracksProps) {
  const { timeline, scenes, beats, pixelsPerSecond, playhead, pickedId, onPick, onEdit } = props;
  const { moment, seek } = playhead;
  const scroller = useRef<HTMLElement>(null);
  const stretch = useStretch(scroller, pixelsPerSecond, moment);
  const [mark, setMark] = useState<DragMark>();
  const width = timeline.duration_seconds * pixelsPerSecond;
  const edges = useMemo(() => sceneEdges(timeline), [timeline]);
  const targets = useCallback(() => [...edges, ...beats, moment.seconds], [edges, beats, moment]);
  const pick = useCallback(
    (id: string) => {
      onPick(id);
      seek(timeline.scenes.find((place) => place.id === id)?.start_seconds ?? 0);
    },
    [onPick, seek, timeline],
  );
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const seconds = (event.clientX - left) / pixelsPerSecond;
    const within = event.altKey ? 0 : SNAP_PIXELS / pixelsPerSecond;
    seek(snapTarget(seconds, edges, within) ?? snapTarget(seconds, beats, within / 2) ?? seconds);
  };
  return (
    <section
      ref={scroller}
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
          className="relative h-6 cursor-ew-resize touch-none select-none text-[0.6875rem] text-soft"
        >
          <Ruler
            durationSeconds={timeline.duration_seconds}
            stretch={stretch}
            pixelsPerSecond={pixelsPerSecond}
          />
          <Beats beats={beats} stretch={stretch} pixelsPerSecond={pixelsPerSecond} />
        </div>
        <SceneTrack
          timeline={timeline}
          scenes={scenes}
          pixelsPerSecond={pixelsPerSecond}
          stretch={stretch}
          pickedId={pickedId}
          targets={targets}
          onPick={pick}
          onEdit={onEdit}
          onMark={setMark}
        />
        {timeline.narration.length > 0 && (
          <SpeechTrack
            timeline={timeline}
            scenes={scenes}
            stretch={stretch}
            pixelsPerSecond={pixelsPerSecond}
          />
        )}
        {timeline.music.length > 0 && <MusicTrack timeline={timeline} pixelsPerSecond={pixelsPerSecond} />}
        {mark && (
          <DragMarkLine
            mark={mark}
            isLate={mark.seconds > timeline.duration_seconds / 2}
            pixelsPerSecond={pixelsPerSecond}
          />
        )}
        <PlayheadLine moment={moment} pixelsPerSecond={pixelsPerSecond} />
      </div>
    </section>
  );
}

/** How far things lie from each other, and which of them are near enough to be drawn. */
interface Scale {
  pixelsPerSecond: number;
  stretch: Stretch;
}

/** Marks at a distance that can be read, at round times. */
const Ruler = memo(function Ruler(props: { durationSeconds: number } & Scale) {
  const { durationSeconds, stretch, pixelsPerSecond } = props;
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600].find((each) => each * pixelsPerSecond >= 56) ?? 1200;
  const first = Math.max(0, Math.floor(stretch.from / step));
  const count = Math.floor(Math.min(durationSeconds, stretch.to) / step) + 1 - first;
  const marks = Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
  return marks.map((mark) => (
    <span
      key={mark}
      className="absolute top-0 h-full whitespace-nowrap border-line border-l pl-1"
      style={{ left: mark * pixelsPerSecond }}
    >
      {clock(mark)}
    </span>
  ));
});

const LEAST_BEAT_PIXELS = 5;

/** Where the music beats, as far as that can be told apart. */
const Beats = memo(function Beats(props: { beats: readonly number[] } & Scale) {
  const { beats, stretch, pixelsPerSecond } = props;
  const [first = 0] = beats;
  const between = ((beats.at(-1) ?? 0) - first) / Math.max(1, beats.length - 1);
  if (beats.length < 2 || between * pixelsPerSecond < LEAST_BEAT_PIXELS) return null;
  const seen = beats.filter((beat) => beat >= stretch.from && beat <= stretch.to);
  const path = seen.map((beat) => `M${(beat * pixelsPerSecond).toFixed(1)} 0v5`).join('');
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute bottom-0 left-0 h-[5px] w-full stroke-good"
    >
      <path d={path} />
    </svg>
  );
});

/** What is narrower shows no waves of sound, so none is fetched for it. */
const LEAST_WAVE_PIXELS = 12;

const SpeechTrack = memo(function SpeechTrack(props: Scale & { timeline: FilmTimeline; scenes: Scene[] }) {
  const { timeline, scenes, stretch, pixelsPerSecond } = props;
  const urls = useMemo(() => speechUrls(scenes), [scenes]);
  return (
    <div className="relative h-12" title={say('timeline.narration')}>
      {timeline.narration
        .filter((line) => isIn(stretch, line))
        .map((line) => (
          <div
            key={`${line.asset}-${line.start_seconds}`}
            className="absolute inset-y-0 rounded-md bg-accent/15"
            style={{
              left: line.start_seconds * pixelsPerSecond,
              width: line.duration_seconds * pixelsPerSecond,
            }}
          >
            {line.duration_seconds * pixelsPerSecond >= LEAST_WAVE_PIXELS && (
              <Waveform url={urls.get(line.asset)} />
            )}
          </div>
        ))}
    </div>
  );
});

const MusicTrack = memo(function MusicTrack({
  timeline,
  pixelsPerSecond,
}: {
  timeline: FilmTimeline;
  pixelsPerSecond: number;
}) {
  return (
    <div className="relative h-9">
      {timeline.music.map((music) => (
        <div
          key={music.start_seconds}
          className="absolute inset-y-0 overflow-hidden rounded-md bg-good/15"
          style={{
            left: music.start_seconds * pixelsPerSecond,
            width: music.duration_seconds * pixelsPerSecond,
          }}
        >
          <Waveform
            url={music.url ?? undefined}
            bars={600}
            heard={{ fromSeconds: music.in_seconds, seconds: music.duration_seconds }}
            colour="good"
          />
          <span className="absolute top-0.5 left-1.5 font-medium text-xs">{say('timeline.music')}</span>
        </div>
      ))}
    </div>
  );
});

function speechUrls(scenes: readonly Scene[]): ReadonlyMap<string | null, string> {
  const shown = scenes.flatMap(({ parts }) => parts.flatMap((part) => part.shown ?? []));
  return new Map(shown.map(({ asset, url }) => [asset, url]));
}
