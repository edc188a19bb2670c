import type { JsonObject } from '../../domain/canonical-json.ts';
import type { InputIssue } from '../../domain/errors.ts';
import type { CommonBrief, Format, StoryboardContext } from '../../ports/format.ts';
import { type CheckedFile, checkFiles, type FileCheck, sharedFilesOf } from './brief-files.ts';
import { type KnownNames, nameIssues, ownNameIssues } from './check-names.ts';
import { mendedDocument } from './mended-document.ts';

export interface NamedCheck extends FileCheck {
  knownNames?: KnownNames;
  /** Models are not checked where absent. */
  findModel?: StoryboardContext['findModel'] | undefined;
}

/** Checks everything that a brief names: styles, moods, voices, models and files. */
export async function checkNamed(
  brief: CommonBrief,
  settings: CommonBrief['settings'],
  format: Format,
  { knownNames = {}, findModel, ...files }: NamedCheck,
): Promise<{ checked: CheckedFile[]; issues: InputIssue[] }> {
  const named = [...sharedFilesOf(brief), ...format.filesOf(brief)];
  const { checked, issues } = await checkFiles(named, files);
  const names = ownNameIssues(format.namesOf?.(brief) ?? [], knownNames, findModel);
  return { checked, issues: [...nameIssues(settings, knownNames), ...names, ...issues] };
}

/**
 * Checks what is named in a document that its format's schema refuses, as far as that can be told; `isPartial` where
 * nothing in it is wrong and the rest is still to come.
 */
export async function checkNamedIn(
  document: JsonObject,
  format: Format,
  { findModel, ...check }: NamedCheck,
  { isPartial }: { isPartial: boolean },
): Promise<InputIssue[]> {
  const rest = mendedDocument(document, format.schema, format.sample);
  if (rest === undefined) return [];
  // What a model needs beside its name may be what was left out.
  const byName: typeof findModel = findModel && ((field, name, kind) => findModel(field, name, kind));
  const named = { ...check, findModel: isPartial ? findModel : byName };
  return (await checkNamed(rest, rest.settings, format, named)).issues;
}
