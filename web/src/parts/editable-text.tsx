import { type HTMLAttributes, type KeyboardEvent, useEffect, useRef } from 'react';
import { BOX, Field } from './fields.tsx';
import { oneLine } from './kept-text.ts';
import { UnsavedNote } from './unsaved-note.tsx';
import { useWrittenText, type WrittenTextOptions } from './written-text.ts';

interface EditableTextProps extends Pick<WrittenTextOptions, 'place' | 'mayBeEmpty' | 'save'> {
  label: string;
  hint?: string | undefined;
  value: string;
  rows?: number;
  /** One line however long, which Enter saves. */
  isLine?: boolean;
  /** Whether a press asked for it, which has the keys go on in it. */
  isBegun?: boolean;
  inputMode?: HTMLAttributes<HTMLTextAreaElement>['inputMode'];
  /** Called when the person goes elsewhere. */
  onLeave?(): void;
}

/** A text that is saved when the person leaves it, or presses Enter with Ctrl; Escape takes it back. */
export function EditableText(props: EditableTextProps) {
  const { place, label, hint, value, mayBeEmpty, save, isLine = false, isBegun = false, onLeave } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const written = useWrittenText({
    place,
    known: value,
    mayBeEmpty: mayBeEmpty ?? false,
    ...(isLine && { asKept: oneLine }),
    save,
  });
  useEffect(() => {
    if (isBegun) box.current?.focus();
  }, [isBegun]);
  const isUnsaved = (written.problem ?? written.other) !== undefined;
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      written.takeBack();
      onLeave?.();
    } else if (event.key === 'Enter' && (isLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      written.keep(true);
      if (!isLine) box.current?.blur();
    }
  };
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) => (
        <>
          <textarea
            ref={box}
            id={id}
            aria-describedby={
              [describedBy, isUnsaved && `${id}-unsaved`].filter(Boolean).join(' ') || undefined
            }
            aria-invalid={isUnsaved}
            inputMode={props.inputMode}
            className={`${BOX} field-sizing-content resize-none aria-invalid:border-bad`}
            rows={props.rows ?? (isLine ? 1 : 2)}
            value={written.text}
            onChange={(event) => written.write(event.target.value)}
            onBlur={() => {
              written.keep(false);
              onLeave?.();
            }}
            onKeyDown={press}
          />
          <UnsavedNote id={`${id}-unsaved`} fieldId={id} written={written} />
        </>
      )}
    </Field>
  );
}
