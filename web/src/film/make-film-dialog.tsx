import { useState } from 'react';
import type { Project, Run } from '../api/documents.ts';
import { projectPath, usePlan, useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { makingWords, type Stage, stageChoices } from '../new-film/stages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { PlanSummary } from './plan-summary.tsx';

interface MakeFilmDialogProps {
  project: Project;
  onClose(): void;
}

/** What is left to make of a film and at what price, before it is begun; and how far to go. */
export function MakeFilmDialog({ project, onClose }: MakeFilmDialogProps) {
  const [stage, setStage] = useState<Stage>('film');
  const plan = usePlan(project.id, { stage });
  const tellProblem = useTellProblem();
  const start = useProjectAction(project.id, () =>
    ask<Run>(`${projectPath(project.id)}/runs`, { json: { stage } }),
  );
  const isNothing = plan.data?.wanted.length === 0;
  return (
    <Dialog isOpen title={say(project.film === null ? 'film.make' : 'film.refresh')} onClose={onClose}>
      <SelectField
        label={say('new.upTo')}
        value={stage}
        choices={stageChoices()}
        onChange={(event) => setStage(event.target.value as Stage)}
      />
      <QueryState query={plan}>
        {(known) =>
          isNothing ? <p className="text-sm">{say('plan.nothing')}</p> : <PlanSummary plan={known} />
        }
      </QueryState>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{say('app.cancel')}</Button>
        <Button
          tone="main"
          disabled={plan.data === undefined || isNothing || start.isPending}
          onClick={() => start.mutate(undefined, { onSuccess: onClose, onError: tellProblem })}
        >
          {makingWords(stage)}
        </Button>
      </div>
    </Dialog>
  );
}
