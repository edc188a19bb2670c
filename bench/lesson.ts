import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { machineFacts, median, row } from './machine.ts';
import { type MeasuredRun, measureRun } from './process-tree.ts';

const root = resolve(import.meta.dirname, '..');
const RUNS = 3;

/** A five-slide lesson of about three minutes, from the brief to the film, in an empty home each time. */
export async function benchLesson(): Promise<void> {
  console.log(machineFacts());
  const runs: MeasuredRun[] = [];
  let filmBytes = 0;
  let filmSeconds = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
    try {
      const measured = await makeLesson(folder);
      const made = JSON.parse(measured.stdout);
      filmBytes = statSync(made.film).size;
      filmSeconds = made.duration_seconds;
      runs.push(measured);
      const again = await makeLesson(folder);
      if (run === RUNS - 1)
        console.log(row('the same again, nothing to make', seconds(again.wallSeconds), ''));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(row('length of the film', seconds(filmSeconds), 'about 180 s'));
  console.log(
    row(
      'time, brief to film',
      seconds(median(runs.map((run) => run.wallSeconds))),
      'under 60 s; aimed at 10 s',
    ),
  );
  console.log(row('processor time', seconds(median(runs.map((run) => run.cpuSeconds))), ''));
  console.log(
    row(
      'peak memory, whole process tree',
      megabytes(Math.max(...runs.map((run) => run.peakBytes))),
      'under 512 MB; aimed at 300 MB',
    ),
  );
  console.log(row('size of the film', megabytes(filmBytes), 'under 20 MB'));
}

async function makeLesson(folder: string): Promise<MeasuredRun> {
  const brief = join(root, 'examples/lesson/what-llms-are.json');
  const options = [
    'make',
    brief,
    '--json',
    '--quiet',
    '--home',
    join(folder, 'home'),
    '-o',
    join(folder, 'out'),
  ];
  const run = await measureRun(join(root, 'reel'), options, process.env);
  if (run.exitCode !== 0) throw new Error(`reel ended with ${run.exitCode}: ${run.stdout}`);
  return run;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
