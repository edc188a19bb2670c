import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { FREE } from '../../src/domain/price.ts';
import type { LaneLimits } from '../../src/ports/job-engine.ts';
import type { Maker } from '../../src/ports/maker.ts';
import { openBucketServer, postgresForTests, redisForTests } from '../../test/contract/servers.ts';
import { row } from '../machine.ts';
import { type MeasuredRun, measureRun } from '../process-tree.ts';

const PROJECTS = 1_000;
/** All servers run on this machine, and an upload takes longer than everything else. */
const SHARED_PROJECTS = 100;
/** Reading the memory of a tree takes time of its own, so it is not read too often. */
const SAMPLE_MS = 500;
export const ASSETS = 20;

export const EMPTY_LANES: Record<string, LaneLimits> = {
  images: { concurrency: 5 },
  clips: { concurrency: 5 },
  free: { concurrency: 10 },
};

/** Makes nothing worth the name, at once: what is measured is everything around it. */
export function instantMaker(lane: string): Maker {
  return {
    provider: 'instant',
    lane,
    offer: () => ({ model: 'instant', price: FREE, basis: 'made up' }),
    make: async ({ outputPathStem }) => {
      const filePath = `${outputPathStem}.txt`;
      await writeFile(filePath, 'x');
      return { filePath, mediaType: 'text/plain', facts: {}, model: 'instant', parameters: {}, cost: FREE };
    },
  };
}

/** 1,000 projects of 20 assets each, all wished for at once, with makers that take no time. */
export async function benchManyProjects(): Promise<void> {
  console.log(`\nProjects of ${ASSETS} assets, all wished for at once, with a maker that takes no time`);
  await report('embedded: SQLite and a folder', PROJECTS, []);
  const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);
  if (databaseUrl === undefined || redisUrl === undefined) {
    console.log('distributed: not measured, for PostgreSQL or Redis is not there');
    return;
  }
  await using bucket = await openBucketServer();
  await report(
    'distributed: BullMQ, PostgreSQL, a bucket (s3rver in the bench’s own process); one worker',
    SHARED_PROJECTS,
    [databaseUrl, redisUrl, JSON.stringify(bucket)],
  );
}

async function report(title: string, projects: number, words: string[]): Promise<void> {
  const script = join(import.meta.dirname, 'many-projects-run.ts');
  const options = [
    '--max-old-space-size=400',
    '--disable-warning=ExperimentalWarning',
    script,
    String(projects),
    ...words,
  ];
  const run = await measureRun(process.execPath, options, process.env, SAMPLE_MS);
  if (run.exitCode !== 0) throw new Error(`The run ended with ${run.exitCode}.`);
  const { jobs, seconds } = JSON.parse(run.stdout) as { jobs: number; seconds: number };
  console.log(`${title}; load ${loadavg()[0]?.toFixed(2)}`);
  console.log(row('  jobs done', String(jobs), `${projects * ASSETS}`));
  console.log(row('  time a job', `${((1000 * seconds) / jobs).toFixed(2)} ms`, 'under 5 ms'));
  console.log(row('  memory of the process tree over time', memoryOverTime(run), 'bounded'));
}

/** At each fifth of the run. */
function memoryOverTime({ memoryBytes }: MeasuredRun): string {
  const moments = [0.2, 0.4, 0.6, 0.8, 1].map((share) => Math.ceil(share * memoryBytes.length) - 1);
  return `${moments.map((at) => Math.round((memoryBytes[at] ?? 0) / 1_000_000)).join(', ')} MB`;
}
