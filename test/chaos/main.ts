import { prepareHome } from '../contract/embedded-stores.ts';
import { type LectureReport, runChaos } from './chaos-run.ts';
import { seededRandom } from './seeded-random.ts';

/** `npm run chaos -- BLOWS [SEED]`: exits with 1 where anything was paid for twice, or is missing. */
const [blows = '200', seed = String(Date.now() % 100_000)] = process.argv.slice(2);
console.log(`${blows} blows, seed ${seed}`);

const reports = await runChaos(await prepareHome(), {
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
    `processes: ${sum(({ planned }) => planned)} calls planned, ${sum(({ paid }) => paid)} paid for; ` +
    `${wrong.length === 0 ? 'nothing twice, nothing missing' : `${wrong.length} lectures are wrong`}`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

function isWrong({ planned, paid, missing }: LectureReport): boolean {
  return planned !== paid || missing > 0;
}

function show(report: LectureReport): void {
  const { lecture, kills, pauses, restarts, planned, paid, failed, missing, tookMs } = report;
  console.log(
    `${isWrong(report) ? 'WRONG ' : ''}${lecture}: ${kills} killed, ${pauses} paused, ${restarts} restarts, ` +
      `${paid} of ${planned} paid for, ${failed} failed at the vendor, ${missing} missing, ${tookMs} ms`,
  );
}
