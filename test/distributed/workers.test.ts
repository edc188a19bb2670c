import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { figuresAt } from './figures.ts';
import { Installation, type Services } from './installation.ts';
import { anotherShortLesson } from './lessons.ts';
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
      const workers = await Promise.all([1, 2].map(() => installation.worker(['--concurrency', '1'])));
      let made = 0;
      // One of them may do all of a lesson, and then there is another one.
      const makeTogether = async (lesson: number) => {
        const brief = await installation.brief(anotherShortLesson(lesson));
        const folder = join(installation.folder, `shared-${lesson}`);
        const make = installation.reel(['make', brief, '-o', folder, '--json']);
        const document = JSON.parse(await make.output());
        const jobs = () =>
          workers.map(({ process }) =>
            process.log.filter(({ outcome, run }) => outcome === 'done' && run === document.run),
          );
        await expect.poll(() => jobs().flat().length).toBe(document.assets.made);
        made += document.assets.made;
        return { brief, folder, document, jobs: jobs() };
      };
      let together = await makeTogether(1);
      for (let lesson = 2; together.jobs.some((ofOne) => ofOne.length === 0); lesson += 1)
        together = await makeTogether(lesson);
      const { brief, folder, document, jobs } = together;
      expect(document.checks.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
      for (const job of jobs.flat()) {
        expect(job).toMatchObject({ project: document.project, attempt: 1 });
        expect(job).toMatchObject({
          asset: expect.stringMatching(/^[0-9a-f]{64}$/),
          took_ms: expect.any(Number),
        });
      }
      const figures = await Promise.all(workers.map(({ address }) => figuresAt(address)));
      const done = figures.flatMap((each) => [...each].filter(([name]) => /jobs_total.*"done"/.test(name)));
      expect(done.reduce((sum, [, value]) => sum + value, 0)).toBe(made);
      expect(figures[0]?.get('reelwright_queue_workers{lane="film"}')).toBe(2);
      expect(figures[0]?.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);

      const home = join(installation.folder, 'home');
      const lonely = join(installation.folder, 'alone');
      await using alone = new ReelProcess(['make', brief, '-o', lonely, '--quiet'], { REEL_HOME: home });
      await alone.output();
      expect(await resultOf(folder)).toEqual(await resultOf(lonely));
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
