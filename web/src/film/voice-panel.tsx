import type { Edit, Project, Scene } from '../api/documents.ts';
import { useVoices } from '../api/queries.ts';
import { voicesOf } from '../new-film/languages.ts';
import { type Choice, SelectField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';
import { PACES } from './paces.ts';

interface VoicePanelProps {
  project: Project;
  scene: Scene;
  onChange(edit: Edit): void;
}

/** What no voice is called, and no pace. */
const SEVERAL = 'several';

/** Who speaks in a scene, and how fast: as the film has it, or otherwise. */
export function VoicePanel({ project, scene, onChange }: VoicePanelProps) {
  const voices = useVoices();
  const language = String(project.settings.language ?? '');
  const spoken = voicesOf(voices.data?.voices ?? [], language);
  const voice = sharedBy(scene.narration.map((line) => line.voice));
  const speed = sharedBy(scene.narration.map((line) => line.speed?.toString()));
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-end gap-3">
      <SelectField
        label={say('scene.voice')}
        value={voice}
        choices={choicesWith(voice, say('scene.filmsVoice'), spoken)}
        onChange={({ target: { value } }) =>
          onChange({ kind: 'change-voice', scene: scene.id, voice: value === '' ? null : value })
        }
      />
      <SelectField
        label={say('scene.pace')}
        value={speed}
        choices={choicesWith(speed, say('scene.filmsPace'), PACES)}
        onChange={({ target: { value } }) =>
          onChange({ kind: 'change-voice', scene: scene.id, speed: value === '' ? null : Number(value) })
        }
      />
    </div>
  );
}

/** What all lines have; empty for what the film has, and `several` where they differ. */
function sharedBy(values: readonly (string | undefined)[]): string {
  const [first = '', ...others] = new Set(values.map((value) => value ?? ''));
  return others.length === 0 ? first : SEVERAL;
}

/** The film's own first; what is chosen is shown though nobody here knows it. */
function choicesWith(chosen: string, films: string, choices: readonly Choice[]): Choice[] {
  const all = [{ value: '', text: films }, ...choices];
  if (all.some(({ value }) => value === chosen)) return all;
  return [...all, { value: chosen, text: chosen === SEVERAL ? say('scene.severalVoices') : chosen }];
}
