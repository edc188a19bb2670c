import { S3ServiceException } from '@aws-sdk/client-s3';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';

/** Whether the bucket has no object of that key. */
export function isNoSuchObject(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

/** Whether somebody else was quicker to put an object under that key, or is at it (412 and 409 of `IfNoneMatch`). */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  return error.$metadata.httpStatusCode === 412 || error.name === 'ConditionalRequestConflict';
}

/** What went wrong with a bucket that is published to, as an error that says what to do about it. */
export function asPublishError(error: unknown, bucket: string, signal: AbortSignal): ReelError {
  throwIfCancelled(signal);
  if (isReelError(error)) return error;
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    const said = `The store of the bucket ${bucket} answered ${error.name}.`;
    if (error.name === 'NoSuchBucket') {
      const problem = `There is no bucket ${bucket}. Create it, or correct AWS_S3_BUCKET.`;
      return new ReelError('not-found', problem, { cause: error });
    }
    if (status === 401 || error.name === 'InvalidAccessKeyId' || error.name === 'SignatureDoesNotMatch')
      return new ReelError('unauthorized', `${said} Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`);
    if (status === 403)
      return new ReelError(
        'forbidden',
        `${said} Let these keys put objects there, read them and list the bucket.`,
      );
    if (status === 429 || status >= 500)
      return new ReelError('provider-unavailable', `${said} Publish again later.`, { retryable: true });
    return new ReelError('provider-failed', said, { cause: error });
  }
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    const problem = 'No keys to S3 were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
    return new ReelError('unauthorized', problem);
  }
  return new ReelError(
    'provider-unavailable',
    `The store of the bucket ${bucket} cannot be reached. Publish again later.`,
    { retryable: true, cause: error },
  );
}
