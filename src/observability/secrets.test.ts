import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { secretsIn, withoutSecrets } from './secrets.ts';

const ENVIRONMENT = {
  PATH: '/usr/bin',
  REPLICATE_API_TOKEN: 'r8_abc"def',
  S3_ACCESS_KEY_ID: 'AKIA-EXAMPLE',
  S3_SECRET_ACCESS_KEY: 'very/secret+word',
  DATABASE_URL: 'postgres://reel:p%40ssword@db:5432/reel',
  REDIS_URL: 'redis://:queue-word@queue',
  S3_BUCKET: 'films',
};

describe('secrets of the environment', () => {
  it('are covered in every form in which they turn up', () => {
    const secrets = secretsIn(ENVIRONMENT);
    for (const text of [
      'token r8_abc"def',
      'json r8_abc\\"def',
      'AKIA-EXAMPLE',
      '/?key=very%2Fsecret%2Bword',
      ENVIRONMENT.DATABASE_URL,
      'password is p@ssword',
      ENVIRONMENT.REDIS_URL,
    ]) {
      expect(withoutSecrets(text, secrets)).toContain('***');
      expect(withoutSecrets(text, secrets)).not.toMatch(/abc|EXAMPLE|secret|ssword@|queue-word/);
    }
  });

  it('are nothing else: paths, hosts and names stay readable', () => {
    const text = '/usr/bin postgres://reel:p%40ssword@db:5432/reel films';
    expect(withoutSecrets(text, secretsIn(ENVIRONMENT))).toBe(
      '/usr/bin postgres://reel:***@db:5432/reel films',
    );
  });

  it('are in no line of the log, whatever is logged', () => {
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    const log = openLog({ level: 'info', worker: 'w1', secrets: secretsIn(ENVIRONMENT), write });
    log.error(
      { url: ENVIRONMENT.DATABASE_URL, error: new Error(ENVIRONMENT.REPLICATE_API_TOKEN) },
      'queue-word',
    );
    log.debug('not asked for');
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line).not.toMatch(/p%40|r8_abc|queue-word/);
    expect(JSON.parse(line)).toMatchObject({ level: 'error', worker: 'w1', message: '***' });
    expect(JSON.parse(line).time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });
});
