import { useState } from 'react';
import type { Project, Scene } from '../api/documents.ts';
import { useFormat, useVoices } from '../api/queries.ts';
import { reasonOf } from '../api/request.ts';
import { speaks } from '../new-film/languages.ts';
import { clock } from '../parts/amounts.ts';
import { QueryState } from '../parts/query-state.tsx';
import { useTell } from '../parts/toasts.tsx';
import { placeOf } from '../parts/unsaved-texts.ts';
import { say } from '../text/messages.ts';
import { useSettingChoices } from './film-settings/setting-choices.ts';
import { SettingField } from './film-settings/setting-field.tsx';
import {
  isInUse,
  type Setting,
  type SettingGroup,
  type SettingValue,
  settingGroups,
  settingsWith,
  settingValue,
} from './film-settings/setting-groups.ts';
import { MusicPieces } from './music-pieces.tsx';
import { useToldEdit } from './told-edit.ts';

/** What holds for all scenes of a film, where no scene is chosen: every setting that an edit can change. */
export function FilmLook({ project, scenes }: { project: Project; scenes: Scene[] }) {
  const format = useFormat(project.format);
  const seconds = scenes.reduce((sum, { duration_seconds: length }) => sum + length, 0);
  return (
    <section className="grid gap-4 rounded-xl border border-line bg-panel p-4 lg:max-h-[calc(100dvh-6.5rem)] lg:overflow-y-auto">
      <div>
        <h2 className="font-semibold">{say('look.title')}</h2>
        <p className="text-soft text-sm">
          {say('look.facts', { scenes: scenes.length, length: clock(seconds) })}
        </p>
      </div>
      <QueryState query={format}>
        {({ schema }) => (
          <FilmSettings project={project} groups={settingGroups(schema.properties?.settings ?? {})} />
        )}
      </QueryState>
      <p className="border-line border-t pt-3 text-soft text-sm">{say('look.files')}</p>
    </section>
  );
}

function FilmSettings({ project, groups }: { project: Project; groups: SettingGroup[] }) {
  const { make } = useToldEdit(project.id);
  const tell = useTell();
  const voices = useVoices().data?.voices ?? [];
  const choicesOf = useSettingChoices(String(project.settings.language ?? ''));
  /** What was chosen and is on its way, or was refused. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, SettingValue>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  /** What asks the server for a price waits until it is looked at. */
  const [isMusicShown, setMusicShown] = useState(false);
  const { settings, storyboard } = project;
  const shownOf = (setting: Setting) => {
    const value = chosen.get(setting.path);
    return value === undefined ? settingValue(settings, setting) : value;
  };

  const save = async (path: string, value: SettingValue) => {
    const voice = voices.find(({ id }) => id === settings.voice);
    // A voice may have been chosen just now, of which the page has not heard yet.
    const isMute =
      voice === undefined ? settings.voice === undefined : !speaks(voice.languages, String(value));
    const { stale, label } = await make({
      kind: 'change-film',
      settings: { ...settingsWith(path, value), ...(path === 'language' && isMute && { voice: null }) },
    });
    if (stale.length === 0) tell(label);
  };
  const choose = async (path: string, value: SettingValue) => {
    setChosen((all) => new Map([...all, [path, value]]));
    setProblems((all) => without(all, path));
    try {
      await save(path, value);
      setChosen((all) => without(all, path));
    } catch (error) {
      // What was refused stays as it was chosen, with what is wrong with it.
      setProblems((all) => new Map([...all, [path, reasonOf(error)]]));
    }
  };

  return groups.map(({ name, settings: all }, index) => {
    const used = all.filter((setting) => isInUse(setting, settings, storyboard?.leadMusic));
    const summary = used
      .flatMap((setting) => {
        const value = String(shownOf(setting) ?? '');
        return (
          choicesOf(setting, value)?.find((choice) => choice.value === value && value !== '')?.text ?? []
        );
      })
      .join(', ');
    return (
      <details
        key={name}
        open={index === 0}
        onToggle={({ currentTarget }) => name === 'music' && setMusicShown(currentTarget.open)}
        className="group/settings border-line border-t pt-3"
      >
        <summary className="text-sm">
          <span className="font-medium">{say(`look.${name}`)}</span>{' '}
          <span className="text-soft group-open/settings:hidden">{summary}</span>
        </summary>
        <div className="mt-3 grid gap-3">
          {used.length === 0 && <p className="text-soft text-sm">{say('look.ownTrack')}</p>}
          {used.map((setting) => (
            <SettingField
              key={setting.path}
              setting={setting}
              value={shownOf(setting)}
              choices={choicesOf(setting, shownOf(setting))}
              error={problems.get(setting.path)}
              place={placeOf(project.id, setting.path)}
              onChoose={(value) => void choose(setting.path, value)}
              save={(value) => save(setting.path, value)}
            />
          ))}
          {name === 'music' && isMusicShown && <MusicPieces projectId={project.id} />}
        </div>
      </details>
    );
  });
}

function without<Value>(all: ReadonlyMap<string, Value>, path: string): ReadonlyMap<string, Value> {
  return new Map([...all].filter(([each]) => each !== path));
}
