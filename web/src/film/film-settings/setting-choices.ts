import { useStyles, useVoices } from '../../api/queries.ts';
import type { BriefSchema } from '../../new-film/brief-schema.ts';
import { languagesOf, voicesOf } from '../../new-film/languages.ts';
import type { Choice } from '../../parts/fields.tsx';
import { isMessageKey, say } from '../../text/messages.ts';
import { PACES } from '../paces.ts';
import type { Setting, SettingValue } from './setting-groups.ts';

/** What somebody chose of these can be taken back. */
const LEFT_OPEN = ['voice'];

/** What a setting can be chosen from, what is chosen among it; undefined for one that is written. */
export type ChoicesOf = (setting: Setting, chosen: SettingValue) => readonly Choice[] | undefined;

/** The choices of each setting: from the schema, or what this installation has of voices, styles and moods. */
export function useSettingChoices(language: string): ChoicesOf {
  const voices = useVoices().data?.voices ?? [];
  const styles = useStyles().data;
  const named = (list: readonly { name: string }[] = []) =>
    list.map(({ name }) => ({ value: name, text: name }));
  const offered: Record<string, () => readonly Choice[]> = {
    language: () => languagesOf(voices),
    voice: () => voicesOf(voices, language),
    speed: () => PACES,
    style: () => named(styles?.pictures),
    'captions.style': () => named(styles?.captions),
    'music.mood': () => [{ value: 'none', text: say('look.noMusic') }, ...named(styles?.music)],
  };
  return ({ path, schema }, chosen) => {
    const known = offered[path]?.() ?? choicesOfSchema(path, schema);
    return known && withChosen(known, chosen, LEFT_OPEN.includes(path));
  };
}

function choicesOfSchema(path: string, { enum: named, anyOf }: BriefSchema): Choice[] | undefined {
  const values = named ?? anyOf?.flatMap(({ const: value }) => value ?? []);
  return values?.map((value) => {
    const key = path === 'transition.kind' ? `transition.${value}` : `setting.${path}.${value}`;
    return { value: String(value), text: isMessageKey(key) ? say(key) : String(value) };
  });
}

/** What is chosen is shown, though nobody here knows it, or nothing was. */
function withChosen(known: readonly Choice[], chosen: SettingValue, isOpen: boolean): readonly Choice[] {
  const value = chosen === null ? '' : String(chosen);
  const open = isOpen || value === '' ? [{ value: '', text: say('new.default') }] : [];
  const isKnown = value === '' || known.some((choice) => choice.value === value);
  return [...open, ...known, ...(isKnown ? [] : [{ value, text: value }])];
}
