import { CircleStop } from 'lucide-react';
import type { Call, Project, Scene } from '../api/documents.ts';
import { projectPath, useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { Button } from '../parts/button.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

/** Ends the paid calls under way for one scene, while the rest of the run goes on. */
export function StopScene({ project, scene }: { project: Project; scene: Scene }) {
  const tell = useTell();
  const tellProblem = useTellProblem();
  const stop = useProjectAction(project.id, () =>
    ask<{ calls: Call[] }>(`${projectPath(project.id)}/scenes/${encodeURIComponent(scene.id)}/cancel`, {
      method: 'POST',
    }),
  );
  const tellEnded = ({ calls }: { calls: Call[] }) => {
    const ended = calls.filter(({ state }) => state === 'cancelled').length;
    tell(
      calls.length === 0 ? say('scene.stop.none') : say('scene.stopped', { count: ended, of: calls.length }),
    );
  };
  // It may be gone by then: with the last call a run may end.
  const press = () => void stop.mutateAsync(undefined).then(tellEnded, tellProblem);
  return (
    <Button onClick={press} disabled={stop.isPending}>
      <CircleStop aria-hidden /> {say('scene.stop')}
    </Button>
  );
}
