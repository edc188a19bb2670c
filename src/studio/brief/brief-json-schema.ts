import type { JsonValue } from '../../domain/canonical-json.ts';
import { jsonSchemaOf } from '../../domain/input-issues.ts';
import type { Format } from '../../ports/format.ts';

/** The published JSON schema (draft 2020-12) of a format's briefs, with a description of every field and an example. */
export function briefJsonSchema(format: Format): { [keyword: string]: JsonValue } {
  const schema = JSON.parse(JSON.stringify(jsonSchemaOf(format.schema)));
  return { ...schema, title: `A brief of the format ${format.name}`, examples: [format.sample] };
}
