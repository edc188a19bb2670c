import { Clapperboard, Film, ImageIcon, Sparkles } from 'lucide-react';
import type { Edit, Project, Scene } from '../api/documents.ts';
import { Button } from '../parts/button.tsx';
import { EditableText } from '../parts/editable-text.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { typedNumber } from '../parts/typed-number.ts';
import { placeOf } from '../parts/unsaved-texts.ts';
import { say } from '../text/messages.ts';
import { ModelField } from './model-field.tsx';
import { wordsOf } from './scene-facts.ts';
import { TakeList } from './take-list.tsx';

interface ClipPanelProps {
  project: Project;
  scene: Scene;
  /** Raises what went wrong. */
  make(edit: Edit): Promise<unknown>;
  onChange(edit: Edit): void;
  /** Takes a file in and tells which edit shows it. */
  onBring(file: File, edit: (asset: string) => Edit): void;
}

/** The moving shot of a scene: made from words, brought by a person, trimmed without loss, or taken away again. */
export function ClipPanel({ project, scene, make, onChange, onBring }: ClipPanelProps) {
  const { clip } = scene;
  const { prompt } = wordsOf(scene);
  const id = { scene: scene.id };
  const place = (of: string) => placeOf(project.id, scene.id, 'clip', of);
  return (
    <fieldset className="grid gap-3 border-line border-t pt-4">
      <legend className="sr-only">{say('clip.title')}</legend>
      <h3 className="font-medium text-sm">{say('clip.title')}</h3>
      {clip !== null && !('own' in clip) && (
        <>
          <EditableText
            place={place('directions')}
            label={say('clip.directions')}
            value={clip.directions}
            mayBeEmpty
            save={(directions) => make({ kind: 'change-clip', ...id, directions })}
          />
          <EditableText
            place={place('seconds')}
            label={say('clip.seconds')}
            isLine
            inputMode="decimal"
            value={String(Number(clip.durationSeconds.toFixed(3)))}
            save={async (text) => make({ kind: 'change-clip', ...id, duration_seconds: typedNumber(text) })}
          />
          <ModelField
            kind="video"
            chosen={clip.model}
            onChoose={(model) => onChange({ kind: 'change-clip', ...id, model })}
          />
        </>
      )}
      {clip !== null && (
        <div className="grid grid-cols-2 gap-3">
          <EditableText
            place={place('from')}
            label={say('clip.from')}
            isLine
            inputMode="decimal"
            value={String(clip.inSeconds ?? 0)}
            save={async (text) => make({ kind: 'trim-clip', ...id, in_seconds: typedNumber(text) })}
          />
          <EditableText
            place={place('to')}
            label={say('clip.to')}
            isLine
            inputMode="decimal"
            value={clip.outSeconds === undefined ? '' : String(clip.outSeconds)}
            mayBeEmpty
            save={async (text) =>
              make({ kind: 'trim-clip', ...id, out_seconds: text === '' ? null : typedNumber(text) })
            }
          />
        </div>
      )}
      <TakeList
        takes={scene.clip_takes}
        label={say('clip.takes')}
        onSelect={(take) => onChange({ kind: 'select-take', ...id, of: 'clip', take })}
      />
      <div className="flex flex-wrap gap-2">
        {clip ? (
          <>
            <Button
              disabled={'own' in clip}
              onClick={() => onChange({ kind: 'regenerate', ...id, of: 'clip' })}
            >
              <Sparkles aria-hidden /> {say('clip.regenerate')}
            </Button>
            <Button onClick={() => onChange({ kind: 'remove-clip', ...id })}>
              <ImageIcon aria-hidden /> {say('clip.remove')}
            </Button>
          </>
        ) : (
          <Button
            disabled={prompt === undefined || scene.slide !== null}
            onClick={() =>
              onChange({
                kind: 'change-clip',
                ...id,
                ...(prompt !== undefined && { prompt }),
                directions: say('clip.usualDirections'),
              })
            }
          >
            <Clapperboard aria-hidden /> {say('clip.make')}
          </Button>
        )}
        <FileButton
          label={say('clip.own')}
          icon={<Film aria-hidden />}
          accept="video/mp4,video/quicktime,video/webm"
          disabled={scene.slide !== null}
          onChoose={(chosen) => onBring(chosen, (asset) => ({ kind: 'own-clip', ...id, asset }))}
        />
      </div>
    </fieldset>
  );
}
