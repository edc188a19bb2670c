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
/** What publishing to S3 is set up by. */
export const S3_SETTINGS = z.object({
  AWS_S3_BUCKET: z
    .string('must name the bucket')
    .max(255)
    .describe('The bucket; another one than `S3_BUCKET` of shared work, or another prefix.'),
  AWS_REGION: z.string().optional().describe('Where it is; `us-east-1` where absent.'),
  AWS_DEFAULT_REGION: z.string().optional().describe('The same, where `AWS_REGION` is absent.'),
  AWS_ENDPOINT_URL_S3: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
    .optional()
    .describe('The address of another service than Amazon’s.'),
  AWS_ENDPOINT_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
    .optional()
    .describe('The same, where `AWS_ENDPOINT_URL_S3` is absent.'),
  AWS_ACCESS_KEY_ID: z
    .string()
    .optional()
    .describe('Its keys, unless the machine has them as Amazon’s tools look for them.'),
  AWS_SECRET_ACCESS_KEY: z.string().optional().describe('Goes with the one before.'),
  AWS_SESSION_TOKEN: z.string().optional().describe('Goes with keys that last a while.'),
  REEL_PUBLISH_PREFIX: z.string().optional().describe('What every key begins with.'),
  REEL_PUBLISH_LAYOUT: z
    .enum(['projects', 'lectures'], { error: 'must be projects or lectures' })
    .optional()
    .describe('How keys are built; `projects` where absent.'),
  REEL_PUBLISH_LINK_SECONDS: z.coerce
    .number(linkSecondsProblem)
    .int(linkSecondsProblem)
    .min(60, linkSecondsProblem)
    .max(MOST_LINK_SECONDS, linkSecondsProblem)
    .optional()
    .describe('How long a link opens a file, in seconds; a day where absent.'),
});

/** Variables that say something of publishing to S3, in the order in which they are told. */
export const S3_VARIABLES = Object.keys(S3_SETTINGS.shape);

/** Reads the settings of publishing to S3; `invalid-input`, naming each variable but no value, where they are wrong. */
export function readS3Settings(environment: Environment): S3Settings {
  const given = settingsOf('s3', S3_SETTINGS, environment);
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
