import { Clapperboard, Film, ImageIcon, Sparkles } from 'lucide-react';
import type { Edit, Scene } from '../api/documents.ts';
import { Button } from '../parts/button.tsx';
import { EditableText } from '../parts/fields.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { say } from '../text/messages.ts';
import { ModelField } from './model-field.tsx';
import { wordsOf } from './scene-facts.ts';
import { TakeList } from './take-list.tsx';

interface ClipPanelProps {
  scene: Scene;
  onChange(edit: Edit): void;
  /** Takes a file in and tells which edit shows it. */
  onBring(file: File, edit: (asset: string) => Edit): void;
}

/** The moving shot of a scene: made from words, brought by a person, trimmed without loss, or taken away again. */
export function ClipPanel({ scene, onChange, onBring }: ClipPanelProps) {
  const { clip } = scene;
  const { prompt } = wordsOf(scene);
  const id = { scene: scene.id };
  return (
    <fieldset className="grid gap-3 border-line border-t pt-4">
      <legend className="sr-only">{say('clip.title')}</legend>
      <h3 className="font-medium text-sm">{say('clip.title')}</h3>
      {clip !== null && !('own' in clip) && (
        <>
          <EditableText
            label={say('clip.directions')}
            value={clip.directions}
            mayBeEmpty
            onCommit={(directions) => onChange({ kind: 'change-clip', ...id, directions })}
          />
          <EditableText
            label={say('clip.seconds')}
            rows={1}
            value={String(Number(clip.durationSeconds.toFixed(3)))}
            onCommit={(text) => onChange({ kind: 'change-clip', ...id, duration_seconds: Number(text) })}
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
            label={say('clip.from')}
            rows={1}
            value={String(clip.inSeconds ?? 0)}
            onCommit={(text) => onChange({ kind: 'trim-clip', ...id, in_seconds: Number(text) })}
          />
          <EditableText
            label={say('clip.to')}
            rows={1}
            value={clip.outSeconds === undefined ? '' : String(clip.outSeconds)}
            mayBeEmpty
            onCommit={(text) =>
              onChange({ kind: 'trim-clip', ...id, out_seconds: text.trim() === '' ? null : Number(text) })
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
