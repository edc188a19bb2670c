import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';

/** How every box that is written in looks. */
export const BOX =
  'w-full rounded-lg border border-line bg-panel px-3 py-2 text-sm outline-offset-0 disabled:opacity-60';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children(id: string, describedBy: string | undefined): ReactNode;
}

/** A label with what it labels, its hint and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  const noteId = note === undefined ? undefined : `${id}-note`;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children(id, noteId)}
      {note !== undefined && (
        <p id={noteId} className={`text-xs ${error === undefined ? 'text-soft' : 'text-bad'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

export type Labelled = { label: string; hint?: string | undefined; error?: string | undefined };

export function TextField({ label, hint, error, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(id, describedBy) => <input id={id} aria-describedby={describedBy} className={BOX} {...rest} />}
    </Field>
  );
}

export interface Choice {
  value: string;
  text: string;
  /** Shown, but not to be chosen. */
  isDisabled?: boolean;
}

export function SelectField({
  label,
  hint,
  error,
  choices,
  ...rest
}: Labelled & { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(id, describedBy) => (
        <select id={id} aria-describedby={describedBy} className={BOX} {...rest}>
          {choices.map(({ value, text, isDisabled = false }) => (
            <option key={value} value={value} disabled={isDisabled}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps {
  label: string;
  isOn: boolean;
  disabled?: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is so or not. */
export function CheckField({ label, isOn, disabled, onChange }: CheckFieldProps) {
  return (
    <label className="flex items-center gap-2.5 text-sm has-disabled:opacity-60">
      <input
        type="checkbox"
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
