import { join } from 'node:path';
import { z } from 'zod';
import { type InputIssue, ReelError } from '../domain/errors.ts';

/** Where the stores are that many machines share. */
export interface SharedStoresSettings {
  /** A PostgreSQL connection URL. */
  database: string;
  bucket: {
    name: string;
    region: string;
    /** Absent for Amazon's own. */
    endpoint?: string;
    /** What every key begins with; empty or with `/` at its end. */
    prefix: string;
    /** Absent where the machine has them in the places that Amazon's tools look in. */
    keys?: { accessKeyId: string; secretAccessKey: string };
  };
  /** A folder of this machine for files that are read and worked on. */
  cacheFolder: string;
  cacheMebibytes: number;
}

const DEFAULT_CACHE_MEBIBYTES = 10_240;

const optionalText = z
  .string()
  .transform((text) => text.trim() || undefined)
  .optional();

/** What the stores of many machines are set up by. */
export const SHARED_STORES_SETTINGS = z
  .object({
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that begins with postgres://' })
      .describe(
        'The database, `postgres://user:password@host:5432/database`: projects, records of assets, claims, paid calls, budgets.',
      ),
    S3_BUCKET: z
      .string('must name the bucket that holds the files')
      .min(1)
      .describe('The bucket of the files.'),
    S3_REGION: optionalText.describe('Where it is; `us-east-1` where absent.'),
    S3_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
      .optional()
      .describe('The address of another service than Amazon’s.'),
    S3_PREFIX: optionalText.describe('What every key begins with, where the bucket serves others too.'),
    S3_ACCESS_KEY_ID: optionalText.describe(
      'Its keys, unless the machine has them as Amazon’s tools look for them.',
    ),
    S3_SECRET_ACCESS_KEY: optionalText.describe('Goes with the one before.'),
    REEL_CACHE_MEBIBYTES: z.coerce
      .number('must be a number of mebibytes')
      .int()
      .min(100)
      .optional()
      .describe('How large the files kept near on each machine may grow; 10240 where absent.'),
  })
  .refine((given) => (given.S3_ACCESS_KEY_ID === undefined) === (given.S3_SECRET_ACCESS_KEY === undefined), {
    path: ['S3_SECRET_ACCESS_KEY'],
    error: 'must be given together with S3_ACCESS_KEY_ID',
  });

/**
 * Reads the settings of shared stores from the environment: undefined where `DATABASE_URL` is not set, as on a
 * machine that works alone; `invalid-input`, naming each variable, where they are wrong. No message holds a
 * value, since some are secret.
 */
export function readSharedStoresSettings(
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): SharedStoresSettings | undefined {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  if (given.DATABASE_URL === undefined) return undefined;
  const parsed = SHARED_STORES_SETTINGS.safeParse(given);
  if (!parsed.success) throw refusal(parsed.error.issues);
  const settings = parsed.data;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return {
    database: settings.DATABASE_URL,
    bucket: {
      name: settings.S3_BUCKET,
      region: settings.S3_REGION ?? 'us-east-1',
      prefix: settings.S3_PREFIX === undefined ? '' : `${settings.S3_PREFIX.replace(/^\/+|\/+$/g, '')}/`,
      ...(settings.S3_ENDPOINT === undefined ? {} : { endpoint: settings.S3_ENDPOINT }),
      ...(accessKeyId && secretAccessKey ? { keys: { accessKeyId, secretAccessKey } } : {}),
    },
    cacheFolder: join(homeFolder, 'cache'),
    cacheMebibytes: settings.REEL_CACHE_MEBIBYTES ?? DEFAULT_CACHE_MEBIBYTES,
  };
}

function refusal(found: readonly z.core.$ZodIssue[]): ReelError {
  const issues: InputIssue[] = found.map((issue) => ({
    field: issue.path.join('.'),
    problem: issue.message,
  }));
  const list = issues.map(({ field, problem }) => `${field} ${problem}`).join('; ');
  return new ReelError('invalid-input', `The environment cannot be used: ${list}.`, { issues });
}
