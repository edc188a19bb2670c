import { resolve } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import { PUBLISH_KINDS, type PublishTarget } from '../../ports/publisher.ts';

/** Reads `s3`, `cloudinary` or `folder:PATH`, a relative path from the working folder on; else `invalid-input`. */
export async function publishTargetOf(
  text: string,
  field: string,
  workingFolder: string,
): Promise<PublishTarget> {
  const [kind = '', ...rest] = text.trim().split(':');
  const path = rest.join(':').trim();
  if (kind === 'folder' && path !== '') return { kind, path: resolve(workingFolder, path) };
  if ((kind === 's3' || kind === 'cloudinary') && rest.length === 0) return { kind };
  const { nearestName } = await import('../../domain/nearest-name.ts');
  const nearest = nearestName(kind, PUBLISH_KINDS);
  const problem = 'must be s3, cloudinary or folder:PATH';
  const hint = nearest === undefined || nearest === kind ? '' : ` Did you mean ${nearest}?`;
  throw new ReelError('invalid-input', `${field} ${problem} (given: ${text}).${hint}`, {
    issues: [{ field, value: text, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
