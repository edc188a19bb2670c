import { ImagePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Defaults, Upload } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { IconButton } from '../parts/button.tsx';
import { TextField } from '../parts/fields.tsx';
import { FileButton, PICTURE_TYPES } from '../parts/file-button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

/** Whoever films speak for. */
export type Brand = NonNullable<Defaults['brand']>;

interface BrandFieldsProps {
  brand: Brand;
  problems: ReadonlyMap<string, string>;
  /** Given what became another. */
  onChange(changes: Brand): void;
}

/** Whoever films speak for: a name, colours and a logo. */
export function BrandFields({ brand, problems, onChange }: BrandFieldsProps) {
  const tellProblem = useTellProblem();
  const { name = '', colours = [], logo } = brand;
  /** The colours while they are being written. */
  const [written, setWritten] = useState<string>();
  const [chosen, setChosen] = useState<{ asset: string; url: string }>();
  const bring = async (file: File) => {
    try {
      const path = `/api/uploads?name=${encodeURIComponent(file.name)}`;
      const { asset } = await ask<Upload>(path, { body: file });
      setChosen({ asset, url: URL.createObjectURL(file) });
      onChange({ logo: { asset, name: file.name } });
    } catch (error) {
      tellProblem(error);
    }
  };
  const colourProblem = [...problems].find(([field]) => field.startsWith('brand.colours'))?.[1];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={say('defaults.name')}
        error={problems.get('brand.name')}
        value={name}
        onChange={({ target: { value } }) => onChange({ name: value === '' ? undefined : value })}
      />
      <div className="grid content-start gap-2">
        <TextField
          label={say('defaults.colours')}
          hint={say('defaults.colours.hint')}
          error={colourProblem}
          placeholder="#1a73e8 #fbbc04"
          value={written ?? colours.join(' ')}
          onBlur={() => setWritten(undefined)}
          onChange={({ target: { value } }) => {
            setWritten(value);
            onChange({ colours: value.split(/[\s,;]+/).filter((each) => each !== '') });
          }}
        />
        <ul className="flex gap-1.5" aria-hidden>
          {[...new Set(colours)].map((colour) => (
            <li
              key={colour}
              className="size-6 rounded-md border border-line"
              style={{ backgroundColor: colour }}
            />
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        {logo && (
          <img
            src={
              chosen?.asset === logo.asset ? chosen.url : `/api/defaults/logo?v=${logo.asset.slice(0, 12)}`
            }
            alt={say('defaults.logo')}
            className="h-14 max-w-40 rounded-lg border border-line bg-white object-contain p-1.5"
          />
        )}
        <FileButton
          label={say('defaults.logo.choose')}
          icon={<ImagePlus aria-hidden />}
          accept={PICTURE_TYPES}
          onChoose={(file) => void bring(file)}
        />
        {logo !== undefined && (
          <>
            <span className="min-w-0 break-all text-soft text-sm">{logo.name}</span>
            <IconButton label={say('defaults.logo.remove')} onClick={() => onChange({ logo: undefined })}>
              <Trash2 />
            </IconButton>
          </>
        )}
      </div>
    </div>
  );
}
