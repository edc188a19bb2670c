import type { JsonObject } from '../../domain/canonical-json.ts';
import type { InputIssue } from '../../domain/errors.ts';
import { issuesOf } from '../../domain/input-issues.ts';
import { brandSchema, settingsSchema } from '../../domain/settings.ts';
import type { Format, TextBriefContext } from '../../ports/format.ts';
import { checkFiles, sharedFilesOf } from './brief-files.ts';
import { nameIssues, withLanguageTag } from './check-names.ts';
import { isObject, merged } from './document-tree.ts';
import { applyOverrides, type Override } from './overrides.ts';
import type { BriefReading } from './read-brief.ts';
import { refusal } from './refusal.ts';
import { settingsWith } from './start-from-defaults.ts';

/** A text or topic with what was said beside it. */
export interface TextSource {
  text: string;
  /** Fields of the brief from the text's front matter. */
  given: JsonObject;
  name: string | undefined;
  folder: string | undefined;
}

/**
 * Has the format write a brief from a text, once everything that was said beside the text is known to be right:
 * a writer may be paid. What was said by a person stands over what was written.
 */
export async function writeBrief(
  source: TextSource,
  format: Format,
  overrides: readonly Override[],
  subject: string,
  reading: BriefReading,
): Promise<JsonObject> {
  const ofWholeFields = overrides.filter(({ path }) => !path.some((step) => typeof step === 'number'));
  const { document: given } = applyOverrides(source.given, ofWholeFields);
  const issues = await givenIssues(given, source.folder, format, reading);
  if (issues.length > 0) throw refusal(subject, issues);
  const context: TextBriefContext = {
    settings: settingsWith(reading.defaults ?? {}, isObject(given.settings) ? given.settings : {}),
    writer: reading.writer,
    given,
    ...(source.name === undefined ? {} : { name: source.name }),
    ...(reading.signal ? { signal: reading.signal } : {}),
  };
  // Its settings are those that it was given, the usual ones among them, which nobody said.
  const { settings: _usual, ...written } = await format.briefFromText(source.text, context);
  return merged(written as JsonObject, given);
}

/** All that is wrong with a part of a brief; what is not there yet is no fault. */
async function givenIssues(
  given: JsonObject,
  folder: string | undefined,
  format: Format,
  { knownNames = {}, ownFiles, probe, signal }: BriefReading,
): Promise<InputIssue[]> {
  const parsed = format.schema.safeParse(given);
  const wrong = parsed.success ? [] : issuesOf(parsed.error, format.schema, given);
  const settings = settingsSchema.safeParse(given.settings ?? {}).data;
  const brand = brandSchema.optional().safeParse(given.brand).data;
  const { issues } = await checkFiles(sharedFilesOf({ brand, settings }), {
    folder,
    ownFiles,
    probe,
    signal,
  });
  return [
    ...wrong.filter((issue) => issue.value !== undefined).map((issue) => withLanguageTag(issue, knownNames)),
    ...nameIssues(settings, knownNames),
    ...issues,
  ];
}
