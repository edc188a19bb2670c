import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { randomId } from '../../src/engine/system-sources.ts';
import { type BucketServer, createTestSchema } from '../contract/servers.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { ReelProcess } from './reel-process.ts';

export interface Services {
  databaseUrl: string;
  redisUrl: string;
  bucket: BucketServer;
}

/** A shared installation of its own on the test services: schema, queues, part of the bucket, machines with homes. */
export class Installation implements AsyncDisposable {
  readonly folder: string;
  readonly #name: string;
  readonly #services: Services;
  readonly #admin: pg.Pool;
  readonly #processes: ReelProcess[] = [];
  #machines = 0;

  private constructor(folder: string, name: string, services: Services, admin: pg.Pool) {
    this.folder = folder;
    this.#name = name;
    this.#services = services;
    this.#admin = admin;
  }

  static async prepare(services: Services): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'reelwright-distributed-'));
    const admin = new pg.Pool({ connectionString: services.databaseUrl, max: 1 });
    return new Installation(folder, await createTestSchema(admin, randomId()), services, admin);
  }

  /** Starts `reel` on a machine of its own, with the shared settings, what a vendor needs, and what differs there. */
  reel(args: readonly string[], vendor?: FakeReplicate, different: Record<string, string> = {}): ReelProcess {
    const { databaseUrl, redisUrl, bucket } = this.#services;
    this.#machines += 1;
    const process = new ReelProcess(args, {
      REEL_HOME: join(this.folder, `machine-${this.#machines}`),
      DATABASE_URL: `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}options=-csearch_path%3D${this.#name}`,
      REDIS_URL: redisUrl,
      REDIS_PREFIX: this.#name,
      S3_BUCKET: bucket.bucket,
      S3_ENDPOINT: bucket.endpoint,
      S3_PREFIX: this.#name,
      S3_ACCESS_KEY_ID: bucket.keys.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.keys.secretAccessKey,
      ...(vendor && { REPLICATE_API_TOKEN: vendor.token, REPLICATE_BASE_URL: vendor.baseUrl }),
      ...different,
    });
    this.#processes.push(process);
    return process;
  }

  /** A worker that is at work, and where it tells how it is. */
  async worker(args: readonly string[], vendor?: FakeReplicate, different: Record<string, string> = {}) {
    const process = this.reel(['worker', '--port', '0', ...args], vendor, different);
    const { address } = await process.logged(({ message }) => message === 'worker started');
    return { process, address: String(address) };
  }

  async brief(document: object): Promise<string> {
    const path = join(this.folder, 'lesson.json');
    await mkdir(this.folder, { recursive: true });
    await writeFile(path, JSON.stringify(document));
    return path;
  }

  /** How long claims on assets and locks of jobs keep others away from now on, unless they are renewed. */
  async heldFor(): Promise<{ claimsMs: number[]; locksMs: number[] }> {
    const { rows } = await this.#admin.query(
      `select expires_at_ms - extract(epoch from clock_timestamp()) * 1000 as left_ms from ${this.#name}.claims`,
    );
    const redis = new Redis(this.#services.redisUrl);
    const locks = await redis.keys(`${this.#name}:*:lock`);
    const locksMs = await Promise.all(locks.map((lock) => redis.pttl(lock)));
    redis.disconnect();
    return { claimsMs: rows.map(({ left_ms }) => Number(left_ms)), locksMs };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#processes.map((process) => process[Symbol.asyncDispose]()));
    await this.#admin.query(`drop schema ${this.#name} cascade`);
    await this.#admin.end();
    const redis = new Redis(this.#services.redisUrl);
    const keys = await redis.keys(`${this.#name}*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
    await rm(this.folder, { recursive: true, force: true });
  }
}
