import { z } from '@hono/zod-openapi';
import { MODEL_KINDS } from '../studio/models.ts';
import { priceSchema } from './documents.ts';

/** What is asked and answered of those who make pictures, clips, speech, music and scripts. */

const makerShape = { provider: z.string(), model: z.string(), price: priceSchema, basis: z.string() };

const vendorSchema = z.object({
  provider: z.string(),
  title: z.string(),
  set_up: z.boolean(),
  set_up_by: z.array(z.string()).describe('The variables or settings any of which switches it on.'),
  state: z.string().describe('How it did when it was last asked from this process.'),
  reason: z.string().nullable(),
  makes: z.array(
    z.object({
      kind: z.enum(MODEL_KINDS),
      ...makerShape,
      at_a_time: z.number(),
      starts_a_minute: z.number().nullable(),
    }),
  ),
});

export const providersSchema = z
  .object({
    providers: z
      .array(
        z.object({ name: z.string(), state: z.enum(['ready', 'degraded', 'missing']), detail: z.string() }),
      )
      .describe('Each part of this installation.'),
    kinds: z
      .array(
        z.object({
          kind: z.enum(MODEL_KINDS),
          state: z.enum(['ready', 'degraded', 'missing']),
          makers: z.array(z.object(makerShape)).describe('The first is asked first.'),
          set_up_by: z.array(z.string()),
        }),
      )
      .describe('What can be made now, by whom and for how much.'),
    formats: z
      .array(
        z.object({ format: z.string(), state: z.enum(['ready', 'degraded']), without: z.array(z.string()) }),
      )
      .describe('What films of each format are like now.'),
    vendors: z.array(vendorSchema),
  })
  .openapi('Providers');

export const probeRequestSchema = z.strictObject({
  spend: z
    .boolean()
    .default(false)
    .describe('Makes a tiny real call where that costs something; without it nothing is spent.'),
});

export const probesSchema = z
  .object({
    probes: z.array(
      z.object({
        provider: z.string(),
        title: z.string(),
        state: z.enum(['well', 'changed', 'unasked', 'unreachable', 'refused', 'failing']),
        problems: z.array(z.string()).describe('What is wrong and what to do about it.'),
        models: z.array(
          z.object({
            model: z.string(),
            state: z.enum(['there', 'changed', 'gone']),
            said: z.array(z.string()),
          }),
        ),
        took_ms: z.number().describe('How long it took to answer, or until nobody waited any more.'),
        call: z
          .object({
            kind: z.string(),
            model: z.string(),
            price: priceSchema,
            basis: z.string(),
            state: z.enum(['not-made', 'made', 'failed']),
            cost: priceSchema.nullable(),
            took_ms: z.number().nullable(),
            reason: z.string().nullable(),
          })
          .nullable()
          .describe('The cheapest real call, and what became of it.'),
      }),
    ),
  })
  .openapi('Probes');
