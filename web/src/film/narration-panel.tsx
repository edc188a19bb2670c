import { Mic, Plus, Scissors, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Edit, Project, Scene } from '../api/documents.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { EditableText } from '../parts/editable-text.tsx';
import { FileButton, SOUND_TYPES } from '../parts/file-button.tsx';
import { placeOf, useUnsavedText } from '../parts/unsaved-texts.ts';
import { say } from '../text/messages.ts';
import { LineReadings } from './line-readings.tsx';
import { VoicePanel } from './voice-panel.tsx';

interface NarrationPanelProps {
  project: Project;
  scene: Scene;
  /** Raises what went wrong. */
  make(edit: Edit): Promise<unknown>;
  onChange(edit: Edit): void;
  /** Takes a file in and makes the edit that it is for. */
  onBring(file: File, edit: (asset: string) => Edit): void;
}

/** What is said in a scene, line by line, and by whom; a scene can be split between two lines. */
export function NarrationPanel({ project, scene, make, onChange, onBring }: NarrationPanelProps) {
  const id = { scene: scene.id };
  return (
    <fieldset className="grid gap-3 border-line border-t pt-4">
      <legend className="sr-only">{say('scene.says')}</legend>
      <h3 className="font-medium text-sm">{say('scene.says')}</h3>
      {scene.narration.map((line, index) => (
        <div key={line.id} className="grid gap-1">
          {index > 0 && (
            <button
              type="button"
              onClick={() => onChange({ kind: 'split-scene', ...id, line: index })}
              className="flex items-center gap-2 rounded py-0.5 text-soft text-xs hover:text-ink"
            >
              <span className="h-px grow bg-line" />
              <Scissors className="size-3.5" aria-hidden /> {say('scene.split')}
              <span className="h-px grow bg-line" />
            </button>
          )}
          <div className="relative">
            <EditableText
              place={placeOf(project.id, scene.id, 'line', line.id)}
              label={say('scene.line', { number: index + 1 })}
              value={line.text}
              save={(text) => make({ kind: 'change-line', ...id, line: line.id, text })}
            />
            <IconButton
              label={say('scene.deleteLine', { number: index + 1 })}
              className="-top-2 absolute right-0 size-7"
              onClick={() => onChange({ kind: 'delete-line', ...id, line: line.id })}
            >
              <Trash2 />
            </IconButton>
          </div>
          <div className="flex flex-wrap items-center gap-2 text-soft text-xs">
            {line.recording === undefined && (
              <LineReadings scene={scene} line={line} number={index + 1} onChange={onChange} />
            )}
            {line.recording && (
              <Button onClick={() => onChange({ kind: 'own-speech', ...id, line: line.id, asset: null })}>
                <X aria-hidden /> {say('scene.recorded')}
              </Button>
            )}
            <FileButton
              label={say(line.recording ? 'scene.otherRecording' : 'scene.record')}
              name={say('scene.recordLine', { number: index + 1 })}
              icon={<Mic aria-hidden />}
              accept={SOUND_TYPES}
              onChoose={(chosen) =>
                onBring(chosen, (asset) => ({ kind: 'own-speech', ...id, line: line.id, asset }))
              }
            />
          </div>
        </div>
      ))}
      <NewLine
        place={placeOf(project.id, scene.id, 'new line')}
        add={(text) => make({ kind: 'add-line', ...id, text })}
      />
      {scene.narration.length > 0 && <VoicePanel project={project} scene={scene} onChange={onChange} />}
    </fieldset>
  );
}

/** One more line; it is there as soon as it is written, and stays here where it was refused. */
function NewLine({ place, add }: { place: string; add(text: string): Promise<unknown> }) {
  const [isBegun, setBegun] = useState(false);
  const isUnsaved = useUnsavedText(place) !== undefined;
  if (!isBegun && !isUnsaved) {
    return (
      <div>
        <Button onClick={() => setBegun(true)}>
          <Plus aria-hidden /> {say('scene.addLine')}
        </Button>
      </div>
    );
  }
  return (
    <EditableText
      place={place}
      label={say('scene.newLine')}
      value=""
      isBegun={isBegun}
      save={add}
      onLeave={() => setBegun(false)}
    />
  );
}
