import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, Ellipsis, Redo2, RefreshCw, Undo2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { sendInOrder } from '../api/changes-in-order.ts';
import type { EditOutcome, Project } from '../api/documents.ts';
import { projectPath, readAnew, usePlan, useProjectAction, useScenes } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { total } from '../parts/amounts.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { FilmTitle } from './film-title.tsx';
import { MakeFilmDialog } from './make-film-dialog.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

/** A film's title and state, and what can be done with it as a whole. */
export function FilmHeader({ project, isRunning }: { project: Project; isRunning: boolean }) {
  const [isQuoted, setQuoted] = useState(false);
  const plan = usePlan(project.id, { isWanted: !isRunning });
  const scenes = useScenes(project.id);
  const tell = useTell();
  const tellProblem = useTellProblem();
  const step = useProjectAction(project.id, (what: 'undo' | 'redo') =>
    sendInOrder(project.id, () => ask<EditOutcome>(`${projectPath(project.id)}/${what}`, { method: 'POST' })),
  );
  const { undo = null, redo = null } = scenes.data ?? {};
  const isCurrent = plan.data?.wanted.length === 0 && project.film !== null;
  // Of several in a row each is told of.
  const stepTo = (what: 'undo' | 'redo') =>
    void step.mutateAsync(what).then(({ label }) => tell(label), tellProblem);
  // Whether there is anything to undo the server knows best: an edit may still be on its way.
  useUndoKeys(stepTo);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
      <FilmTitle project={project} />
      <StatusBadge status={isRunning ? 'processing' : project.status} />
      <div className="ml-auto flex items-center gap-1">
        <IconButton
          label={undo === null ? say('film.undo') : `${say('film.undo')}: ${undo}`}
          disabled={undo === null || step.isPending}
          onClick={() => stepTo('undo')}
        >
          <Undo2 />
        </IconButton>
        <IconButton
          label={redo === null ? say('film.redo') : `${say('film.redo')}: ${redo}`}
          disabled={redo === null || step.isPending}
          onClick={() => stepTo('redo')}
        >
          <Redo2 />
        </IconButton>
        <Button
          tone={isCurrent ? 'plain' : 'main'}
          disabled={isRunning || isCurrent || plan.data === undefined}
          onClick={() => setQuoted(true)}
        >
          {isCurrent ? <Check aria-hidden /> : <RefreshCw aria-hidden />}
          {say(isCurrent ? 'film.current' : project.film === null ? 'film.make' : 'film.refresh')}
          {plan.data && !isCurrent && (
            <span className="whitespace-nowrap opacity-80">({total(plan.data.total)})</span>
          )}
        </Button>
        <FilmMenu project={project} />
      </div>
      {isQuoted && <MakeFilmDialog project={project} onClose={() => setQuoted(false)} />}
    </div>
  );
}

const ITEM = 'cursor-pointer rounded-md px-3 py-1.5 text-sm outline-none data-[highlighted]:bg-raised';

function FilmMenu({ project }: { project: Project }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const [isDeleting, setDeleting] = useState(false);
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['projects'] });
    } catch (error) {
      tellProblem(error);
    }
  };
  const duplicate = () =>
    act(async () => {
      const copy = await ask<Project>(`${projectPath(project.id)}/duplicate`, { method: 'POST' });
      await navigate({ to: '/films/$project', params: { project: copy.id } });
    });
  const archive = () =>
    act(async () => {
      const archived = project.archived_at === null;
      await ask(projectPath(project.id), { method: 'PATCH', json: { archived } });
      await readAnew(client, project.id);
    });
  const remove = () =>
    act(async () => {
      await ask(projectPath(project.id), { method: 'DELETE' });
      await navigate({ to: '/' });
    });
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={say('film.more')}>
            <Ellipsis />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-50 min-w-44 rounded-xl border border-line bg-panel p-1.5 shadow-xl"
          >
            <DropdownMenu.Item className={ITEM} onSelect={duplicate}>
              {say('film.duplicate')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={ITEM} onSelect={archive}>
              {say(project.archived_at === null ? 'film.archive' : 'film.unarchive')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={`${ITEM} text-bad`} onSelect={() => setDeleting(true)}>
              {say('film.delete')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Confirm
        isOpen={isDeleting}
        title={say('film.delete.sure')}
        text={say('film.delete.text')}
        action={say('film.delete').replace('…', '')}
        onClose={() => setDeleting(false)}
        onConfirm={remove}
      />
    </>
  );
}
