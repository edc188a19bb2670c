import { type KeyboardEvent, useId } from 'react';
import type { Project } from '../api/documents.ts';
import { projectPath, useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { oneLine } from '../parts/kept-text.ts';
import { UnsavedNote } from '../parts/unsaved-note.tsx';
import { placeOf } from '../parts/unsaved-texts.ts';
import { useWrittenText } from '../parts/written-text.ts';
import { say } from '../text/messages.ts';
import { useToldEdit } from './told-edit.ts';

/** A film's title, where it is written too: saved when the person leaves it or presses Enter; Escape takes it back. */
export function FilmTitle({ project }: { project: Project }) {
  const id = useId();
  const { make } = useToldEdit(project.id);
  const rename = useProjectAction(project.id, (title: string) =>
    ask<Project>(projectPath(project.id), { method: 'PATCH', json: { title } }),
  );
  const written = useWrittenText({
    place: placeOf(project.id, 'title'),
    known: project.title,
    asKept: oneLine,
    // Edits are of a script, which may still be to be written.
    save: (title) =>
      project.storyboard === null ? rename.mutateAsync(title) : make({ kind: 'change-film', title }),
  });
  const isUnsaved = (written.problem ?? written.other) !== undefined;
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') written.takeBack();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    written.keep(true);
    event.currentTarget.blur();
  };
  return (
    <div className={`grid min-w-0 max-w-full gap-1.5 max-sm:w-full ${isUnsaved ? 'w-full' : ''}`}>
      <h1 className="font-semibold text-2xl tracking-tight">
        <textarea
          id={id}
          rows={1}
          aria-label={say('film.rename')}
          aria-describedby={isUnsaved ? `${id}-unsaved` : undefined}
          aria-invalid={isUnsaved}
          value={written.text}
          onChange={(event) => written.write(event.target.value)}
          onBlur={() => written.keep(false)}
          onKeyDown={press}
          className="field-sizing-content block min-w-0 max-w-full resize-none rounded-md border border-transparent bg-transparent px-1.5 py-0.5 hover:border-line focus:border-line aria-invalid:border-bad max-sm:w-full"
        />
      </h1>
      <UnsavedNote id={`${id}-unsaved`} fieldId={id} written={written} />
    </div>
  );
}
