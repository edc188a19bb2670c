import { S3ServiceException } from '@aws-sdk/client-s3';
import { isReelError, ReelError } from '../domain/errors.ts';
import { asStorageError, fileErrorCode } from './storage-errors.ts';

const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** True where the bucket has no object of that key. */
export function isNoSuchObject(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

/** What went wrong with a bucket, as a ReelError that says what to do about it. */
export function asBucketError(error: unknown, bucket: string): ReelError {
  if (isReelError(error)) return error;
  const place = `the bucket ${bucket}`;
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    if (error.name === 'NoSuchBucket') {
      return new ReelError('not-found', `There is no ${place}. Create it, or correct S3_BUCKET.`, {
        cause: error,
      });
    }
    if (status === 401 || status === 403) {
      return new ReelError('not-writable', `The keys in S3_* may not use ${place} (${error.name}).`, {
        cause: error,
      });
    }
    const mayPass = status === 429 || status >= 500;
    return new ReelError(
      mayPass ? 'timed-out' : 'internal',
      `The store of ${place} answered ${error.name}.`,
      {
        cause: error,
        retryable: mayPass,
      },
    );
  }
  if (
    SOCKET_CODES.has(fileErrorCode(error) ?? '') ||
    (error instanceof Error && error.name === 'TimeoutError')
  ) {
    return new ReelError('timed-out', `The store of ${place} cannot be reached. Try again.`, {
      cause: error,
      retryable: true,
    });
  }
  return asStorageError(error, place);
}
