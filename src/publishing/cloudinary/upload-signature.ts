import { createHash } from 'node:crypto';

/** What is sent beside the signature and is no part of it. */
const UNSIGNED = new Set(['file', 'api_key', 'resource_type', 'cloud_name', 'signature']);

/**
 * The signature of an upload: SHA-1 over the parameters in order of their names, `name=value` joined by `&`, and the
 * secret right after (https://cloudinary.com/documentation/authentication_signatures).
 */
export function uploadSignature(parameters: Readonly<Record<string, string>>, apiSecret: string): string {
  const signed = Object.entries(parameters)
    .filter(([name, value]) => !UNSIGNED.has(name) && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return createHash('sha1')
    .update(signed.join('&') + apiSecret)
    .digest('hex');
}
