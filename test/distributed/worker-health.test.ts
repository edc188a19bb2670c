import { describe, expect, it } from 'vitest';
import { BreakingConnections } from '../contract/breaking-connections.ts';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { figuresAt } from './figures.ts';
import { Installation } from './installation.ts';

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);

if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  describe('a worker', () => {
    it('is alive, is ready until it is told to stop, and ends well', async () => {
      const services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
      await using installation = await Installation.prepare(services);
      const { process, address } = await installation.worker(['--host', '127.0.0.1']);
      const asked = await Promise.all(
        ['healthz', 'readyz', 'nowhere'].map((path) => fetch(`${address}/${path}`)),
      );
      expect(asked.map(({ status }) => status)).toEqual([200, 200, 404]);
      expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(405);
      process.signal('SIGTERM');
      expect(await process.ended).toBe(0);
      expect(process.log.map(({ message }) => message)).toEqual([
        'worker started',
        'worker draining',
        'worker stopped',
      ]);
      expect(process.lines.join()).not.toContain(services.bucket.keys.secretAccessKey);
    });

    it('is alive but not ready without its queue server, and still ends when it is told to', async () => {
      const services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
      await using installation = await Installation.prepare(services);
      const { url, connections } = await BreakingConnections.before(redisUrl, 6379);
      const { process, address } = await installation.worker([], undefined, { REDIS_URL: url });
      await connections[Symbol.asyncDispose]();
      const [health, readiness] = await Promise.all(
        ['healthz', 'readyz'].map((path) => fetch(`${address}/${path}`)),
      );
      expect([health?.status, readiness?.status]).toEqual([200, 503]);
      expect(await readiness?.json()).toMatchObject({ obstacles: ['the queue server does not answer'] });
      const figures = await figuresAt(address);
      const errors = figures.get('reelwright_store_errors_total{store="queues",code="provider-unavailable"}');
      expect(errors).toBeGreaterThan(0);
      process.signal('SIGTERM');
      expect(await process.ended).toBe(0);
    });

    it('says which port is taken', async () => {
      const services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
      await using installation = await Installation.prepare(services);
      const { address } = await installation.worker([]);
      const port = new URL(address).port;
      const second = installation.reel(['worker', '--port', port]);
      expect(await second.ended).toBe(2);
      expect(second.stderr).toContain(`--port ${port} cannot be listened on at 127.0.0.1`);
    });
  });
}
