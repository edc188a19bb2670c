import { editDocument } from '../studio/documents/scene-document.ts';
import type { EditOutcome } from '../studio/editing/edit-project.ts';
import { outcomeLines } from './display/scene-lines.ts';
import { DONE } from './exit-status.ts';
import { type CommonOptions, type Invocation, printDocument } from './invocation.ts';

/** Says what an edit came to, or would come to. */
export function tellEdit(
  outcome: EditOutcome,
  { isPreview, ...options }: CommonOptions & { isPreview: boolean },
  { out }: Invocation,
): number {
  const { project, revision } = outcome;
  if (options.json) printDocument({ project: project.id, dry_run: isPreview, ...editDocument(outcome) }, out);
  else if (options.quiet) out.line(String(revision));
  else for (const line of outcomeLines(outcome, isPreview, out)) out.line(line);
  return DONE;
}
