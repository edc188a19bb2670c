import { z } from 'zod';
import { type Environment, settingsOf, wrongSettings } from '../settings-refusal.ts';

/** The Cloudinary account that films are published to. */
export interface CloudinarySettings {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  baseUrl: string;
  /** What every public id begins with; empty or with `/` at its end. */
  folder: string;
}

/** What publishing to Cloudinary is set up by. */
export const CLOUDINARY_SETTINGS = z.object({
  CLOUDINARY_URL: z
    .string()
    .optional()
    .describe('What its dashboard shows, `cloudinary://KEY:SECRET@CLOUD`; or the next three.'),
  CLOUDINARY_CLOUD_NAME: z.string().optional().describe('The name of the cloud.'),
  CLOUDINARY_API_KEY: z.string().optional().describe('The key.'),
  CLOUDINARY_API_SECRET: z.string().optional().describe('The secret.'),
  CLOUDINARY_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https://' })
    .optional()
    .describe('Where it is; `https://api.cloudinary.com` where absent.'),
  CLOUDINARY_FOLDER: z.string().optional().describe('What every public id begins with.'),
});

/** Variables that say something of publishing to Cloudinary, in the order in which they are told. */
export const CLOUDINARY_VARIABLES = Object.keys(CLOUDINARY_SETTINGS.shape);

/**
 * Reads the settings of publishing to Cloudinary: `CLOUDINARY_URL` as its dashboard shows it, or the three that are in
 * it one by one. `invalid-input`, naming each variable but no value, where they are wrong.
 */
export function readCloudinarySettings(environment: Environment): CloudinarySettings {
  const given = settingsOf('cloudinary', CLOUDINARY_SETTINGS, environment);
  const account = given.CLOUDINARY_URL === undefined ? undefined : accountIn(given.CLOUDINARY_URL);
  const cloudName = given.CLOUDINARY_CLOUD_NAME ?? account?.cloudName;
  const apiKey = given.CLOUDINARY_API_KEY ?? account?.apiKey;
  const apiSecret = given.CLOUDINARY_API_SECRET ?? account?.apiSecret;
  if (cloudName === undefined || apiKey === undefined || apiSecret === undefined) {
    throw wrongSettings('cloudinary', [
      {
        field: 'CLOUDINARY_URL',
        problem: 'must be set to what Cloudinary’s dashboard shows: cloudinary://KEY:SECRET@CLOUD',
      },
    ]);
  }
  const folder = given.CLOUDINARY_FOLDER?.replace(/^\/+|\/+$/g, '');
  return {
    cloudName,
    apiKey,
    apiSecret,
    baseUrl: (given.CLOUDINARY_BASE_URL ?? 'https://api.cloudinary.com').replace(/\/+$/, ''),
    folder: folder ? `${folder}/` : '',
  };
}

function accountIn(text: string): Pick<CloudinarySettings, 'cloudName' | 'apiKey' | 'apiSecret'> {
  const { protocol, hostname, username, password } = URL.parse(text) ?? {};
  if (protocol === 'cloudinary:' && hostname && username && password) {
    const [apiKey, apiSecret] = [decodeURIComponent(username), decodeURIComponent(password)];
    return { cloudName: hostname, apiKey, apiSecret };
  }
  throw wrongSettings('cloudinary', [
    { field: 'CLOUDINARY_URL', problem: 'must look like cloudinary://KEY:SECRET@CLOUD' },
  ]);
}
