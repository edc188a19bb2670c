import { z } from '@hono/zod-openapi';
import { editSchema } from '../domain/edits/edit.ts';
import { STAGES } from '../domain/stage.ts';
import { KEY_SCOPES } from '../ports/key-store.ts';
import { publishRequestSchema } from './publish-documents.ts';

/** The documents that requests bring. */

export const briefSchema = z.strictObject({
  brief: z
    .union([z.string().min(1).max(5_000_000), z.record(z.string(), z.unknown())])
    .describe('A brief: its document, or its text (JSON, YAML, Markdown, plain text or one line).'),
  format: z.string().max(60).optional().describe('Told by the document where absent.'),
  set: z
    .array(
      z
        .string()
        .max(10_000)
        .regex(/^[^=]+=/, 'must be a path and a value, such as settings.ratio=16:9'),
    )
    .max(200)
    .optional()
    .describe('Changes to the brief, each as path=value.'),
  files: z
    .record(z.string(), z.string().regex(/^[0-9a-f]{64}$/, 'must be the asset of an upload'))
    .optional()
    .describe('Uploads by the path that the brief gives.'),
  defaults: z
    .boolean()
    .optional()
    .describe('Whether your defaults say what the brief leaves open; they do where absent.'),
});

export const changesSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(300).refine(isPlainText, { error: 'must be plain text' }).optional(),
    archived: z.boolean().optional(),
  })
  .refine(({ title, archived }) => title !== undefined || archived !== undefined, {
    error: 'must say what is to be changed: title, archived',
    when: ({ issues }) => issues.length === 0,
  });

export const editRequestSchema = z.strictObject({
  edit: editSchema,
  dry_run: z.boolean().default(false).describe('Says what would become stale, and changes nothing.'),
});
const startSchema = z.strictObject({
  stage: z.enum(STAGES).optional().describe('How far to go; to the film where absent.'),
  force: z
    .boolean()
    .optional()
    .describe('Makes every asset anew; what was paid for stays, beside a new take.'),
});

export const runRequestSchema = startSchema
  .extend({
    publish: publishRequestSchema
      .optional()
      .describe('Publishes the film as soon as it is made and has passed its check.'),
    webhook: z
      .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
      .max(2000)
      .optional()
      .describe('Is told how the run ended, signed; the address of the settings where absent.'),
    dry_run: z.boolean().default(false).describe('Answers with the plan and its price, and starts nothing.'),
  })
  .refine(({ stage, publish }) => publish === undefined || (stage ?? 'film') === 'film', {
    path: ['publish'],
    error: 'needs a film; leave the stage out',
  });

export const decisionSchema = z.strictObject({
  decision: z.enum(['retry', 'give-up']).describe('Have it made anew, or do without it.'),
});
export const limitSchema = z.strictObject({
  limit: z.number().min(0).max(1_000_000).nullable().describe('In US dollars; null for no limit.'),
});

export const newKeySchema = z.strictObject({
  name: z.string().min(1).max(120).describe('For yourself, to know it by.'),
  scopes: z
    .array(z.enum(KEY_SCOPES))
    .min(1)
    .default(['read', 'write'])
    .describe('read looks, write also changes and spends, admin also makes and revokes keys.'),
});
export const signInSchema = z.strictObject({ key: z.string().min(1).max(200) });

/** Whole characters, none of which is there to steer a machine. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}
