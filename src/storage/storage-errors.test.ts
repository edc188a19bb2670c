import { describe, expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { asStorageError } from './storage-errors.ts';

describe('asStorageError', () => {
  it.each([
    ['ENOSPC', 'storage-full'],
    ['EDQUOT', 'storage-full'],
    ['EACCES', 'not-writable'],
    ['EROFS', 'not-writable'],
    ['ENOTDIR', 'not-writable'],
    ['EMFILE', 'timed-out'],
    ['EIO', 'internal'],
  ])('names %s of the file system %s, with the place', (code, expected) => {
    const error = Object.assign(new Error(`${code}: no`), { code });
    expect(asStorageError(error, '/data/reel')).toMatchObject({
      code: expected,
      cause: error,
      retryable: expected === 'timed-out',
      message: expect.stringContaining('/data/reel'),
    });
  });

  it.each([
    [13, 'storage-full'],
    [8, 'not-writable'],
    [14 | (1 << 8), 'not-writable'],
    [5 | (2 << 8), 'timed-out'],
    [11, 'internal'],
    [1, 'internal'],
  ])('names result code %i of SQLite %s, whatever its extension', (errcode, expected) => {
    const error = Object.assign(new Error('no'), { code: 'ERR_SQLITE_ERROR', errcode });
    expect(asStorageError(error, '/data/reel').code).toBe(expected);
  });

  it('leaves our own errors as they are', () => {
    const error = new ReelError('conflict', 'Changed meanwhile.');
    expect(asStorageError(error, '/data/reel')).toBe(error);
  });
});
