import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedTimelineSchema } from '../src/domain/timeline-document/published-schema.ts';
import { formats } from '../src/formats/catalogue.ts';
import { briefJsonSchema } from '../src/studio/brief/brief-json-schema.ts';

/** Writes the published JSON schemas of timelines and briefs anew; tests say when one is out of date. */
function write(name: string, schema: object): void {
  const path = join(import.meta.dirname, `../docs/reference/${name}.schema.json`);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}

write('timeline', publishedTimelineSchema());
for (const format of formats) write(format.name, briefJsonSchema(format));
