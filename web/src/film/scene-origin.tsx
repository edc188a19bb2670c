import type { Project, Scene } from '../api/documents.ts';
import { useScenes } from '../api/queries.ts';
import { ago, money } from '../parts/amounts.ts';
import { makerName } from '../text/maker-name.ts';
import { say } from '../text/messages.ts';

/** Of what a scene consists, who made each part, when and for how much; and what was changed in it. */
export function SceneOrigin({ project, scene }: { project: Project; scene: Scene }) {
  const scenes = useScenes(project.id);
  const made = scene.parts.flatMap(({ label, shown }) => (shown ? [{ label, ...shown }] : []));
  const changes = (scenes.data?.changes ?? []).filter(({ scenes: ids }) => ids.includes(scene.id));
  return (
    <>
      {made.length > 0 && (
        <details className="border-line border-t pt-4">
          <summary className="font-medium text-sm">{say('scene.origin')}</summary>
          <ul className="mt-3 grid gap-3 text-xs">
            {made.map(
              ({ asset, label, provider, model, cost, made_at: at, stepped_down: steps, ...rest }) => (
                <li key={`${asset} ${label}`} className="grid gap-0.5">
                  <span className="font-medium text-sm">{label}</span>
                  <span className="text-soft">
                    {[
                      say('scene.madeBy', {
                        maker: [makerName(provider), ...(provider === model ? [] : [`(${model})`])].join(' '),
                      }),
                      cost ? money(cost) : say('plan.unknown'),
                      ago(at),
                    ].join(' · ')}
                  </span>
                  {rest.chosen_because !== null && <span className="text-soft">{rest.chosen_because}</span>}
                  {steps.map((step) => (
                    <span key={step.provider} className="text-warn">
                      {say('scene.couldNot', { maker: makerName(step.provider), reason: step.reason })}
                    </span>
                  ))}
                </li>
              ),
            )}
          </ul>
        </details>
      )}
      {changes.length > 0 && (
        <details className="border-line border-t pt-4">
          <summary className="font-medium text-sm">
            {say('scene.changes')} <span className="text-soft">({changes.length})</span>
          </summary>
          <ol className="mt-3 grid gap-2 text-xs">
            {changes.map(({ label, at }) => (
              <li key={`${at} ${label}`} className="flex justify-between gap-3">
                <span>{label}</span>
                <span className="shrink-0 text-soft">{ago(at)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
