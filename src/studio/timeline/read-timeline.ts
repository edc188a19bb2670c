import { extname } from 'node:path';
import type { InputIssue } from '../../domain/errors.ts';
import { issuesOf } from '../../domain/input-issues.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { filesOf } from '../../domain/timeline-document/document-files.ts';
import {
  type TimelineDocument,
  timelineDocumentSchema,
} from '../../domain/timeline-document/document-schema.ts';
import { CAPTION_STYLES } from '../../render/caption-pictures/caption-styles.ts';
import { type CheckedFile, checkFiles } from '../brief/brief-files.ts';
import { parseJson } from '../brief/json-document.ts';
import { refusal } from '../brief/refusal.ts';
import { parseYaml } from '../brief/yaml-document.ts';
import type { StudioParts } from '../studio-parts.ts';

/** A timeline as a person hands it in. */
export interface TimelineText {
  text: string;
  /** The file's name; its ending says what it is. */
  name: string;
  /** Where files that it names are looked for. */
  folder: string;
}

/** A timeline that can be rendered: every file is there and is what it is used as. */
export interface ReadTimeline {
  document: TimelineDocument;
  files: CheckedFile[];
}

/** Reads a timeline document, JSON or YAML. Raises `invalid-input` whose issues name every field that is wrong. */
export async function readTimeline(
  { text, name, folder }: TimelineText,
  { media }: Pick<StudioParts, 'media'>,
  signal: AbortSignal,
): Promise<ReadTimeline> {
  const isJson = extname(name).toLowerCase() === '.json' || text.trimStart().startsWith('{');
  const value = isJson ? parseJson(text, name) : parseYaml(text, name);
  const result = timelineDocumentSchema.safeParse(value);
  if (!result.success) throw refusal(name, issuesOf(result.error, timelineDocumentSchema, value));
  const document = result.data;
  const { checked, issues } = await checkFiles(filesOf(document), {
    folder,
    probe: (path, stop) => media.probe(path, stop),
    signal,
  });
  const all = [...styleIssues(document), ...issues];
  if (all.length > 0) throw refusal(name, all);
  return { document, files: checked };
}

function styleIssues({ captions }: TimelineDocument): InputIssue[] {
  const names = CAPTION_STYLES.map(({ name }) => name);
  if (captions === undefined || names.includes(captions.style)) return [];
  const nearest = nearestName(captions.style, names);
  const problem = `must be one of ${names.join(', ')}`;
  return [
    { field: 'captions.style', value: captions.style, problem, ...(nearest !== undefined && { nearest }) },
  ];
}
