import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../parts/button.tsx';
import { CheckField, Field, SelectField, TextField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';
import { FileField } from './brief-files.tsx';
import { type BriefSchema, type BriefValue, emptyValue, readable } from './brief-schema.ts';

interface SchemaFieldProps {
  name: string;
  schema: BriefSchema;
  isNeeded: boolean;
  value: BriefValue | undefined;
  /** What the server says is wrong, by the path of the field. */
  problems: ReadonlyMap<string, string>;
  path: string;
  onChange(value: BriefValue): void;
}

/** What every form leaves to its own part of the page. */
const ELSEWHERE = new Set(['settings', 'brand']);

/** The fields of an object, made from its schema. */
export function SchemaFields({
  schema,
  value,
  path,
  problems,
  onChange,
}: Omit<SchemaFieldProps, 'name' | 'isNeeded'>) {
  const members = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  const shown = Object.entries(schema.properties ?? {}).filter(
    ([name]) => path !== '' || !ELSEWHERE.has(name),
  );
  return (
    <div className="grid gap-4">
      {shown.map(([name, member]) => (
        <SchemaField
          key={name}
          name={name}
          schema={member}
          isNeeded={schema.required?.includes(name) ?? false}
          value={members[name]}
          problems={problems}
          path={path === '' ? name : `${path}.${name}`}
          onChange={(changed) => onChange({ ...members, [name]: changed })}
        />
      ))}
    </div>
  );
}

function SchemaField(props: SchemaFieldProps) {
  const { name, schema, isNeeded, value, problems, path, onChange } = props;
  const label = isNeeded ? readable(name) : `${readable(name)} ${say('form.optional')}`;
  const told = { label, hint: schema.description, error: problems.get(path) };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (schema.type === 'array') return <ListField {...props} />;
  if (schema.type === 'object') {
    return (
      <fieldset className="grid gap-3 rounded-xl border border-line p-4">
        <legend className="px-1 font-medium text-sm">{label}</legend>
        <SchemaFields schema={schema} value={value} path={path} problems={problems} onChange={onChange} />
      </fieldset>
    );
  }
  if (schema.type === 'boolean') {
    return <CheckField label={label} isOn={(value ?? schema.default) === true} onChange={onChange} />;
  }
  if (schema['x-file'] !== undefined)
    return <FileField {...told} kind={schema['x-file']} value={text} onChange={onChange} />;
  if (schema.enum) {
    const choices = schema.enum.map((choice) => ({ value: String(choice), text: String(choice) }));
    return (
      <SelectField
        {...told}
        value={text}
        choices={[{ value: '', text: '—' }, ...choices]}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    return (
      <TextField
        {...told}
        type="number"
        min={schema.minimum}
        max={schema.maximum}
        step={schema.type === 'integer' ? 1 : 'any'}
        value={text}
        onChange={(event) => onChange(event.target.value === '' ? '' : Number(event.target.value))}
      />
    );
  }
  return (
    <Field {...told}>
      {(id, describedBy) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          rows={(schema.maxLength ?? 0) > 400 ? 3 : 1}
          required={isNeeded}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className="field-sizing-content w-full resize-none rounded-lg border border-line bg-panel px-3 py-2 text-sm"
        />
      )}
    </Field>
  );
}

/** Items have no names of their own, so each has an id beside the list; one stays as it is when another goes. */
function ListField({ name, schema, isNeeded, value, problems, path, onChange }: SchemaFieldProps) {
  const items = Array.isArray(value) ? value : [];
  const [ids, setIds] = useState(() => items.map((_, index) => index));
  const one = readable(name).replace(/s$/, '');
  const itemSchema = schema.items ?? {};
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium text-sm">
        {readable(name)}
        {!isNeeded && ` ${say('form.optional')}`}
      </legend>
      {problems.get(path) && <p className="text-bad text-xs">{problems.get(path)}</p>}
      {items.map((item, index) => (
        <div
          key={ids[index]}
          className="relative grid gap-3 rounded-xl border border-line bg-raised/40 p-4 pr-12"
        >
          {itemSchema.type === 'object' ? (
            <SchemaFields
              schema={itemSchema}
              value={item}
              path={`${path}[${index}]`}
              problems={problems}
              onChange={(changed) => onChange(items.with(index, changed))}
            />
          ) : (
            <SchemaField
              name={`${one} ${index + 1}`}
              schema={itemSchema}
              isNeeded
              value={item}
              problems={problems}
              path={`${path}[${index}]`}
              onChange={(changed) => onChange(items.with(index, changed))}
            />
          )}
          <IconButton
            label={say('form.remove', { what: one.toLowerCase(), number: index + 1 })}
            className="absolute top-2 right-2"
            onClick={(event) => {
              focusAfter(event.currentTarget.parentElement);
              setIds(ids.toSpliced(index, 1));
              onChange(items.toSpliced(index, 1));
            }}
          >
            <Trash2 />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          onClick={() => {
            setIds([...ids, 1 + Math.max(-1, ...ids)]);
            onChange([...items, emptyValue(itemSchema)]);
          }}
        >
          <Plus aria-hidden /> {one}
        </Button>
      </div>
    </fieldset>
  );
}

/** Whoever goes on by keyboard finds themselves where the item was: at the next one, or at the button for another. */
function focusAfter(item: HTMLElement | null): void {
  item?.nextElementSibling?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}
