import { z } from 'zod';
import { timelineDocumentSchema } from './document-schema.ts';

/** The JSON schema (draft 2020-12) of timeline documents, for editors that complete and check them. */
export function publishedTimelineSchema(): object {
  return { ...z.toJSONSchema(timelineDocumentSchema, { io: 'input' }), title: 'A Reelwright timeline' };
}
