import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'radix-ui';
import { useLive } from '../api/live.ts';
import { useProject, useRuns } from '../api/queries.ts';
import { FilmHeader } from '../film/film-header.tsx';
import { FilmPlayer } from '../film/film-player.tsx';
import { RunBar } from '../film/run-bar.tsx';
import { SpendingView } from '../film/spending-view.tsx';
import { StoryboardView } from '../film/storyboard-view.tsx';
import { TimelineView } from '../film/timeline/timeline-view.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { FILM_VIEWS, type FilmView } from '../router.tsx';
import { type MessageKey, say } from '../text/messages.ts';

/** One film: its storyboard, its timeline, the film itself, and what it cost. */
export function FilmPage() {
  const { project: id } = useParams({ from: '/films/$project' });
  const { view = 'storyboard' } = useSearch({ from: '/films/$project' });
  const navigate = useNavigate({ from: '/films/$project' });
  const query = useProject(id);
  const live = useLive(id);
  const runs = useRuns(id);
  const run = live.run ?? runs.data?.runs.find(({ state }) => state === 'running');
  return (
    <QueryState query={query}>
      {(project) => (
        // Another film has fields of its own, with nothing in them that was typed for this one.
        <div key={project.id} className="grid gap-4">
          <FilmHeader project={project} isRunning={run !== undefined || project.status === 'processing'} />
          <RunBar project={project} live={live} run={run} />
          <Tabs.Root
            value={view}
            onValueChange={(value) =>
              navigate({ search: (now) => ({ ...now, view: value as FilmView }), replace: true })
            }
          >
            <Tabs.List
              aria-label={project.title}
              className="mb-4 flex gap-1 overflow-x-auto border-line border-b"
            >
              {FILM_VIEWS.map((each) => (
                <Tabs.Trigger
                  key={each}
                  value={each}
                  // Whoever comes by mouse goes on in what it shows: its keys are those of the timeline.
                  onClick={({ detail, currentTarget }) => detail > 0 && currentTarget.blur()}
                  className="whitespace-nowrap border-transparent border-b-2 px-3 py-2 text-sm text-soft data-[state=active]:border-accent data-[state=active]:text-ink"
                >
                  {say(`film.${each}` as MessageKey)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="storyboard">
              <StoryboardView project={project} isRunning={run !== undefined} />
            </Tabs.Content>
            <Tabs.Content value="timeline">
              <TimelineView project={project} />
            </Tabs.Content>
            <Tabs.Content value="film">
              <FilmPlayer project={project} />
            </Tabs.Content>
            <Tabs.Content value="spending">
              <SpendingView project={project} />
            </Tabs.Content>
          </Tabs.Root>
        </div>
      )}
    </QueryState>
  );
}
