import { ArrowLeft, ArrowRight, Copy, ImagePlus, Merge, Sparkles, Trash2, X } from 'lucide-react';
import type { Edit, Project, Scene } from '../api/documents.ts';
import { useStyles } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { EditableText } from '../parts/editable-text.tsx';
import { SelectField } from '../parts/fields.tsx';
import { FileButton, PICTURE_TYPES } from '../parts/file-button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { typedNumber } from '../parts/typed-number.ts';
import { placeOf } from '../parts/unsaved-texts.ts';
import { say } from '../text/messages.ts';
import { BulletsPanel } from './bullets-panel.tsx';
import { ClipPanel } from './clip-panel.tsx';
import { LipSyncPanel } from './lip-sync-panel.tsx';
import { ModelField } from './model-field.tsx';
import { NarrationPanel } from './narration-panel.tsx';
import { referencesOf, wordsOf } from './scene-facts.ts';
import { SceneOrigin } from './scene-origin.tsx';
import { StopScene } from './stop-scene.tsx';
import { TakeList } from './take-list.tsx';
import { useToldEdit } from './told-edit.ts';

const TRANSITIONS = ['cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom'] as const;
const CAMERA_MOVES = [
  '',
  'push-in',
  'pull-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'drift',
] as const;
const USUAL_SECONDS = 0.5;

interface SceneInspectorProps {
  project: Project;
  scene: Scene;
  sceneCount: number;
  onClose(): void;
}

