import { type RefObject, useMemo, useRef } from 'react';
import type { Film, FilmTimeline, Project, Scene } from '../../api/documents.ts';
import { projectPath, useBeats, usePlan, useScenes, useTimeline } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { say } from '../../text/messages.ts';
import { DraftScreen } from './draft-screen.tsx';
import { type Draft, draftOf, isAsMade } from './draft-timeline.ts';
import { Moment } from './moment.ts';
import { TimelineEditor, type TimelineStand } from './timeline-editor.tsx';
import { useDraftPlayhead } from './use-draft-playhead.ts';
import { usePlayhead } from './use-playhead.ts';

/**
 * The film in time: its tracks, and a player whose playhead they share. Where edits moved anything in time since the film
 * was made, and before there is a film, what is there of it as the storyboard is now.
 */
export function TimelineView({ project }: { project: Project }) {
  const scenes = useScenes(project.id);
  const timeline = useTimeline(project.id, project.film?.film);
  const { film } = project;
  return (
    <QueryState query={scenes}>
      {({ scenes: all }) => {
        if (all.length === 0)
          return <p className="py-12 text-center text-soft text-sm">{say('timeline.none')}</p>;
        if (film === null) return <ScenesInTime project={project} scenes={all} />;
        return (
          <QueryState query={timeline}>
            {(times) => <ScenesInTime project={project} scenes={all} made={{ film, timeline: times }} />}
          </QueryState>
        );
      }}
    </QueryState>
  );
}

interface Made {
  film: Film;
  timeline: FilmTimeline;
}

interface ScenesInTimeProps {
  project: Project;
  scenes: Scene[];
  made?: Made;
}

function ScenesInTime({ project, scenes, made }: ScenesInTimeProps) {
  const framesPerSecond = Number(project.settings.frameRate);
  const music = made?.timeline.music;
  const draft = useMemo(() => draftOf(scenes, framesPerSecond, music), [scenes, framesPerSecond, music]);
  const beats = useBeats(project.id, music && music.length > 0 ? made.film.film : undefined);
  // Kept from one player to the other, so that an edit leaves everything where it stood.
  const moment = useMemo(() => new Moment(), []);
  const stand = useRef<TimelineStand>({});
  const shared = { project, scenes, moment, stand, beats: beats.data?.beats_seconds };
  return made && isAsMade(draft, made.timeline) ? (
    <MadeTimeline {...shared} {...made} />
  ) : (
    <DraftTimeline
      {...shared}
      draft={draft}
      notice={say(made ? 'timeline.draft.edited' : 'timeline.draft')}
    />
  );
}

interface SharedProps {
  project: Project;
  scenes: Scene[];
  moment: Moment;
  stand: RefObject<TimelineStand>;
  beats: readonly number[] | undefined;
}

function MadeTimeline({ film, timeline, moment, ...shared }: SharedProps & Made) {
  const { project } = shared;
  const video = useRef<HTMLVideoElement>(null);
  const playhead = usePlayhead(video, moment, timeline.duration_seconds);
  // As the page's head has it: nothing is asked for here.
  const plan = usePlan(project.id, { isWanted: false });
  const at = (name: string) => `${projectPath(project.id)}/film/${name}?v=${film.film.slice(0, 12)}`;
  const isOld = (plan.data?.wanted.length ?? 0) > 0;
  return (
    <TimelineEditor
      {...shared}
      timeline={timeline}
      playhead={playhead}
      notice={isOld ? say('timeline.stale') : undefined}
    >
      <video
        ref={video}
        src={at('film.mp4')}
        className="h-[38dvh] max-w-full max-sm:h-auto max-sm:max-h-[38dvh]"
        playsInline
        aria-label={project.title}
      >
        <track
          kind="captions"
          src={film.captions && at('captions.vtt')}
          default={film.captions !== undefined}
        />
      </video>
    </TimelineEditor>
  );
}

function DraftTimeline({ draft, notice, moment, ...shared }: SharedProps & { draft: Draft; notice: string }) {
  const { project, scenes } = shared;
  const playhead = useDraftPlayhead(draft, moment);
  return (
    <TimelineEditor {...shared} timeline={draft.timeline} playhead={playhead} notice={notice}>
      <DraftScreen draft={draft} scenes={scenes} playhead={playhead} ratio={String(project.settings.ratio)} />
    </TimelineEditor>
  );
}
