import { z } from 'zod';
import { type Environment, settingsOf, wrongSettings } from '../settings-refusal.ts';

/** The bucket that films are published to. */
export interface S3Settings {
  bucket: string;
  region: string;
  /** Absent for Amazon's own. */
  endpoint?: string;
  /** What every key begins with; empty or with `/` at its end. */
  prefix: string;
  /** Absent where the machine has them in the places that Amazon's tools look in. */
  keys?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  layout: 'projects' | 'lectures';
  /** How long a link opens a file. */
  linkSeconds: number;
}

const DEFAULT_LINK_SECONDS = 24 * 3600;
/** Seven days, the most that a signature may last (AWS Signature Version 4). */
const MOST_LINK_SECONDS = 7 * 24 * 3600;

const linkSecondsProblem = `must be a whole number of seconds from 60 to ${MOST_LINK_SECONDS}`;
const schema = z.object({
  AWS_S3_BUCKET: z.string('must name the bucket').max(255),
  AWS_REGION: z.string().optional(),
  AWS_DEFAULT_REGION: z.string().optional(),
  AWS_ENDPOINT_URL_S3: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
    .optional(),
  AWS_ENDPOINT_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  REEL_PUBLISH_PREFIX: z.string().optional(),
  REEL_PUBLISH_LAYOUT: z.enum(['projects', 'lectures'], { error: 'must be projects or lectures' }).optional(),
  REEL_PUBLISH_LINK_SECONDS: z.coerce
    .number(linkSecondsProblem)
    .int(linkSecondsProblem)
    .min(60, linkSecondsProblem)
    .max(MOST_LINK_SECONDS, linkSecondsProblem)
    .optional(),
});

/** Variables that say something of publishing to S3, in the order in which they are told. */
export const S3_VARIABLES = Object.keys(schema.shape);

/** Reads the settings of publishing to S3; `invalid-input`, naming each variable but no value, where they are wrong. */
export function readS3Settings(environment: Environment): S3Settings {
  const given = settingsOf('s3', schema, environment);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = given;
  const { AWS_SESSION_TOKEN: sessionToken } = given;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    const field = accessKeyId === undefined ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
    throw wrongSettings('s3', [{ field, problem: 'must be given too: the two go together' }]);
  }
  const endpoint = given.AWS_ENDPOINT_URL_S3 ?? given.AWS_ENDPOINT_URL;
  const prefix = given.REEL_PUBLISH_PREFIX?.replace(/^\/+|\/+$/g, '');
  const settings: S3Settings = {
    bucket: given.AWS_S3_BUCKET,
    region: given.AWS_REGION ?? given.AWS_DEFAULT_REGION ?? 'us-east-1',
    prefix: prefix ? `${prefix}/` : '',
    layout: given.REEL_PUBLISH_LAYOUT ?? 'projects',
    linkSeconds: given.REEL_PUBLISH_LINK_SECONDS ?? DEFAULT_LINK_SECONDS,
    ...(endpoint !== undefined && { endpoint }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        keys: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
      }),
  };
  refuseStoreOfAssets(settings, environment);
  return settings;
}

/** What lies among the files of shared assets and is none of them is deleted when these are tidied up. */
function refuseStoreOfAssets({ bucket, prefix }: S3Settings, environment: Environment): void {
  if (environment.S3_BUCKET?.trim() !== bucket) return;
  const shared = environment.S3_PREFIX?.trim().replace(/^\/+|\/+$/g, '');
  if (shared && !prefix.startsWith(`${shared}/`)) return;
  throw wrongSettings('s3', [
    {
      field: 'AWS_S3_BUCKET',
      problem: 'must be another bucket than S3_BUCKET, or REEL_PUBLISH_PREFIX be outside of S3_PREFIX',
    },
  ]);
}
