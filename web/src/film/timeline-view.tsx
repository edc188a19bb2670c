import { Pause, Play, Scissors, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Edit, Film, FilmTimeline, Project, Scene } from '../api/documents.ts';
import { projectPath, useEdit, useScenes, useTimeline } from '../api/queries.ts';
import { clock } from '../parts/amounts.ts';
import { IconButton } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { TimelineTracks } from './timeline-tracks.tsx';
import { usePlayhead } from './use-playhead.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';

const LEAST_PIXELS = 4;
const MOST_PIXELS = 200;

/** The film in time: its tracks, and a player whose playhead they share. */
export function TimelineView({ project }: { project: Project }) {
  const { film } = project;
  const timeline = useTimeline(project.id, film?.film);
  const scenes = useScenes(project.id);
  if (film === null) return <p className="py-12 text-center text-soft text-sm">{say('timeline.none')}</p>;
  return (
    <QueryState query={timeline}>
      {(times) => (
        <QueryState query={scenes}>
          {({ scenes: all }) => <Editor project={project} film={film} timeline={times} scenes={all} />}
        </QueryState>
      )}
    </QueryState>
  );
}

interface EditorProps {
  project: Project;
  film: Film;
  timeline: FilmTimeline;
  scenes: Scene[];
}

function Editor({ project, film, timeline, scenes }: EditorProps) {
  const video = useRef<HTMLVideoElement>(null);
  const at = (name: string) => `${projectPath(project.id)}/film/${name}?v=${film.film.slice(0, 12)}`;
  const playhead = usePlayhead(video, timeline.duration_seconds);
  const [pixelsPerSecond, setPixels] = useState(() =>
    Math.max(LEAST_PIXELS, (Math.min(innerWidth, 1760) - 90) / timeline.duration_seconds),
  );
  const [pickedId, pick] = useState<string>();
  const edit = useEdit(project.id);
  const tellProblem = useTellProblem();
  const change = (made: Edit) => edit.mutate(made, { onError: tellProblem });
  const zoom = (factor: number) =>
    setPixels((now) => Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, now * factor)));
  const splitAtPlayhead = () => {
    const found = splitPoint(timeline, scenes, playhead.seconds);
    if (found) change({ kind: 'split-scene', ...found });
  };
  useTimelineKeys({
    playhead,
    framesPerSecond: timeline.frames_per_second,
    split: splitAtPlayhead,
    remove: () =>
      pickedId !== undefined && scenes.length > 1 && change({ kind: 'delete-scene', scene: pickedId }),
    undoPath: projectPath(project.id),
    projectId: project.id,
  });
  const isOld = useMemo(
    () => scenes.some(({ parts }) => parts.some(({ state }) => state !== 'current')),
    [scenes],
  );
  return (
    <div className="grid gap-4">
      {isOld && <p className="rounded-lg bg-warn/10 px-3 py-2 text-sm">{say('timeline.stale')}</p>}
      <div className="grid place-items-center overflow-hidden rounded-2xl bg-black">
        <video
          ref={video}
          src={at('film.mp4')}
          className="max-h-[42dvh]"
          playsInline
          aria-label={project.title}
        >
          <track
            kind="captions"
            src={film.captions && at('captions.vtt')}
            default={film.captions !== undefined}
          />
        </video>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={say(playhead.isPlaying ? 'timeline.pause' : 'timeline.play')}
          onClick={playhead.toggle}
        >
          {playhead.isPlaying ? <Pause /> : <Play />}
        </IconButton>
        <span role="timer" className="mx-2 text-sm tabular-nums">
          {clock(playhead.seconds)} <span className="text-soft">/ {clock(timeline.duration_seconds)}</span>
        </span>
        <IconButton label={say('timeline.split')} onClick={splitAtPlayhead}>
          <Scissors />
        </IconButton>
        <span className="ml-auto" />
        <IconButton label={say('timeline.zoomOut')} onClick={() => zoom(1 / 1.5)}>
          <ZoomOut />
        </IconButton>
        <IconButton label={say('timeline.zoomIn')} onClick={() => zoom(1.5)}>
          <ZoomIn />
        </IconButton>
      </div>
      <TimelineTracks
        timeline={timeline}
        scenes={scenes}
        pixelsPerSecond={pixelsPerSecond}
        seconds={playhead.seconds}
        pickedId={pickedId}
        onPick={pick}
        onSeek={playhead.seek}
        onEdit={change}
      />
      <p className="text-soft text-xs max-sm:hidden">{say('timeline.keys')}</p>
    </div>
  );
}

/** The line that begins nearest after the playhead within its scene; lines are where a scene can be split. */
function splitPoint(
  timeline: FilmTimeline,
  scenes: readonly Scene[],
  seconds: number,
): { scene: string; line: number } | undefined {
  const place = timeline.scenes.find(
    ({ start_seconds: start, duration_seconds: length }) => seconds >= start && seconds < start + length,
  );
  const scene = scenes.find(({ id }) => id === place?.id);
  if (!place || !scene || scene.narration.length < 2) return undefined;
  const end = place.start_seconds + place.duration_seconds;
  const starts = timeline.narration
    .map(({ start_seconds: start }) => start)
    .filter((start) => start >= place.start_seconds && start < end);
  const nearest = starts
    .slice(1, scene.narration.length)
    .map((start, index) => ({ line: index + 1, distance: Math.abs(start - seconds) }))
    .sort((left, right) => left.distance - right.distance)[0];
  return nearest && { scene: scene.id, line: nearest.line };
}
