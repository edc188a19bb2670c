import { parseArgs } from 'node:util';
import { openBucketServer, postgresForTests, redisForTests } from '../contract/servers.ts';
import { type Battlefield, distributedField, embeddedField } from './battlefield.ts';
import { isWrong, type LectureReport, runChaos } from './chaos-run.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * `npm run chaos -- BLOWS [SEED] [--distributed]`: exits with 1 where anything was paid for twice, is missing, or was
 * left open.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { distributed: { type: 'boolean', default: false } },
});
const [blows = '200', seed = String(Date.now() % 100_000)] = positionals;
console.log(`${blows} blows, seed ${seed}, ${values.distributed ? 'distributed' : 'embedded'}`);

await using cleanUp = new AsyncDisposableStack();
const reports = await runChaos(await openField(cleanUp), {
  blows: Number(blows),
  random: seededRandom(Number(seed)),
  troubleShare: 0.2,
  onLecture: show,
});
const wrong = reports.filter(isWrong);
const sum = (of: (report: LectureReport) => number) =>
  reports.reduce((total, report) => total + of(report), 0);
console.log(
  `${reports.length} lectures, ${sum(({ kills }) => kills)} killed and ${sum(({ pauses }) => pauses)} paused ` +
    `processes, ${sum(({ outages }) => outages)} servers away: ${sum(({ planned }) => planned)} calls planned, ` +
    `${sum(({ paid }) => paid)} paid for; ` +
    `${wrong.length === 0 ? 'nothing twice, nothing missing' : `${wrong.length} lectures are wrong`}`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function openField(stack: AsyncDisposableStack): Promise<Battlefield> {
  if (!values.distributed) return stack.use(await embeddedField());
  const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);
  if (databaseUrl === undefined) throw new Error('PostgreSQL cannot be reached; name it by DATABASE_URL.');
  if (redisUrl === undefined) throw new Error('Redis cannot be reached; name it by REDIS_URL.');
  const bucket = stack.use(await openBucketServer());
  return stack.use(await distributedField({ databaseUrl, redisUrl, bucket }));
}

function show(report: LectureReport): void {
  const { lecture, kills, pauses, restarts, outages, planned, paid, failed, missing, unsettled } = report;
  console.log(
    `${isWrong(report) ? 'WRONG ' : ''}${lecture}: ${kills} killed, ${pauses} paused, ${restarts} restarts, ` +
      `${outages} outages, ${paid} of ${planned} paid for, ${failed} failed at the vendor, ${missing} missing, ` +
      `${unsettled} not settled, at most ${report.mostAtOnce} at once, ${report.tookMs} ms`,
  );
}
