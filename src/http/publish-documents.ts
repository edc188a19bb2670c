import { z } from '@hono/zod-openapi';
import { PUBLISH_KINDS } from '../ports/publisher.ts';

/** What is asked and answered of publishing. */

export const publishRequestSchema = z.strictObject({
  target: z.enum(PUBLISH_KINDS).describe('Where to; the folder is the one that the server’s settings name.'),
  with_assets: z
    .boolean()
    .default(false)
    .describe('Publishes the pictures, clips, speech and music of the film too.'),
  delete_local: z
    .boolean()
    .default(false)
    .describe('Deletes the film’s own files here once all of it is published; it can be put together again.'),
});

export const publishedSchema = z
  .object({
    project: z.string(),
    target: z.enum(PUBLISH_KINDS),
    place: z.string(),
    files: z.array(
      z.object({
        role: z.string(),
        name: z.string(),
        location: z.string(),
        url: z.string(),
        expires_at: z.iso.datetime().nullable().describe('Null for a link that stays.'),
        size_bytes: z.number(),
        uploaded: z.boolean().describe('False for what was there before.'),
      }),
    ),
    deleted: z.array(z.string()).describe('Files that were deleted here afterwards.'),
  })
  .openapi('PublishedFilm');

export const publishersSchema = z
  .object({
    publishers: z.array(
      z.object({
        target: z.enum(PUBLISH_KINDS),
        ready: z.boolean(),
        detail: z.string().describe('Where it is, or what is missing for it.'),
      }),
    ),
  })
  .openapi('Publishers');
