import type { Project, Scene } from '../api/documents.ts';
import { useEdit, useStyles, useVoices } from '../api/queries.ts';
import { speaks } from '../new-film/languages.ts';
import { clock } from '../parts/amounts.ts';
import { type Choice, SelectField } from '../parts/fields.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { draftOf } from './timeline/draft-timeline.ts';

const PACES = ['0.8', '0.9', '1', '1.1', '1.2', '1.5'];

/** What holds for all scenes of a film, where no scene is chosen: its voice, its pace, its music. */
export function FilmLook({ project, scenes }: { project: Project; scenes: Scene[] }) {
  const voices = useVoices();
  const styles = useStyles();
  const tell = useTell();
  const tellProblem = useTellProblem();
  const edit = useEdit(project.id);
  const settings = project.settings as {
    voice?: string;
    language?: string;
    speed?: number;
    music?: { mood?: string };
    captions?: { mode?: string };
  };
  const change = (changed: Record<string, unknown>) =>
    edit.mutate(
      { kind: 'change-film', settings: changed },
      { onSuccess: ({ label }) => tell(label), onError: tellProblem },
    );
  const spoken = (voices.data?.voices ?? [])
    .filter(({ languages }) => speaks(languages, settings.language ?? ''))
    .map(({ id, name, languages }) => ({ value: id, text: `${name} (${languages.slice(0, 2).join(', ')})` }));
  const moods = (styles.data?.music ?? []).map(({ name }) => ({ value: name, text: name }));
  const isLed = project.storyboard?.leadMusic !== undefined;
  const { duration_seconds: seconds } = draftOf(scenes).timeline;
  return (
    <section className="grid gap-4 rounded-xl border border-line bg-panel p-4">
      <div>
        <h2 className="font-semibold">{say('look.title')}</h2>
        <p className="text-soft text-sm">
          {say('look.facts', { scenes: scenes.length, length: clock(seconds) })}
        </p>
      </div>
      <SelectField
        label={say('new.voice')}
        value={settings.voice ?? ''}
        choices={withKnown(spoken, settings.voice)}
        onChange={({ target }) => change({ voice: target.value })}
      />
      <SelectField
        label={say('look.pace')}
        value={String(settings.speed ?? 1)}
        choices={withKnown(
          PACES.map((pace) => ({ value: pace, text: `× ${pace}` })),
          String(settings.speed ?? 1),
        )}
        onChange={({ target }) => change({ speed: Number(target.value) })}
      />
      {!isLed && (
        <SelectField
          label={say('new.music')}
          value={settings.music?.mood ?? ''}
          choices={withKnown([{ value: 'none', text: say('look.noMusic') }, ...moods], settings.music?.mood)}
          onChange={({ target }) => change({ music: { mood: target.value } })}
        />
      )}
      <p className="border-line border-t pt-3 text-soft text-sm">{say('scene.pick')}</p>
    </section>
  );
}

/** What is chosen is shown, though nobody here knows it or nothing was. */
function withKnown(choices: readonly Choice[], chosen: string | undefined): readonly Choice[] {
  const value = chosen ?? '';
  const isThere = choices.some((choice) => choice.value === value);
  return isThere ? choices : [{ value, text: value === '' ? say('new.default') : value }, ...choices];
}
