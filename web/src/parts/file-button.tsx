import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

/** The pictures that can be brought. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/svg+xml';

/** The sounds that can be brought. */
export const SOUND_TYPES = '.mp3,.wav,.flac,.ogg,.m4a,audio/*';

interface FileButtonProps {
  /** What stands on the button after its picture. */
  label: string;
  /** What the file is for, where the label does not say it. */
  name?: string;
  icon: ReactNode;
  /** Media types, separated by commas. */
  accept: string;
  disabled?: boolean;
  onChoose(file: File): void;
}

/** A button that lets a person choose a file of their own; the same one can be chosen again. */
export function FileButton({ label, name = label, icon, accept, disabled, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()} disabled={disabled}>
        {icon} {label}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={name}
        accept={accept}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onChoose(chosen);
          event.target.value = '';
        }}
      />
    </>
  );
}
