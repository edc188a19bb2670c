import type { JsonValue } from '../../domain/canonical-json.ts';
import { jsonSchemaOf } from '../../domain/input-issues.ts';
import type { Format } from '../../ports/format.ts';

type BriefJsonSchema = { readonly [keyword: string]: JsonValue };

const published = new WeakMap<Format, BriefJsonSchema>();

/**
 * The published JSON schema (draft 2020-12) of a format's briefs, with a description of every field and an example;
 * made once a format.
 */
export function briefJsonSchema(format: Format): BriefJsonSchema {
  const known = published.get(format);
  if (known) return known;
  const schema = JSON.parse(JSON.stringify(jsonSchemaOf(format.schema)));
  const made = { ...schema, title: `A brief of the format ${format.name}`, examples: [format.sample] };
  published.set(format, made);
  return made;
}
