import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedTimelineSchema } from '../src/domain/timeline-document/published-schema.ts';

/** Writes the published JSON schema of timelines anew; a test says when it is out of date. */
writeFileSync(
  join(import.meta.dirname, '../docs/reference/timeline.schema.json'),
  `${JSON.stringify(publishedTimelineSchema(), null, 2)}\n`,
);
