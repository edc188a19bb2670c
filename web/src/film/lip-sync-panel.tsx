import { Link } from '@tanstack/react-router';
import type { Edit, Model, Project, Scene } from '../api/documents.ts';
import { useEditPreview, useModels, usePlan } from '../api/queries.ts';
import { money, total } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { CheckField, SelectField } from '../parts/fields.tsx';
import { makerName } from '../text/maker-name.ts';
import { say } from '../text/messages.ts';

type LipSyncEdit = Extract<Edit, { kind: 'lip-sync' }>;

interface LipSyncPanelProps {
  project: Project;
  scene: Scene;
  onChange(edit: Edit): void;
}

const TEMPERATURES = [0, 0.25, 0.5, 0.75, 1];

/** Has the mouth in the scene's shot follow what is heard: on or off, how, at what price, and what came of it. */
export function LipSyncPanel({ project, scene, onChange }: LipSyncPanelProps) {
  const models = useModels('lip-sync');
  const { lip_sync: sync } = scene;
  const heard = heardIn(scene, project);
  const isOffered = sync !== null || scene.clip !== null || project.storyboard?.leadMusic !== undefined;
  const model = sync ? models.data?.models.find(({ id }) => id === sync.model.name) : models.data?.models[0];
  if (!isOffered || model === undefined) return null;
  const asked = editOf(scene, model);
  return (
    <section aria-label={say('sync.title')} className="grid gap-3 border-line border-t pt-4">
      <h3 className="font-medium text-sm">{say('sync.title')}</h3>
      <CheckField
        label={say(`sync.on.${heard ?? 'words'}`)}
        isOn={sync !== null}
        disabled={sync === null && (scene.clip === null || heard === undefined)}
        onChange={(isOn) => onChange(isOn ? asked : { kind: 'lip-sync', scene: scene.id, model: null })}
      />
      {scene.clip === null && <p className="text-soft text-xs">{say('sync.noShot')}</p>}
      {heard === undefined && <p className="text-soft text-xs">{say('sync.nothingHeard')}</p>}
      {!model.set_up && <NotSetUp model={model} />}
      {sync === null && scene.clip !== null && heard !== undefined && (
        <PriceBefore project={project} asked={asked} />
      )}
      {sync !== null && (
        <>
          <Options sync={sync} onChange={(options) => onChange({ ...asked, ...options })} />
          <Outcome
            project={project}
            scene={scene}
            onAgain={() => onChange({ kind: 'regenerate', scene: scene.id, of: 'lip-sync' })}
          />
        </>
      )}
    </section>
  );
}

/** What a mouth in the scene’s shot would follow; undefined where it is quiet. */
function heardIn({ narration, lip_sync: sync }: Scene, { storyboard }: Project) {
  if (narration.length > 0) return 'words';
  if (sync?.spokenIn !== undefined) return 'quiet';
  return storyboard?.leadMusic === undefined ? undefined : 'music';
}

/** The edit that leaves everything about the lip-sync as it is; what the model has by itself is absent. */
function editOf({ id, lip_sync: sync }: Scene, model: Model): LipSyncEdit {
  return {
    kind: 'lip-sync',
    scene: id,
    model: { provider: model.provider, name: model.id },
    temperature: sync?.temperature,
    active_speaker: sync?.activeSpeaker,
    occlusion: sync?.occlusion,
    assume_face: sync?.assumeFace,
  };
}

function NotSetUp({ model }: { model: Model }) {
  return (
    <p className="rounded-lg bg-warn/10 px-3 py-2 text-sm">
      <code className="break-all">{model.set_up_by.join(', ')}</code> {say('sync.notSetUp')}{' '}
      <Link to="/providers" className="underline">
        {say('app.providers')}
      </Link>
    </p>
  );
}

/** What switching it on would cost, or why it cannot be switched on; nothing is changed by asking. */
function PriceBefore({ project, asked }: { project: Project; asked: LipSyncEdit }) {
  const preview = useEditPreview(project.id, asked);
  if (preview.error) return <p className="text-bad text-sm">{preview.error.message}</p>;
  if (preview.data === undefined) return null;
  return (
    <>
      <p className="text-soft text-sm">
        {say('sync.price')} {total(preview.data.refresh)}
      </p>
      {preview.data.notices.map((notice) => (
        <p key={notice} className="text-soft text-xs">
          {notice}
        </p>
      ))}
    </>
  );
}

interface OptionsProps {
  sync: NonNullable<Scene['lip_sync']>;
  onChange(options: Partial<LipSyncEdit>): void;
}

function Options({ sync, onChange }: OptionsProps) {
  const { temperature, activeSpeaker = false, occlusion = false, assumeFace = false } = sync;
  const shown = temperature === undefined ? '' : String(temperature);
  const steps = [...new Set([...TEMPERATURES, ...(temperature === undefined ? [] : [temperature])])].sort();
  return (
    <>
      <SelectField
        label={say('sync.temperature')}
        hint={say('sync.temperature.hint')}
        value={shown}
        choices={[
          { value: '', text: say('sync.byModel') },
          ...steps.map((step) => ({ value: String(step), text: String(step) })),
        ]}
        onChange={({ target: { value } }) =>
          onChange({ temperature: value === '' ? undefined : Number(value) })
        }
      />
      <CheckField
        label={say('sync.speaker')}
        isOn={activeSpeaker}
        onChange={(isOn) => onChange({ active_speaker: isOn })}
      />
      <CheckField
        label={say('sync.occlusion')}
        isOn={occlusion}
        onChange={(isOn) => onChange({ occlusion: isOn })}
      />
      <CheckField
        label={say('sync.assumeFace')}
        isOn={assumeFace}
        onChange={(isOn) => onChange({ assume_face: isOn })}
      />
    </>
  );
}

/** Whether it was made, by whom, and why not where it was not; its price while it is still to be made. */
function Outcome({ project, scene, onAgain }: { project: Project; scene: Scene; onAgain(): void }) {
  const plan = usePlan(project.id);
  const part = scene.parts.find(({ kind }) => kind === 'lip-sync');
  if (part === undefined) return null;
  if (part.state !== 'current' || part.shown === null) {
    const offer = plan.data?.wanted.find(({ hash }) => hash === part.hash)?.offer;
    const price = offer?.price ? money(offer.price) : say('plan.unknown');
    return (
      <p role="status" className="text-sm">
        {say(part.state === 'stale' ? 'sync.stale' : 'sync.missing')}
        {offer && ` ${say('sync.price')} ${price} (${makerName(offer.provider)})`}
        {offer && <span className="block text-soft text-xs">{offer.basis}</span>}
      </p>
    );
  }
  const { provider, stepped_down: steps } = part.shown;
  if (steps.length === 0) {
    return (
      <p role="status" className="text-sm">
        {say('sync.made')} {makerName(provider)}
      </p>
    );
  }
  return (
    <div role="status" className="grid gap-1 rounded-lg bg-warn/10 px-3 py-2 text-sm">
      <p className="font-medium">{say('sync.failed')}</p>
      {steps.map((step) => (
        <p key={step.provider} className="break-words">
          {makerName(step.provider)}: {step.reason}
        </p>
      ))}
      <p className="text-soft">{say('sync.failed.hint')}</p>
      <Button onClick={onAgain}>{say('sync.again')}</Button>
    </div>
  );
}
