import { useMemo, useRef } from 'react';
import type { Film, FilmTimeline, Project, Scene } from '../../api/documents.ts';
import { projectPath, useBeats, useScenes, useTimeline } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { say } from '../../text/messages.ts';
import { DraftScreen } from './draft-screen.tsx';
import { draftOf } from './draft-timeline.ts';
import { TimelineEditor } from './timeline-editor.tsx';
import { useDraftPlayhead } from './use-draft-playhead.ts';
import { usePlayhead } from './use-playhead.ts';

/** The film in time: its tracks, and a player whose playhead they share. Before there is a film, what is there of it. */
export function TimelineView({ project }: { project: Project }) {
  const scenes = useScenes(project.id);
  const timeline = useTimeline(project.id, project.film?.film);
  const { film } = project;
  return (
    <QueryState query={scenes}>
      {({ scenes: all }) => {
        if (all.length === 0)
          return <p className="py-12 text-center text-soft text-sm">{say('timeline.none')}</p>;
        if (film === null) return <DraftTimeline project={project} scenes={all} />;
        return (
          <QueryState query={timeline}>
            {(times) => <MadeTimeline project={project} film={film} timeline={times} scenes={all} />}
          </QueryState>
        );
      }}
    </QueryState>
  );
}

interface MadeTimelineProps {
  project: Project;
  film: Film;
  timeline: FilmTimeline;
  scenes: Scene[];
}

function MadeTimeline({ project, film, timeline, scenes }: MadeTimelineProps) {
  const video = useRef<HTMLVideoElement>(null);
  const playhead = usePlayhead(video, timeline.duration_seconds);
  const beats = useBeats(project.id, timeline.music.length > 0 ? film.film : undefined);
  const at = (name: string) => `${projectPath(project.id)}/film/${name}?v=${film.film.slice(0, 12)}`;
  const isOld = scenes.some(({ parts }) => parts.some(({ state }) => state !== 'current'));
  return (
    <TimelineEditor
      project={project}
      timeline={timeline}
      scenes={scenes}
      playhead={playhead}
      beats={beats.data?.beats_seconds}
      notice={isOld ? say('timeline.stale') : undefined}
    >
      <video
        ref={video}
        src={at('film.mp4')}
        className="h-[38dvh] max-w-full"
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

function DraftTimeline({ project, scenes }: { project: Project; scenes: Scene[] }) {
  const draft = useMemo(() => draftOf(scenes), [scenes]);
  const playhead = useDraftPlayhead(draft);
  return (
    <TimelineEditor
      project={project}
      timeline={draft.timeline}
      scenes={scenes}
      playhead={playhead}
      notice={say('timeline.draft')}
    >
      <DraftScreen
        draft={draft}
        scenes={scenes}
        moment={playhead.moment}
        ratio={String(project.settings.ratio)}
      />
    </TimelineEditor>
  );
}
