import type { AssetHash, AssetKind } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { InputIssue } from '../../domain/errors.ts';
import { issuesOf, jsonSchemaOf } from '../../domain/input-issues.ts';
import type { OwnerDefaults } from '../../domain/owner-defaults.ts';
import type { AssetWish } from '../../domain/plan.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CommonBrief, Format } from '../../ports/format.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';
import type { CheckedFile } from './brief-files.ts';
import { checkNamed, checkNamedIn, type NamedCheck } from './check-named.ts';
import { withLanguageTag } from './check-names.ts';
import { chooseFormat } from './choose-format.ts';
import { decodeText } from './decode-text.ts';
import { isObject, objectIn } from './document-tree.ts';
import { hearingNotices } from './hearing-notices.ts';
import { applyOverrides, parseOverrides } from './overrides.ts';
import { type BriefContent, readContent } from './read-content.ts';
import { refusal } from './refusal.ts';
import { leftOpen, settingsWith } from './start-from-defaults.ts';
import { writeBrief } from './write-brief.ts';

/** What a person hands in: the bytes or characters of a brief, or a document that was read already. */
export type BriefInput = ({ text: string | Uint8Array } | { document: unknown }) & {
  /** The file's name; its ending says what the text is. */
  name?: string;
  /** Where the files that the brief names are; a brief without a folder can name none. */
  folder?: string;
};

export interface BriefReading extends Omit<NamedCheck, 'folder'> {
  formats: readonly Format[];
  /** The name of the format, where the person gave one. */
  format?: string | undefined;
  /** Changes to the brief, each as `path=value`. */
  overrides?: readonly string[];
  /** What its owner's films start from, for what the brief leaves open; left aside where null. */
  defaults?: OwnerDefaults | null | undefined;
  /** Writes the brief where only a text or a topic was handed in. */
  writer: TextGenerator;
}

/** A brief that can be made. */
export interface ReadBrief {
  format: Format;
  /** As the format's schema gives it, with defaults filled in, and without its wish for what is to be made anew. */
  brief: CommonBrief;
  /** Kinds of assets that it asks to have made anew. */
  anew: readonly AssetKind[];
  /** What the brief says of the film, then what it starts from, then what is usual. */
  settings: Settings;
  /** What it takes of its owner's defaults, nothing where it leaves nothing open; null where they are left aside. */
  startsFrom: OwnerDefaults | null;
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
    const source = { ...content, name: input.name, folder: input.folder, subject };
    draft = await writeBrief(source, format, { overrides, issues }, { ...reading, writer: hearing.writer });
  }
  const applied = applyOverrides(draft, overrides);
  issues.push(...applied.issues);
  const { brief, files, settings, startsFrom } = await checkedBrief(
    applied.document,
    format,
    issues,
    input.folder,
    reading,
    subject,
  );
  const { notices, assets: written, unwritten } = hearing;
  const title = format.titleOf(brief);
  const { kinds: anew, brief: kept } = format.withoutAnew?.(brief) ?? { kinds: [], brief };
  return { format, brief: kept, anew, settings, startsFrom, title, files, notices, written, unwritten };
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
  reading: BriefReading,
  subject: string,
): Promise<Pick<ReadBrief, 'brief' | 'files' | 'settings' | 'startsFrom'>> {
  const { knownNames = {}, defaults = {} } = reading;
  const parsed = format.schema.safeParse(document);
  if (!parsed.success) {
    const wrong = issuesOf(parsed.error, format.schema, document).map((issue) =>
      withLanguageTag(issue, knownNames),
    );
    const named = await checkNamedIn(document, format, { ...reading, folder }, { isPartial: false });
    throw refusal(subject, [...found, ...wrong, ...named]);
  }
  const brief = parsed.data;
  const said = isObject(document.settings) ? document.settings : {};
  const startsFrom = defaults && leftOpen(defaults, brief, said, format);
  const settings = settingsWith(startsFrom ?? {}, said);
  const { checked, issues } = await checkNamed(brief, settings, format, { ...reading, folder });
  if (found.length + issues.length > 0) throw refusal(subject, [...found, ...issues]);
  return { brief, files: checked, settings, startsFrom };
}
