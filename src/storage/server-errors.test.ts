import { S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { asPostgresError, isWorthRepeating } from './postgres-errors.ts';
import { asBucketError, isNoSuchObject } from './s3-errors.ts';

const OWN = new ReelError('conflict', 'Changed meanwhile.');

describe('asPostgresError', () => {
  it.each([
    ['40001', 'timed-out'],
    ['40P01', 'timed-out'],
    ['57P01', 'timed-out'],
    ['57P03', 'timed-out'],
    ['08006', 'timed-out'],
    ['53300', 'timed-out'],
    ['ECONNREFUSED', 'timed-out'],
    ['53100', 'storage-full'],
    ['42501', 'not-writable'],
    ['28P01', 'unauthorized'],
    ['3D000', 'not-found'],
    ['42601', 'internal'],
    ['57014', 'internal'],
  ])('names %s %s and repeats only what may pass', (code, expected) => {
    const error = Object.assign(new Error('no'), { code });
    expect(asPostgresError(error, 'the database db/reel')).toMatchObject({
      code: expected,
      cause: error,
      retryable: expected === 'timed-out',
      message: expect.stringContaining('the database db/reel'),
    });
    expect(isWorthRepeating(error)).toBe(expected === 'timed-out');
  });

  it('knows a broken connection by the driver’s words, which has no code for it', () => {
    expect(isWorthRepeating(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isWorthRepeating(new Error('bind message supplies 2 parameters'))).toBe(false);
  });

  it('leaves our own errors as they are', () => {
    expect(asPostgresError(OWN, 'the database')).toBe(OWN);
  });
});

describe('asBucketError', () => {
  it.each([
    ['NoSuchBucket', 404, 'not-found', false],
    ['AccessDenied', 403, 'not-writable', false],
    ['SlowDown', 503, 'timed-out', true],
    ['TooManyRequests', 429, 'timed-out', true],
    ['MalformedXML', 400, 'internal', false],
  ])('names %s %s', (name, httpStatusCode, code, retryable) => {
    expect(asBucketError(answer(name, httpStatusCode), 'films')).toMatchObject({
      code,
      retryable,
      message: expect.stringContaining('the bucket films'),
    });
  });

  it('takes a store that cannot be reached for one that may be back', () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(asBucketError(refused, 'films')).toMatchObject({ code: 'timed-out', retryable: true });
    expect(asBucketError(OWN, 'films')).toBe(OWN);
  });

  it('tells a missing object from a missing bucket', () => {
    expect(
      ['NoSuchKey', 'NotFound', 'NoSuchBucket'].map((name) => isNoSuchObject(answer(name, 404))),
    ).toEqual([true, true, false]);
  });
});

function answer(name: string, httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({ name, message: name, $fault: 'server', $metadata: { httpStatusCode } });
}
