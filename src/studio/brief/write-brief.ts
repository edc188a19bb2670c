import type { JsonObject } from '../../domain/canonical-json.ts';
import type { InputIssue } from '../../domain/errors.ts';
import { issuesOf } from '../../domain/input-issues.ts';
import type { Format, TextBriefContext } from '../../ports/format.ts';
import { checkNamedIn } from './check-named.ts';
import { withLanguageTag } from './check-names.ts';
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
  /** What it is called where it is refused. */
  subject: string;
}

/**
 * Has the format write a brief from a text, once everything that was said beside the text is known to be right:
 * a writer may be paid. What was said by a person stands over what was written.
 */
export async function writeBrief(
  source: TextSource,
  format: Format,
  { overrides, issues: found }: { overrides: readonly Override[]; issues: readonly InputIssue[] },
  reading: BriefReading,
): Promise<JsonObject> {
  const ofWholeFields = overrides.filter(({ path }) => !path.some((step) => typeof step === 'number'));
  const { document: given } = applyOverrides(source.given, ofWholeFields);
  const issues = [...found, ...(await givenIssues(given, source.folder, format, reading))];
  if (issues.length > 0) throw refusal(source.subject, issues);
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
  reading: BriefReading,
): Promise<InputIssue[]> {
  const { knownNames = {} } = reading;
  const parsed = format.schema.safeParse(given);
  const refused = parsed.success ? [] : issuesOf(parsed.error, format.schema, given);
  const wrong = refused.filter((issue) => issue.value !== undefined);
  const isPartial = wrong.length === 0;
  const named = await checkNamedIn(given, format, { ...reading, folder }, { isPartial });
  return [...wrong.map((issue) => withLanguageTag(issue, knownNames)), ...named];
}
