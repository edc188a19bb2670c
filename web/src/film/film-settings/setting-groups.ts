import type { BriefSchema } from '../../new-film/brief-schema.ts';

/** What a setting can be: a list is of texts, and null is as if nobody had chosen it. */
export type SettingValue = string | number | string[] | null;

/** A setting of a film as the published schema has it. */
export interface Setting {
  /** Where a brief says it, below `settings`: `captions.mode`. */
  path: string;
  schema: BriefSchema;
}

export interface SettingGroup {
  name: 'speech' | 'pictures' | 'captions' | 'music' | 'end' | 'rest';
  settings: Setting[];
}

type Settings = Readonly<Record<string, unknown>>;

/** Which settings belong together; one that is not listed, such as one that is new, belongs to the rest. */
const GROUPS: readonly [SettingGroup['name'], readonly string[]][] = [
  ['speech', ['language', 'voice', 'speed']],
  ['pictures', ['style', 'ratio', 'resolution', 'frameRate', 'transition']],
  ['captions', ['captions']],
  ['music', ['music']],
  ['end', ['credits']],
  ['rest', []],
];
/** What has its own place on a film's page. */
const ELSEWHERE = ['budget'];

/** What can be changed of a film once it is written, in groups: everything but files, which come with the brief. */
export function settingGroups(schema: BriefSchema): SettingGroup[] {
  const all = Object.entries(schema.properties ?? {}).filter(([name]) => !ELSEWHERE.includes(name));
  const listed = GROUPS.flatMap(([, names]) => names);
  return GROUPS.flatMap(([name, names]) => {
    const members =
      names.length > 0 ? names : all.map(([each]) => each).filter((each) => !listed.includes(each));
    const settings = members.flatMap((member) => {
      const found = all.find(([each]) => each === member);
      return found === undefined ? [] : settingsOf(...found);
    });
    return settings.length === 0 ? [] : [{ name, settings }];
  });
}

function settingsOf(path: string, schema: BriefSchema): Setting[] {
  if (schema['x-file'] !== undefined) return [];
  if (schema.type !== 'object') return [{ path, schema }];
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    settingsOf(`${path}.${name}`, member),
  );
}

/** What a film says of a setting; the schema's own where it says nothing, and null where that is nothing too. */
export function settingValue(settings: Settings, { path, schema }: Setting): SettingValue {
  const said = path
    .split('.')
    .reduce<unknown>((value, name) => (value as Settings | undefined)?.[name], settings);
  return (said ?? schema.default ?? null) as SettingValue;
}

/** The settings of an edit that gives one of them another value. */
export function settingsWith(path: string, value: SettingValue): Record<string, unknown> {
  const names = path.split('.');
  return names.reduceRight<unknown>((within, name) => ({ [name]: within }), value) as Record<string, unknown>;
}

/** Whether a setting changes anything of a film as its other settings are. */
export function isInUse({ path }: Setting, settings: Settings, leadMusic: unknown): boolean {
  const { captions, music, transition } = settings as {
    captions?: { mode?: string };
    music?: { mood?: string; file?: string };
    transition?: { kind?: string };
  };
  const [group, name] = path.split('.');
  if (group === 'captions') return name === 'mode' || captions?.mode === 'burned';
  if (path === 'transition.seconds') return transition?.kind !== 'cut';
  if (group !== 'music') return true;
  // A film that is cut to music plays it as it is: a track of its own, or a piece of a mood and a tempo.
  if (leadMusic !== undefined) return isComposed(leadMusic) && (name === 'mood' || name === 'tempoBpm');
  return name === 'mood' || music?.mood !== 'none';
}

function isComposed(leadMusic: unknown): boolean {
  return typeof leadMusic === 'object' && leadMusic !== null && 'composed' in leadMusic;
}
