import { describe, expect, it } from 'vitest';
import { readSize } from './size.ts';

const SHARED = {
  DATABASE_URL: 'postgres://reel:secret-word@db/reel',
  REDIS_URL: 'redis://:secret-word@queue:6379/2',
  S3_BUCKET: 'films',
};

function refusalOf(environment: Record<string, string>): unknown {
  try {
    return readSize(environment, '/home');
  } catch (error) {
    return error;
  }
}

describe('the size of an installation', () => {
  it('is embedded where nothing shared is set, blank values counting as not set', () => {
    expect(readSize({ HOME: '/root', DATABASE_URL: ' ', REDIS_URL: '' }, '/home')).toEqual({
      name: 'embedded',
    });
  });

  it('is distributed where database, queues and bucket are set', () => {
    expect(readSize({ ...SHARED, REDIS_PREFIX: 'staging' }, '/home')).toMatchObject({
      name: 'distributed',
      redisUrl: SHARED.REDIS_URL,
      queuePrefix: 'staging',
      stores: { database: SHARED.DATABASE_URL, bucket: { name: 'films' }, cacheFolder: '/home/cache' },
    });
  });

  it.each([
    [['DATABASE_URL']],
    [['REDIS_URL']],
    [['S3_BUCKET']],
    [['DATABASE_URL', 'REDIS_URL']],
    [['REDIS_URL', 'S3_BUCKET']],
  ])('is refused where only %j is set, naming exactly what is missing', (names) => {
    const given = Object.entries(SHARED).filter(([name]) => names.includes(name));
    const missing = Object.keys(SHARED).filter((name) => !names.includes(name));
    const refusal = refusalOf(Object.fromEntries(given));
    expect(refusal).toMatchObject({ code: 'invalid-input', issues: missing.map((field) => ({ field })) });
  });

  it('is refused where only a part of the bucket’s settings is there', () => {
    expect(refusalOf({ S3_ENDPOINT: 'http://127.0.0.1:9000' })).toMatchObject({
      message:
        'S3_ENDPOINT is set, but DATABASE_URL, REDIS_URL and S3_BUCKET are not. Set DATABASE_URL, REDIS_URL and ' +
        'S3_BUCKET to share the work among machines, or none of them to work on this machine alone.',
    });
  });

  it('shows no value of the environment in a refusal', () => {
    for (const wrong of [
      { REDIS_URL: 'http://:secret-word@queue' },
      { DATABASE_URL: 'mysql://secret-word' },
    ]) {
      const refusal = refusalOf({ ...SHARED, ...wrong });
      expect(refusal).toMatchObject({ code: 'invalid-input', issues: [{ field: Object.keys(wrong)[0] }] });
      expect(JSON.stringify([refusal, String(refusal)])).not.toContain('secret-word');
    }
  });
});
