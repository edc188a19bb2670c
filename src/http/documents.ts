import { z } from '@hono/zod-openapi';
import { PROJECT_STATUSES } from '../domain/project.ts';
import { STAGES } from '../domain/stage.ts';
import { CALL_STATES } from '../ports/call-ledger.ts';
import { KEY_SCOPES } from '../ports/key-store.ts';
import { RUN_STATES } from '../ports/run-store.ts';
import { nextPage } from './page-of.ts';

/** The documents that the API answers with, as its description shows them. */

const instant = z.string().describe('An ISO 8601 instant.');
export const hash = z.string().describe('An asset’s name: 64 hexadecimal digits, the hash of its recipe.');
export const json = z.record(z.string(), z.unknown());

export const moneySchema = z.object({ amount: z.number(), currency: z.string() }).openapi('Money');

export const priceSchema = z.union([moneySchema, z.object({ unknown: z.string() })]);

export const stepDownSchema = z.object({
  provider: z.string(),
  model: z.string().optional(),
  code: z.string(),
  reason: z.string(),
  retryAfterSeconds: z.number().optional(),
});

const filmSchema = z.object({
  film: hash,
  captions: z.object({ vtt: hash, srt: hash }).optional().describe('Absent where it has none beside it.'),
  poster: hash,
  contactSheet: hash,
  durationSeconds: z.number(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  degraded: z
    .array(
      z.object({
        asset: hash,
        steps: z.array(stepDownSchema),
      }),
    )
    .describe('What its first choice of provider did not make.'),
  cost: z.object({ knownMicros: z.number(), unknown: z.array(z.string()) }),
  madeAt: instant,
});

export const projectSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    format: z.string(),
    status: z.enum(PROJECT_STATUSES),
    status_reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    created_at: instant,
    updated_at: instant,
    archived_at: instant.nullable(),
    brief: json.describe('As it was handed in, with defaults filled in.'),
    settings: json,
    storyboard: json.nullable().describe('Null until the script has been made.'),
    film: filmSchema.nullable().describe('The last finished film; null until there is one.'),
  })
  .openapi('Project');

export const projectPageSchema = z
  .object({
    projects: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        format: z.string(),
        status: z.enum(PROJECT_STATUSES),
        archived: z.boolean(),
        created_at: instant,
        updated_at: instant,
        poster: hash.nullable().describe('Of its last film; null while there is none.'),
        poster_url: z
          .string()
          .nullable()
          .describe('Opens the poster without any other proof, for two hours at least.'),
      }),
    ),
    next_page: nextPage,
  })
  .openapi('ProjectPage');

const plannedSchema = z.object({
  hash,
  kind: z.string(),
  stage: z.enum(STAGES),
  label: z.string(),
  scene: z.string().nullable(),
});

export const planSchema = z
  .object({
    project: z.string().nullable(),
    title: z.string(),
    wanted: z.array(
      plannedSchema.extend({
        waits_for: z.array(hash),
        offer: z
          .object({
            provider: z.string(),
            model: z.string(),
            price: moneySchema.nullable().describe('Null where nobody can say.'),
            basis: z.string(),
            corrections: z.array(
              z.object({ what: z.string(), asked: z.string(), made: z.string(), why: z.string() }),
            ),
            chosen_because: z.string().nullable(),
          })
          .nullable()
          .describe('Null where nobody here can make it.'),
      }),
    ),
    reused: z.array(plannedSchema),
    total: z.object({ amount: z.number(), currency: z.string(), unknown: z.array(z.string()) }),
    budgets: z.object({
      project: z.object({ left: moneySchema }).nullable(),
      user: z.object({ left: moneySchema }).nullable(),
    }),
    notices: z.array(z.string()),
  })
  .openapi('Plan');

export const runSchema = z
  .object({
    id: z.string(),
    project: z.string(),
    stage: z.enum(STAGES),
    force: z.boolean(),
    publish: z
      .object({ target: z.string(), with_assets: z.boolean(), delete_local: z.boolean() })
      .nullable()
      .describe('Where its film is published; null where it is not.'),
    webhook: z.boolean().describe('Whether it came with an address that is told how it ended.'),
    state: z.enum(RUN_STATES),
    started_at: instant,
    ended_at: instant.nullable(),
    error: json.nullable(),
    outcome: json.nullable().describe('What it came to: the same document as `reel make --json` prints.'),
    progress: json.nullable().describe('The last that it told of how far it is.'),
  })
  .openapi('Run');

export const runPageSchema = z
  .object({
    runs: z.array(runSchema),
    next_page: nextPage,
  })
  .openapi('RunPage');

export const assetSchema = z
  .object({
    hash,
    kind: z.string(),
    media_type: z.string(),
    size_bytes: z.number(),
    provider: z.string(),
    model: z.string(),
    cost: moneySchema.nullable(),
    made_at: instant,
    took_ms: z.number(),
    stepped_down: z.array(stepDownSchema),
    url: z
      .string()
      .describe(
        'Opens the file without any other proof, for two hours at least; with `&width=320` a thumbnail of it.',
      ),
  })
  .openapi('Asset');

export const assetsSchema = z.object({ assets: z.array(assetSchema), next_page: nextPage }).openapi('Assets');

export const uploadSchema = z
  .object({ asset: hash, media_type: z.string(), size_bytes: z.number(), name: z.string() })
  .openapi('Upload');

export const callSchema = z
  .object({
    id: z.string(),
    state: z.enum(CALL_STATES),
    asset: hash,
    project: z.string(),
    provider: z.string(),
    model: z.string(),
    attempt: z.number(),
    vendor_id: z.string().nullable(),
    quote: priceSchema,
    cost: priceSchema.nullable(),
    intended_at: instant,
    submitted_at: instant.nullable(),
    settled_at: instant.nullable(),
    error: z.object({ code: z.string(), message: z.string().nullable() }).nullable(),
  })
  .openapi('Call');

export const callsSchema = z.object({ calls: z.array(callSchema) }).openapi('Calls');
export const callPageSchema = callsSchema
  .extend({ next_page: nextPage.describe('Give it as `page` for those asked before; null at the end.') })
  .openapi('CallPage');

export const budgetSchema = z
  .object({
    project: z.string().nullable(),
    limit: moneySchema.nullable(),
    reserved: moneySchema,
    spent: moneySchema,
  })
  .openapi('Budget');

export const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(KEY_SCOPES)),
    created_at: instant,
    revoked_at: instant.nullable(),
  })
  .openapi('Key');

export const keysSchema = z.object({ keys: z.array(keySchema), next_page: nextPage }).openapi('Keys');

export const identitySchema = z
  .object({
    owner: z.string(),
    scopes: z.array(z.enum(KEY_SCOPES)),
    by: z.enum(['loopback', 'key', 'session']),
  })
  .openapi('Identity');

const stretch = { start_seconds: z.number(), duration_seconds: z.number() };

export const timelineSchema = z
  .object({
    duration_seconds: z.number(),
    frames_per_second: z.number(),
    width: z.number(),
    height: z.number(),
    scenes: z.array(z.object({ id: z.string(), ...stretch })),
    narration: z.array(z.object({ asset: hash.nullable(), ...stretch })),
    music: z.array(
      z.object({
        asset: hash.nullable(),
        url: z
          .string()
          .nullable()
          .describe('Opens the music without any other proof, for two hours at least.'),
        in_seconds: z.number().describe('Where in the music it begins; where that ends, it begins again.'),
        ...stretch,
      }),
    ),
  })
  .openapi('Timeline');

export const beatsSchema = z.object({ beats_seconds: z.array(z.number()) }).openapi('Beats');
