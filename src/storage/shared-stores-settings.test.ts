import { describe, expect, it } from 'vitest';
import { readSharedStoresSettings } from './shared-stores-settings.ts';

const COMPLETE = { DATABASE_URL: 'postgres://reel:secret@db:5432/reel', S3_BUCKET: 'films' };

describe('readSharedStoresSettings', () => {
  it('leaves a machine alone that names no database', () => {
    expect(readSharedStoresSettings({}, '/home')).toBeUndefined();
    expect(readSharedStoresSettings({ DATABASE_URL: ' ', S3_BUCKET: 'films' }, '/home')).toBeUndefined();
  });

  it('fills in what may be left out', () => {
    expect(readSharedStoresSettings({ ...COMPLETE, S3_PREFIX: '' }, '/home')).toEqual({
      database: COMPLETE.DATABASE_URL,
      bucket: { name: 'films', region: 'us-east-1', prefix: '' },
      cacheFolder: '/home/cache',
      cacheMebibytes: 10_240,
    });
  });

  it('takes all that can be set', () => {
    const settings = readSharedStoresSettings(
      {
        ...COMPLETE,
        S3_REGION: 'eu-central-1',
        S3_ENDPOINT: 'http://127.0.0.1:9000',
        S3_PREFIX: '/team/reel/',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: 'secret',
        REEL_CACHE_MEBIBYTES: '500',
      },
      '/home',
    );
    expect(settings).toMatchObject({
      bucket: {
        region: 'eu-central-1',
        endpoint: 'http://127.0.0.1:9000',
        prefix: 'team/reel/',
        keys: { accessKeyId: 'id', secretAccessKey: 'secret' },
      },
      cacheMebibytes: 500,
    });
  });

  it.each([
    [{ DATABASE_URL: COMPLETE.DATABASE_URL }, 'S3_BUCKET'],
    [{ ...COMPLETE, DATABASE_URL: 'mysql://db/s3cr3t' }, 'DATABASE_URL'],
    [{ ...COMPLETE, DATABASE_URL: 's3cr3t' }, 'DATABASE_URL'],
    [{ ...COMPLETE, S3_ENDPOINT: 'ftp://s3cr3t' }, 'S3_ENDPOINT'],
    [{ ...COMPLETE, S3_ACCESS_KEY_ID: 's3cr3t' }, 'S3_SECRET_ACCESS_KEY'],
    [{ ...COMPLETE, REEL_CACHE_MEBIBYTES: 's3cr3t' }, 'REEL_CACHE_MEBIBYTES'],
    [{ ...COMPLETE, REEL_CACHE_MEBIBYTES: '5' }, 'REEL_CACHE_MEBIBYTES'],
  ])('names what is wrong, and no value: %j', (environment, field) => {
    const read = () => readSharedStoresSettings(environment, '/home');
    expect(read).toThrow(
      expect.objectContaining({ code: 'invalid-input', issues: [expect.objectContaining({ field })] }),
    );
    expect(read).not.toThrow(/s3cr3t/);
  });
});
