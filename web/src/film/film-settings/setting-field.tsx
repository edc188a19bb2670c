import type { KeyboardEvent } from 'react';
import { readable } from '../../new-film/brief-schema.ts';
import { type Choice, EditableText, SelectField, TextField } from '../../parts/fields.tsx';
import { useWrittenText } from '../../parts/written-text.ts';
import { isMessageKey, say } from '../../text/messages.ts';
import type { Setting, SettingValue } from './setting-groups.ts';

interface SettingFieldProps {
  setting: Setting;
  value: SettingValue;
  /** What it can be chosen from; undefined where it is written. */
  choices: readonly Choice[] | undefined;
  error: string | undefined;
  onChange(value: SettingValue): void;
}

/** One setting of a film, to be chosen or written as its schema has it. */
export function SettingField({ setting, value, choices, error, onChange }: SettingFieldProps) {
  const { path, schema } = setting;
  const told = { label: labelOf(setting), hint: hintOf(setting), error };
  const text = Array.isArray(value) ? value.join('\n') : String(value ?? '');
  const isNumber = schema.type !== 'string' && schema.type !== 'array';
  if (choices) {
    return (
      <SelectField
        {...told}
        value={text}
        choices={choices}
        onChange={({ target }) => {
          const chosen = isNumber ? Number(target.value) : target.value;
          onChange(target.value === '' ? null : chosen);
        }}
      />
    );
  }
  if (isNumber) return <NumberField {...told} schema={schema} text={text} onChange={onChange} />;
  return (
    <EditableText
      {...told}
      rows={schema.type === 'array' ? 3 : 1}
      mayBeEmpty={path === 'credits'}
      value={text}
      onCommit={(typed) => {
        const lines = typed.split('\n').flatMap((line) => line.trim() || []);
        onChange(schema.type === 'array' ? lines : typed);
      }}
    />
  );
}

interface NumberFieldProps {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  schema: Setting['schema'];
  text: string;
  onChange(value: number | null): void;
}

/** A number that is kept when the person leaves it or presses Enter; Escape takes it back. */
function NumberField({ schema, text: known, onChange, ...told }: NumberFieldProps) {
  const { text, write, finish, takeBack } = useWrittenText(known);
  const keep = () => {
    const written = finish();
    if (written !== undefined) onChange(written === '' ? null : Number(written));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') takeBack();
  };
  return (
    <TextField
      {...told}
      type="number"
      inputMode="decimal"
      min={schema.minimum}
      max={schema.maximum}
      step={schema.type === 'integer' ? 1 : 'any'}
      value={text}
      onChange={({ target }) => write(target.value)}
      onBlur={keep}
      onKeyDown={press}
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