/** Everything that can be changed of one scene. Each change is kept at once, and can be undone. */
export function SceneInspector({ project, scene, sceneCount, onClose }: SceneInspectorProps) {
  const { make, change } = useToldEdit(project.id);
  const styles = useStyles();
  const tellProblem = useTellProblem();
  const id = { scene: scene.id };
  const place = (of: string) => placeOf(project.id, scene.id, of);
  const { prompt = '', style = '', model } = wordsOf(scene);
  const references = referencesOf(scene);
  const bring = async (chosen: File, shown: (asset: string) => Edit) => {
    try {
      const { asset } = await ask<{ asset: string }>(`/api/uploads?name=${encodeURIComponent(chosen.name)}`, {
        body: chosen,
      });
      change(shown(asset));
    } catch (error) {
      tellProblem(error);
    }
  };
  const styleNames = new Set([style, ...(styles.data?.pictures ?? []).map(({ name }) => name)]);
  return (
    <div className="relative grid gap-4 rounded-xl border border-line bg-panel p-4 lg:max-h-[calc(100dvh-6.5rem)] lg:overflow-y-auto">
      <div className="flex items-center gap-1">
        <h2 className="mr-auto font-semibold">
          {say('scene.inspector')} {scene.position}
        </h2>
        <IconButton
          label={say('scene.moveEarlier')}
          disabled={scene.position === 1}
          onClick={() => change({ kind: 'move-scene', ...id, position: scene.position - 1 })}
        >
          <ArrowLeft />
        </IconButton>
        <IconButton
          label={say('scene.moveLater')}
          disabled={scene.position === sceneCount}
          onClick={() => change({ kind: 'move-scene', ...id, position: scene.position + 1 })}
        >
          <ArrowRight />
        </IconButton>
        <IconButton label={say('scene.back')} onClick={onClose}>
          <X />
        </IconButton>
      </div>

      <EditableText
        place={place('title')}
        label={say('scene.title')}
        isLine
        value={scene.title}
        save={(title) => make({ kind: 'change-scene', ...id, title })}
      />
      <NarrationPanel
        project={project}
        scene={scene}
        make={make}
        onChange={change}
        onBring={(chosen, heard) => void bring(chosen, heard)}
      />
      <BulletsPanel project={project} scene={scene} make={make} onChange={change} />
      <div className="grid gap-4 border-line border-t pt-4">
        <EditableText
          place={place('prompt')}
          label={say('scene.prompt')}
          value={prompt}
          save={(words) => make({ kind: 'change-scene', ...id, prompt: words })}
        />
        <SelectField
          label={say('scene.style')}
          value={style}
          choices={[...styleNames].map((name) => ({ value: name, text: name === '' ? '—' : name }))}
          onChange={(event) => change({ kind: 'change-scene', ...id, style: event.target.value })}
        />
        <ModelField
          kind="image"
          chosen={model}
          onChoose={(chosen) => change({ kind: 'change-scene', ...id, model: chosen })}
        />
        {references.length > 0 && (
          <p className="text-sm">
            <span className="font-medium">{say('scene.references')}</span>{' '}
            <span className="text-soft">{references.join(', ')}</span>
          </p>
        )}
        <TakeList
          takes={scene.takes}
          label={say('scene.takes')}
          onSelect={(take) => change({ kind: 'select-take', ...id, of: 'picture', take })}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => change({ kind: 'regenerate', ...id, of: 'picture' })}
            disabled={prompt === ''}
          >
            <Sparkles aria-hidden /> {say('scene.regenerate')}
          </Button>
          <FileButton
            label={say('scene.own')}
            icon={<ImagePlus aria-hidden />}
            accept={PICTURE_TYPES}
            onChoose={(chosen) => void bring(chosen, (asset) => ({ kind: 'own-picture', ...id, asset }))}
          />
        </div>
      </div>

      {scene.slide === null && (
        <SelectField
          label={say('scene.move')}
          value={scene.move ?? ''}
          choices={CAMERA_MOVES.map((move) => ({
            value: move,
            text: say(move === '' ? 'scene.stands' : `move.${move}`),
          }))}
          onChange={(event) => {
            const move = event.target.value as (typeof CAMERA_MOVES)[number];
            change({ kind: 'change-scene', ...id, move: move === '' ? null : move });
          }}
        />
      )}
      <ClipPanel
        project={project}
        scene={scene}
        make={make}
        onChange={change}
        onBring={(chosen, shown) => void bring(chosen, shown)}
      />
      <LipSyncPanel project={project} scene={scene} onChange={change} />

      <div className="grid grid-cols-2 items-end gap-3 has-aria-invalid:items-start">
        <SelectField
          label={say('scene.transition')}
          value={scene.transition.kind}
          choices={TRANSITIONS.map((kind) => ({ value: kind, text: say(`transition.${kind}`) }))}
          onChange={(event) => {
            const kind = event.target.value as (typeof TRANSITIONS)[number];
            const seconds = kind === 'cut' ? 0 : scene.transition.seconds || USUAL_SECONDS;
            change({ kind: 'change-scene', ...id, transition: { kind, seconds } });
          }}
        />
        <EditableText
          place={place('rest')}
          label={say('scene.rest')}
          isLine
          inputMode="decimal"
          value={String(scene.rest_seconds)}
          save={async (text) => make({ kind: 'change-scene', ...id, rest_seconds: typedNumber(text) })}
        />
      </div>
      <SceneOrigin project={project} scene={scene} />
      {project.status === 'processing' && <StopScene project={project} scene={scene} />}
      <div className="flex flex-wrap gap-2 border-line border-t pt-4">
        <Button onClick={() => change({ kind: 'duplicate-scene', ...id })}>
          <Copy aria-hidden /> {say('scene.duplicate')}
        </Button>
        <Button
          onClick={() => change({ kind: 'merge-scenes', ...id })}
          disabled={scene.position === sceneCount}
        >
          <Merge aria-hidden /> {say('scene.merge')}
        </Button>
        <Button
          tone="danger"
          disabled={sceneCount === 1}
          onClick={() => {
            change({ kind: 'delete-scene', ...id });
            onClose();
          }}
        >
          <Trash2 aria-hidden /> {say('scene.delete')}
        </Button>
      </div>
    </div>
  );
}
