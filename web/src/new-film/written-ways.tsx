import { Paperclip, X } from 'lucide-react';
import type { Dispatch, SetStateAction } from 'react';
import type { Upload } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { IconButton } from '../parts/button.tsx';
import { Field } from '../parts/fields.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { isMessageKey, say } from '../text/messages.ts';
import { type BriefFiles, FileField } from './brief-files.tsx';
import { type BriefSchema, readable } from './brief-schema.ts';

/** A file that a brief of a format may name at its top. */
export interface TopFile {
  name: string;
  kind: string;
  hint: string | undefined;
}

export function topFilesOf(schema: BriefSchema | undefined): TopFile[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, member]) =>
    member['x-file'] === undefined ? [] : [{ name, kind: member['x-file'], hint: member.description }],
  );
}

interface LineWayProps {
  format: string;
  text: string;
  onText(text: string): void;
  files: readonly TopFile[];
  /** The path of each file that was chosen, by the field of the brief. */
  given: Readonly<Record<string, string>>;
  problems: ReadonlyMap<string, string>;
  onGiven(given: Readonly<Record<string, string>>): void;
}

/** A film from one line of text, and from the files that its format can use. */
export function LineWay({ format, text, onText, files, given, problems, onGiven }: LineWayProps) {
  const example = `new.line.${format}`;
  const placeholder = isMessageKey(example) ? example : 'new.line.placeholder';
  return (
    <div className="grid gap-4">
      <TextArea
        label={say('new.line.label')}
        placeholder={say(placeholder)}
        rows={2}
        value={text}
        onChange={onText}
      />
      {files.map(({ name, kind, hint }) => (
        <FileField
          key={name}
          label={`${readable(name)} ${say('form.optional')}`}
          kind={kind}
          hint={hint}
          error={problems.get(name)}
          value={given[name] ?? ''}
          onChange={(path) => onGiven({ ...given, [name]: path })}
        />
      ))}
    </div>
  );
}

interface PasteWayProps {
  text: string;
  onText(text: string): void;
  files: BriefFiles;
  onFiles: Dispatch<SetStateAction<BriefFiles>>;
}

/** A brief as somebody has it already, with the files that it names. */
export function PasteWay({ text, onText, files, onFiles }: PasteWayProps) {
  const tellProblem = useTellProblem();
  const bring = async (file: File) => {
    try {
      const path = `/api/uploads?name=${encodeURIComponent(file.name)}`;
      const { asset } = await ask<Upload>(path, { body: file });
      onFiles((now) => ({ ...now, [file.name]: asset }));
    } catch (problem) {
      tellProblem(problem);
    }
  };
  return (
    <div className="grid gap-3">
      <TextArea
        label={say('new.paste.label')}
        placeholder={say('new.paste.placeholder')}
        rows={12}
        value={text}
        onChange={onText}
      />
      <div className="flex flex-wrap items-center gap-2">
        <FileButton
          label={say('new.paste.files')}
          icon={<Paperclip aria-hidden />}
          accept="*"
          onChoose={(file) => void bring(file)}
        />
        {Object.keys(files).map((name) => (
          <span
            key={name}
            className="flex items-center rounded-lg border border-line bg-panel py-0 pl-3 text-sm"
          >
            {name}
            <IconButton
              label={`${say('file.without')}: ${name}`}
              onClick={() =>
                onFiles(Object.fromEntries(Object.entries(files).filter(([each]) => each !== name)))
              }
            >
              <X />
            </IconButton>
          </span>
        ))}
      </div>
    </div>
  );
}

interface TextAreaProps {
  label: string;
  placeholder: string;
  rows: number;
  value: string;
  onChange(text: string): void;
}

function TextArea({ label, placeholder, rows, value, onChange }: TextAreaProps) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          rows={rows}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="field-sizing-content max-h-[60dvh] w-full rounded-lg border border-line bg-panel px-3 py-2"
          style={{ minHeight: `${rows * 1.6 + 1}rem` }}
        />
      )}
    </Field>
  );
}
