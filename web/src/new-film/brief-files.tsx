import { File, ImagePlus, Music, Trash2, Video } from 'lucide-react';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { Upload } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { IconButton } from '../parts/button.tsx';
import { FileButton, PICTURE_TYPES, SOUND_TYPES } from '../parts/file-button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

/** Uploads by the path that a brief gives. */
export type BriefFiles = Readonly<Record<string, string>>;

/** Called with the path by which the brief names a file, and the upload that it is. */
export const TakeInFile = createContext<(path: string, asset: string) => void>(() => {});

const KINDS: Record<string, { accept: string; icon: ReactNode }> = {
  image: { accept: PICTURE_TYPES, icon: <ImagePlus aria-hidden /> },
  sound: { accept: SOUND_TYPES, icon: <Music aria-hidden /> },
  film: { accept: 'video/mp4,video/quicktime,video/webm', icon: <Video aria-hidden /> },
};

interface FileFieldProps {
  label: string;
  /** What kind of file: `image`, `sound` or `film`. */
  kind: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The path that the brief gives; empty where no file was chosen. */
  value: string;
  onChange(path: string): void;
}

/** A file of a person's own that goes with a brief. */
export function FileField({ label, kind, hint, error, value, onChange }: FileFieldProps) {
  const takeIn = useContext(TakeInFile);
  const tellProblem = useTellProblem();
  const [isBusy, setBusy] = useState(false);
  // The rest of the brief may be written while a file is on its way.
  const latest = useRef(onChange);
  latest.current = onChange;
  const { accept, icon } = KINDS[kind] ?? { accept: '*', icon: <File aria-hidden /> };
  const bring = async (file: globalThis.File) => {
    setBusy(true);
    try {
      const { asset, name } = await ask<Upload>(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
        body: file,
      });
      const path = `${asset.slice(0, 8)}-${name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}`;
      takeIn(path, asset);
      latest.current(path);
    } catch (problem) {
      tellProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  const note = error ?? hint;
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <FileButton
          label={isBusy ? say('file.taking') : say(value === '' ? 'file.choose' : 'file.another')}
          name={label}
          icon={icon}
          accept={accept}
          disabled={isBusy}
          onChoose={(file) => void bring(file)}
        />
        {value !== '' && (
          <>
            <span className="min-w-0 break-all text-sm">{value.replace(/^[0-9a-f]{8}-/, '')}</span>
            <IconButton label={`${say('file.without')}: ${label}`} onClick={() => onChange('')}>
              <Trash2 />
            </IconButton>
          </>
        )}
      </div>
      {note !== undefined && (
        <p className={`text-xs ${error === undefined ? 'text-soft' : 'text-bad'}`}>{note}</p>
      )}
    </fieldset>
  );
}
