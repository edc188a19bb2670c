import type { AssetHash } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { type InputIssue, isReelError } from '../../domain/errors.ts';
import { issuesOf, jsonSchemaOf } from '../../domain/input-issues.ts';
import type { AssetWish } from '../../domain/plan.ts';
import type { CommonBrief, Format, StoryboardContext } from '../../ports/format.ts';
import type { Media } from '../../ports/media.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';
import { type CheckedFile, checkFiles, sharedFilesOf } from './brief-files.ts';
import { type KnownNames, nameIssues, voiceIssues, withLanguageTag } from './check-names.ts';
import { chooseFormat } from './choose-format.ts';
import { decodeText } from './decode-text.ts';
import { objectIn } from './document-tree.ts';
import { hearingNotices } from './hearing-notices.ts';
import { applyOverrides, parseOverrides } from './overrides.ts';
import { type BriefContent, readContent } from './read-content.ts';
import { refusal } from './refusal.ts';
import { writeBrief } from './write-brief.ts';

/** What a person hands in: the bytes or characters of a brief, or a document that was read already. */
export type BriefInput = ({ text: string | Uint8Array } | { document: unknown }) & {
  /** The file's name; its ending says what the text is. */
  name?: string;
  /** Where the files that the brief names are; a brief without a folder can name none. */
  folder?: string;
};

export interface BriefReading {
  formats: readonly Format[];
  /** The name of the format, where the person gave one. */
  format?: string | undefined;
  /** Changes to the brief, each as `path=value`. */
  overrides?: readonly string[];
  /** Absolute paths in the overrides of files that may lie outside the brief's folder. */
  ownFiles?: readonly string[] | undefined;
  knownNames?: KnownNames;
  /** Models are not checked where absent. */
  findModel?: StoryboardContext['findModel'];
  /** Writes the brief where only a text or a topic was handed in. */
  writer: TextGenerator;
  probe: Media['probe'];
  signal?: AbortSignal;
}

/** A brief that can be made. */
export interface ReadBrief {
  format: Format;
  /** As the format's schema gives it, with defaults filled in. */
  brief: CommonBrief;
  title: string;
  files: CheckedFile[];
  /** Where a written brief falls short of what was wished for, one sentence each. */
  notices: string[];
  /** What a language model wrote of it. */
  written: AssetHash[];
  /** What would be bought for the brief, where it was drawn up for a plan alone. */
  unwritten: AssetWish[];
}

/**
 * Reads a brief: JSON, YAML, Markdown, plain text or one line. Nothing is written, and nobody is paid, before
 * all that was handed in is checked. Raises one `invalid-input` whose issues name every field that is wrong
 * (`unknown-name` for the format's name, `too-large` for the whole).
 */
export async function readBrief(input: BriefInput, reading: BriefReading): Promise<ReadBrief> {
  const subject = input.name ?? 'The brief';
  const content = contentOf(input, reading.formats, subject);
  const document = content.kind === 'document' ? objectIn(content.document, subject) : undefined;
  const format = chooseFormat(reading.formats, reading.format, document, subject);
  const root = jsonSchemaOf(format.schema);
  const { overrides, issues } = parseOverrides(reading.overrides ?? [], root);
  const hearing = hearingNotices(reading.writer);
  let draft: JsonObject = document ?? {};
  if (content.kind !== 'document') {
    if (issues.length > 0) throw refusal(subject, issues);
    const source = { ...content, name: input.name, folder: input.folder };
    draft = await writeBrief(source, format, overrides, subject, { ...reading, writer: hearing.writer });
  }
  const applied = applyOverrides(draft, overrides);
  issues.push(...applied.issues);
  const { brief, files } = await checkedBrief(
    applied.document,
    format,
    issues,
    input.folder,
    reading,
    subject,
  );
  const { notices, assets: written, unwritten } = hearing;
  return { format, brief, title: format.titleOf(brief), files, notices, written, unwritten };
}

function contentOf(input: BriefInput, formats: readonly Format[], subject: string): BriefContent {
  if ('document' in input) return { kind: 'document', document: input.document };
  const known = new Set(
    formats.flatMap((format) => Object.keys(jsonSchemaOf(format.schema).properties ?? {})),
  );
  return readContent(decodeText(input.text, subject), input.name, subject, (key) => known.has(key));
}

async function checkedBrief(
  document: JsonObject,
  format: Format,
  found: readonly InputIssue[],
  folder: string | undefined,
  { knownNames = {}, ownFiles, probe, signal, findModel }: BriefReading,
  subject: string,
): Promise<{ brief: CommonBrief; files: CheckedFile[] }> {
  const parsed = format.schema.safeParse(document);
  if (!parsed.success) {
    const wrong = issuesOf(parsed.error, format.schema, document);
    throw refusal(subject, [...found, ...wrong.map((issue) => withLanguageTag(issue, knownNames))]);
  }
  const brief = parsed.data;
  const named = [...sharedFilesOf(brief), ...format.filesOf(brief)];
  const { checked, issues } = await checkFiles(named, { folder, ownFiles, probe, signal });
  const ofFormat = findModel === undefined ? [] : issuesRaisedBy(() => format.check?.(brief, findModel));
  const ofVoices = (format.voicesOf?.(brief) ?? []).flatMap(({ field, voice }) =>
    voiceIssues(field, voice, knownNames),
  );
  const all = [...found, ...nameIssues(brief.settings, knownNames), ...ofVoices, ...ofFormat, ...issues];
  if (all.length > 0) throw refusal(subject, all);
  return { brief, files: checked };
}

function issuesRaisedBy(check: () => void): readonly InputIssue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (isReelError(error) && error.issues.length > 0) return error.issues;
    throw error;
  }
}
