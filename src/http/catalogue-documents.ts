import { z } from '@hono/zod-openapi';
import { MODEL_KINDS } from '../studio/models.ts';
import { moneySchema } from './documents.ts';

/** The documents that say what films can be made of here. */

const named = z.object({ name: z.string(), description: z.string() });
export const formatsSchema = z.object({ formats: z.array(named) }).openapi('Formats');
export const formatSchema = named
  .extend({ schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the format’s briefs.') })
  .openapi('Format');
export const voicesSchema = z
  .object({
    voices: z.array(
      z.object({ id: z.string(), name: z.string(), gender: z.string(), languages: z.array(z.string()) }),
    ),
  })
  .openapi('Voices');
export const stylesSchema = z
  .object({ pictures: z.array(named), captions: z.array(named), music: z.array(named) })
  .openapi('Styles');

export const modelSchema = z
  .object({
    name: z.string().describe('The short name that briefs and settings take.'),
    id: z.string().describe('The vendor’s own name of it.'),
    provider: z.string(),
    kind: z.enum(MODEL_KINDS),
    takes: z.array(z.string()),
    best_for: z.string(),
    quality: z.enum(['fast', 'standard', 'high']),
    speed: z.string(),
    price_5_seconds: z.union([
      moneySchema.extend({ basis: z.string() }),
      z.object({ unknown: z.string(), basis: z.string() }),
    ]),
    price_source: z.string(),
    price_read_on: z.string().describe('An ISO 8601 date.'),
    deprecation: z.object({ ends_on: z.string().nullable(), successor: z.string() }).nullable(),
    newer: z.array(z.string()),
    set_up: z.boolean().describe('Whether it can be asked here now.'),
    set_up_by: z.array(z.string()).describe('What to set so that it can.'),
  })
  .openapi('Model');

export const modelsSchema = z.object({ models: z.array(modelSchema) }).openapi('Models');
