import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { figuresAt } from './figures.ts';
import { Installation, type Services } from './installation.ts';
import { SHORT_LESSON } from './lessons.ts';
import { ReelProcess } from './reel-process.ts';

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);

if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  describe('a lesson made by two workers', () => {
    let services: Services;
    beforeAll(async () => {
      services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
    });

    it('is the lesson that one process makes alone: the same assets, the same bytes', async () => {
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(SHORT_LESSON);
      const workers = await Promise.all([installation.worker([]), installation.worker([])]);
      const folders = {
        shared: join(installation.folder, 'shared'),
        alone: join(installation.folder, 'alone'),
      };
      const made = installation.reel(['make', brief, '-o', folders.shared, '--json']);
      const document = JSON.parse(await made.output());
      expect(document.checks.every(({ ok }: { ok: boolean }) => ok)).toBe(true);

      const jobs = workers.map(({ process }) => process.log.filter(({ outcome }) => outcome === 'done'));
      expect(jobs.flat()).toHaveLength(document.assets.made);
      expect(jobs.every((ofOne) => ofOne.length > 0)).toBe(true);
      for (const job of jobs.flat()) {
        expect(job).toMatchObject({ run: document.run, project: document.project, attempt: 1 });
        expect(job).toMatchObject({
          asset: expect.stringMatching(/^[0-9a-f]{64}$/),
          took_ms: expect.any(Number),
        });
      }
      const figures = await Promise.all(workers.map(({ address }) => figuresAt(address)));
      const done = figures.flatMap((each) => [...each].filter(([name]) => /jobs_total.*"done"/.test(name)));
      expect(done.reduce((sum, [, value]) => sum + value, 0)).toBe(document.assets.made);
      expect(figures[0]?.get('reelwright_queue_workers{lane="film"}')).toBe(2);
      expect(figures[0]?.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);

      const home = join(installation.folder, 'home');
      await using alone = new ReelProcess(['make', brief, '-o', folders.alone, '--quiet'], {
        REEL_HOME: home,
      });
      await alone.output();
      expect(await resultOf(folders.shared)).toEqual(await resultOf(folders.alone));
    });
  });
}

/** What must not depend on who made it: names of all assets, and what is in the files. */
async function resultOf(folder: string): Promise<object> {
  const { assets } = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
  const names = ['film.mp4', 'film.vtt', 'film.srt', 'poster.png', 'contact-sheet.png'];
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return {
    assets: assets.map(({ hash }: { hash: string }) => hash).sort(),
    files: files.map((bytes, index) => [names[index], createHash('sha256').update(bytes).digest('hex')]),
  };
}
