import { useNavigate, useSearch } from '@tanstack/react-router';
import { PenLine, Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Plan, Project, Run, Scene } from '../api/documents.ts';
import { projectPath, usePlan, useProjectAction, useScenes } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { total } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import type { CardToolActions } from './card-media/card-tools.tsx';
import { RemakeOffer } from './card-media/remake-offer.tsx';
import { useCardWriting } from './card-words/card-writing.ts';
import { FilmLook } from './film-look.tsx';
import { useReorder } from './reorder/use-reorder.ts';
import { SceneCard } from './scene-card.tsx';
import { SceneInspector } from './scene-inspector.tsx';
import { useToldEdit } from './told-edit.ts';

/** All scenes as cards that can be dragged, and the one that was picked with all that can be changed of it. */
export function StoryboardView({ project, isRunning }: { project: Project; isRunning: boolean }) {
  const scenes = useScenes(project.id);
  return (
    <QueryState query={scenes}>
      {({ scenes: all }) =>
        all.length === 0 ? (
          <NoScript project={project} isRunning={isRunning} />
        ) : (
          <Board project={project} scenes={all} />
        )
      }
    </QueryState>
  );
}

function Board({ project, scenes }: { project: Project; scenes: Scene[] }) {
  const { scene: pickedId } = useSearch({ from: '/films/$project' });
  const navigate = useNavigate({ from: '/films/$project' });
  const { make, change } = useToldEdit(project.id);
  const picked = scenes.find(({ id }) => id === pickedId);
  const pick = useCallback(
    (scene: string | undefined) =>
      void navigate({
        search: ({ scene: _former, ...rest }) => (scene === undefined ? rest : { ...rest, scene }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const ids = useMemo(() => scenes.map(({ id }) => id), [scenes]);
  const reorder = useReorder({
    ids,
    onMove: (scene, position) => change({ kind: 'move-scene', scene, position }),
  });
  const writing = useCardWriting({ projectId: project.id, scenes, make });
  const [remade, setRemade] = useState<{ id: string; asked: HTMLElement }>();
  const remadeScene = scenes.find(({ id }) => id === remade?.id);
  const { begin } = writing.actions;
  const tools = useMemo(
    (): CardToolActions => ({
      write: begin,
      remake: (id, asked) => setRemade({ id, asked }),
      take: (scene, of, take) => change({ kind: 'select-take', scene, of, take }),
    }),
    [begin, change],
  );
  const plan = usePlan(project.id, { isWanted: project.status !== 'processing' });
  const prices = useMemo(() => pricesOf(plan.data), [plan.data]);
  const isWide = project.settings.ratio === '16:9';
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className={picked ? 'max-lg:hidden' : ''}>
        <p id="reorder-how" className="sr-only">
          {say('reorder.how')}
        </p>
        <p aria-live="assertive" className="sr-only">
          {reorder.told}
        </p>
        <ol
          {...reorder.list}
          className={`grid gap-3 ${isWide ? 'grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))]' : 'grid-cols-[repeat(auto-fill,minmax(min(10.5rem,44vw),1fr))]'}`}
        >
          {scenes.map((scene) => (
            <SceneCard
              key={scene.id}
              scene={scene}
              isWide={isWide}
              isPicked={scene.id === pickedId}
              isOffered={scene.id === remade?.id}
              price={prices.get(scene.id)}
              open={writing.open?.scene === scene.id ? writing.open : undefined}
              unsaved={writing.unsaved.get(scene.id)}
              writing={writing.actions}
              tools={tools}
              onPick={pick}
            />
          ))}
        </ol>
        <Button
          className="mt-4"
          onClick={() =>
            change({
              kind: 'add-scene',
              title: say('scene.newTitle', { number: scenes.length + 1 }),
              narration: [],
            })
          }
        >
          <Plus aria-hidden /> {say('scene.add')}
        </Button>
        {remade && remadeScene && (
          <RemakeOffer
            projectId={project.id}
            scene={remadeScene}
            asked={remade.asked}
            onChoose={change}
            onClose={() => setRemade(undefined)}
          />
        )}
      </div>
      <aside aria-label={say('scene.inspector')} className="lg:sticky lg:top-20">
        {picked ? (
          <SceneInspector
            key={picked.id}
            project={project}
            scene={picked}
            sceneCount={scenes.length}
            onClose={() => pick(undefined)}
          />
        ) : (
          <FilmLook project={project} scenes={scenes} />
        )}
      </aside>
    </div>
  );
}

/** What making the rest of each scene would cost; scenes that are done are not in it. */
function pricesOf(plan: Plan | undefined): ReadonlyMap<string, string> {
  const scenes = new Map<string, { amount: number; unknown: string[] }>();
  for (const { scene, label, offer } of plan?.wanted ?? []) {
    if (scene === null) continue;
    const sum = scenes.get(scene) ?? { amount: 0, unknown: [] };
    if (offer?.price) sum.amount += offer.price.amount;
    else sum.unknown.push(label);
    scenes.set(scene, sum);
  }
  const currency = plan?.total.currency ?? 'USD';
  return new Map([...scenes].map(([id, sum]) => [id, total({ ...sum, currency })]));
}

function NoScript({ project, isRunning }: { project: Project; isRunning: boolean }) {
  const tellProblem = useTellProblem();
  const write = useProjectAction(project.id, () =>
    ask<Run>(`${projectPath(project.id)}/runs`, { json: { stage: 'script' } }),
  );
  return (
    <div className="grid place-items-center gap-3 rounded-2xl border border-line border-dashed px-4 py-16 text-center">
      <PenLine className="size-9 text-soft" aria-hidden />
      <p>{say(isRunning ? 'film.scriptComes' : 'film.noScript')}</p>
      <Button
        tone="main"
        hidden={isRunning}
        disabled={write.isPending}
        onClick={() => write.mutate(undefined, { onError: tellProblem })}
      >
        {say('film.writeScript')}
      </Button>
    </div>
  );
}
