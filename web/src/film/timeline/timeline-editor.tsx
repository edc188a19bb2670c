import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Maximize2,
  Pause,
  Play,
  Scissors,
  Trash2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
import type { Edit, FilmTimeline, Project, Scene } from '../../api/documents.ts';
import { useEdit } from '../../api/queries.ts';
import { IconButton } from '../../parts/button.tsx';
import { useTell, useTellProblem } from '../../parts/toasts.tsx';
import { say } from '../../text/messages.ts';
import type { TrimmedEdge } from './held-clip.ts';
import { PlayheadClock } from './playhead-marks.tsx';
import { splitPoint } from './split-point.ts';
import { TimelineTracks } from './timeline-tracks.tsx';
import { trimmableAt, trimmedEnd, trimmedStart } from './trim.ts';
import type { Playhead } from './use-playhead.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';

const LEAST_PIXELS = 0.5;
const MOST_PIXELS = 240;
const NONE: readonly number[] = [];

/** What a person chose of how the tracks are seen; kept while one player takes the place of another. */
export interface TimelineStand {
  pixelsPerSecond?: number;
  pickedId?: string | undefined;
}

interface TimelineEditorProps {
  project: Project;
  timeline: FilmTimeline;
  scenes: Scene[];
  playhead: Playhead;
  stand: RefObject<TimelineStand>;
  beats?: readonly number[] | undefined;
  notice?: string | undefined;
  /** The player. */
  children: ReactNode;
}

/** A player, what can be done at its playhead, and the tracks under it. */
export function TimelineEditor(props: TimelineEditorProps) {
  const { project, timeline, scenes, playhead, beats = NONE, stand, notice, children } = props;
  const tracks = useRef<HTMLDivElement>(null);
  const whole = () => {
    const width = (tracks.current?.clientWidth ?? Math.min(innerWidth - 48, 1712)) - 20;
    return Math.max(LEAST_PIXELS, width / Math.max(1, timeline.duration_seconds));
  };
  const [pixelsPerSecond, setPixels] = useState(() => stand.current.pixelsPerSecond ?? whole());
  const [pickedId, pick] = useState(stand.current.pickedId);
  stand.current = { pixelsPerSecond, pickedId };
  const { mutateAsync } = useEdit(project.id);
  const tell = useTell();
  const tellProblem = useTellProblem();
  const change = useCallback(
    (made: Edit) => void mutateAsync(made).then(({ label }) => tell(label), tellProblem),
    [mutateAsync, tell, tellProblem],
  );
  const zoom = (factor: number) =>
    setPixels((now) => Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, now * factor)));
  const split = () => {
    const found = splitPoint(timeline, scenes, playhead.moment.seconds);
    if ('edit' in found) change(found.edit);
    else tell(say(found.refusal));
  };
  const trim = (edge: TrimmedEdge) => {
    const { seconds } = playhead.moment;
    const trimmable = trimmableAt(timeline, scenes, seconds, edge);
    const found = trimmable && (edge === 'start' ? trimmedStart : trimmedEnd)(trimmable, seconds);
    if (found?.edit) change(found.edit);
    if (found?.hint) tell(say(found.hint));
    else if (!found?.edit) tell(say(edge === 'start' ? 'timeline.noShot' : 'timeline.noTrim'));
    // What was at the playhead is where the scene begins now.
    if (found?.edit && edge === 'start' && trimmable?.spoken === 0) playhead.seek(trimmable.start);
  };
  const isPicked = scenes.length > 1 && scenes.some(({ id }) => id === pickedId);
  const remove = () => {
    if (pickedId === undefined || !isPicked) return;
    change({ kind: 'delete-scene', scene: pickedId });
    pick(undefined);
  };
  useTimelineKeys({ playhead, framesPerSecond: timeline.frames_per_second, split, trim, remove });
  return (
    <div className="grid gap-3">
      {notice !== undefined && <p className="rounded-lg bg-warn/10 px-3 py-2 text-sm">{notice}</p>}
      <div className="grid place-items-center overflow-hidden rounded-2xl bg-black">{children}</div>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={say(playhead.isPlaying ? 'timeline.pause' : 'timeline.play')}
          onClick={playhead.toggle}
        >
          {playhead.isPlaying ? <Pause /> : <Play />}
        </IconButton>
        <PlayheadClock moment={playhead.moment} durationSeconds={timeline.duration_seconds} />
        <IconButton label={say('timeline.split')} onClick={split}>
          <Scissors />
        </IconButton>
        <IconButton label={say('timeline.trimStart.here')} onClick={() => trim('start')}>
          <ArrowLeftToLine />
        </IconButton>
        <IconButton label={say('timeline.trim.here')} onClick={() => trim('end')}>
          <ArrowRightToLine />
        </IconButton>
        <IconButton label={say('timeline.delete')} disabled={!isPicked} onClick={remove}>
          <Trash2 />
        </IconButton>
        <div className="ml-auto flex gap-1">
          <IconButton label={say('timeline.zoomOut')} onClick={() => zoom(1 / 1.5)}>
            <ZoomOut />
          </IconButton>
          <IconButton label={say('timeline.zoomWhole')} onClick={() => setPixels(whole())}>
            <Maximize2 />
          </IconButton>
          <IconButton label={say('timeline.zoomIn')} onClick={() => zoom(1.5)}>
            <ZoomIn />
          </IconButton>
        </div>
      </div>
      <div ref={tracks} className="min-w-0">
        <TimelineTracks
          timeline={timeline}
          scenes={scenes}
          beats={beats}
          pixelsPerSecond={pixelsPerSecond}
          playhead={playhead}
          pickedId={pickedId}
          onPick={pick}
          onEdit={change}
        />
      </div>
      <p className="text-soft text-xs max-sm:hidden">{say('timeline.keys')}</p>
    </div>
  );
}
