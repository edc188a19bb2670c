import { readable } from '../../new-film/brief-schema.ts';
import { EditableText } from '../../parts/editable-text.tsx';
import { type Choice, SelectField } from '../../parts/fields.tsx';
import { typedNumber } from '../../parts/typed-number.ts';
import { isMessageKey, say } from '../../text/messages.ts';
import type { Setting, SettingValue } from './setting-groups.ts';

interface SettingFieldProps {
  setting: Setting;
  value: SettingValue;
  /** What it can be chosen from; undefined where it is written. */
  choices: readonly Choice[] | undefined;
  /** Of what was chosen. */
  error: string | undefined;
  place: string;
  onChoose(value: SettingValue): void;
  /** Saves what was written; raises what went wrong. */
  save(value: SettingValue): Promise<unknown>;
}

/** One setting of a film, to be chosen or written as its schema has it. */
export function SettingField({ setting, value, choices, error, place, onChoose, save }: SettingFieldProps) {
  const { path, schema } = setting;
  const text = Array.isArray(value) ? value.join('\n') : String(value ?? '');
  const isNumber = schema.type !== 'string' && schema.type !== 'array';
  if (choices) {
    return (
      <SelectField
        label={labelOf(setting)}
        hint={hintOf(setting)}
        error={error}
        value={text}
        choices={choices}
        onChange={({ target }) => {
          const chosen = isNumber ? Number(target.value) : target.value;
          onChoose(target.value === '' ? null : chosen);
        }}
      />
    );
  }
  const isList = schema.type === 'array';
  return (
    <EditableText
      place={place}
      label={labelOf(setting)}
      hint={hintOf(setting)}
      rows={isList ? 3 : 1}
      isLine={!isList}
      inputMode={isNumber ? 'decimal' : undefined}
      mayBeEmpty={isNumber || path === 'credits'}
      value={text}
      save={async (typed) => {
        if (isList) return save(typed.split('\n').flatMap((line) => line.trim() || []));
        if (!isNumber) return save(typed);
        return save(typed === '' ? null : typedNumber(typed));
      }}
    />
  );
}

/** By what it is for; a setting that nobody wrote a label for goes by its name. */
export function labelOf({ path }: Setting): string {
  const key = `setting.${path}`;
  return isMessageKey(key) ? say(key) : readable(path.replaceAll('.', ' '));
}

function hintOf({ path, schema }: Setting): string | undefined {
  const key = `setting.${path}.hint`;
  if (isMessageKey(key)) return say(key);
  return isMessageKey(`setting.${path}`) ? undefined : schema.description;
}
