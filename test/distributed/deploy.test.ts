import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSize } from '../../src/composition/size.ts';
import { startBucketServer } from '../contract/services.ts';
import { ReelProcess } from './reel-process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DEPLOY = join(ROOT, 'deploy');

interface Service {
  image: string;
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  command?: string[];
  ports?: string[];
  healthcheck?: object;
  build?: object;
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
}

const exampleEnvironment = readFileSync(join(DEPLOY, 'example.env'), 'utf8');
const composeText = readFileSync(join(DEPLOY, 'compose.yaml'), 'utf8');
const containerfile = readFileSync(join(DEPLOY, 'Containerfile'), 'utf8');

/** The compose file with its variables filled in from the example, and `chosen` for what it leaves to choose. */
function services(): Record<string, Service> {
  const given = new Map(exampleEnvironment.split('\n').map((line) => line.split('=', 2) as [string, string]));
  const filled = composeText.replaceAll(
    /\$\{(\w+)(:-(?:\$\{PWD\}|[^}]*)|:\?[^}]*)?\}/g,
    (_whole, name: string, otherwise = '') =>
      given.get(name) || (otherwise.startsWith(':-') ? otherwise.slice(2) : 'chosen'),
  );
  return parse(filled, { merge: true }).services;
}

describe('the compose file', () => {
  it('gives workers and the command line all that a shared installation needs, and the same', () => {
    const { worker, reel, bucket } = services();
    const size = readSize(worker?.environment ?? {}, '/home');
    expect(size).toMatchObject({
      name: 'distributed',
      stores: { bucket: { name: 'films', endpoint: 'http://s3:8333', keys: { accessKeyId: 'chosen' } } },
    });
    expect(readSize(reel?.environment ?? {}, '/home')).toEqual(size);
    expect(readSize(bucket?.environment ?? {}, '/home')).toEqual(size);
  });

  it('waits for servers that are well, names each image by its version, and opens ports to this machine alone', () => {
    const all = services();
    for (const [name, { image, build, healthcheck, ports, depends_on = {} }] of Object.entries(all)) {
      if (build === undefined) expect(image, name).toMatch(/:\d/);
      if (build === undefined) expect(healthcheck, name).toBeDefined();
      for (const port of ports ?? []) expect(port, name).toMatch(/^127\.0\.0\.1:/);
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(all), name).toContain(other);
        expect(condition, name).toMatch(/^service_(healthy|completed_successfully)$/);
      }
    }
  });

  it('gives a worker more time to stop than it takes to drain', () => {
    const { worker } = services();
    const drain = Number(worker?.command?.[worker.command.indexOf('--drain') + 1]);
    expect(Number.parseInt(worker?.stop_grace_period ?? '', 10)).toBeGreaterThan(drain + 5);
  });

  it('hands vendors’ keys and every other setting of the file of settings to whoever may need it', () => {
    const all = services();
    for (const name of ['worker', 'server', 'reel'])
      expect(all[name]?.env_file, name).toEqual([{ path: '.env', required: false }]);
  });

  it('explains every variable that must be chosen', () => {
    const needed = [...composeText.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    expect(needed.length).toBeGreaterThan(2);
    for (const name of needed) expect(exampleEnvironment).toMatch(new RegExp(`^${name}=$`, 'm'));
  });
});

describe('the container image', () => {
  it('runs as nobody of importance, on the Node that the project needs, and tells how it is', () => {
    const steps = containerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line));
    const lastUser = steps.filter((step) => step.startsWith('USER')).at(-1);
    expect(lastUser).toBe('USER node');
    for (const step of steps.filter((each) => each.startsWith('FROM')))
      expect(step).toMatch(/^FROM node:24-/);
    expect(containerfile).toMatch(/HEALTHCHECK[\s\S]*127\.0\.0\.1:9464\/healthz/);
    expect(steps).toContain('EXPOSE 9464 4747');
  });

  it('takes in only what is there, and all of that passes its ignore file', () => {
    const copied = [...containerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const kept = readFileSync(join(DEPLOY, 'Containerfile.dockerignore'), 'utf8').split('\n');
    expect(copied).toContain('src');
    for (const path of copied) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(kept).toContain(`!${path}`);
    }
  });
});

describe('making the bucket', () => {
  it('makes it where it is not there, and leaves one that is', async () => {
    const { endpoint, keys } = await startBucketServer();
    const said: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      await using script = new ReelProcess(
        [],
        {
          DATABASE_URL: 'postgres://nobody@localhost/none',
          REDIS_URL: 'redis://localhost',
          S3_BUCKET: 'new-films',
          S3_ENDPOINT: endpoint,
          S3_ACCESS_KEY_ID: keys.accessKeyId,
          S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
        },
        'scripts/make-bucket.ts',
      );
      said.push(await script.output());
    }
    expect(said).toEqual(['The bucket new-films was made.', 'The bucket new-films is there.']);
  });
});
