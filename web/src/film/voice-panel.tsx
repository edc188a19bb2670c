import type { Edit, Project, Scene } from '../api/documents.ts';
import { useVoices } from '../api/queries.ts';
import { speaks } from '../new-film/languages.ts';
import { type Choice, SelectField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';

interface VoicePanelProps {
  project: Project;
  scene: Scene;
  onChange(edit: Edit): void;
}

/** What no voice is called, and no pace. */
const SEVERAL = 'several';
const PACES = ['0.8', '0.9', '1', '1.1', '1.2', '1.5'];

/** Who speaks in a scene, and how fast: as the film has it, or otherwise. */
export function VoicePanel({ project, scene, onChange }: VoicePanelProps) {
  const voices = useVoices();
  const language = String(project.settings.language ?? '');
  const spoken = (voices.data?.voices ?? [])
    .filter(({ languages }) => speaks(languages, language))
    .map(({ id, name, languages }) => ({ value: id, text: `${name} (${languages.slice(0, 2).join(', ')})` }));
  const voice = sharedBy(scene.narration.map((line) => line.voice));
  const speed = sharedBy(scene.narration.map((line) => line.speed?.toString()));
  const paces = PACES.map((pace) => ({ value: pace, text: `× ${pace}` }));
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
        choices={choicesWith(speed, say('scene.filmsPace'), paces)}
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
