import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { makeMovingClip } from '../test/media/moving-clip.ts';
import { machineFacts, median, row } from './machine.ts';
import { type MeasuredRun, measureRun } from './process-tree.ts';

const RUNS = 3;
const size = { widthPixels: 1280, heightPixels: 720 };
const frameRate = { numerator: 24, denominator: 1 };
/** As generators of clips and cameras code: B pictures, their pyramid, open groups, groups of two to four seconds. */
const CODINGS = [
  'keyint=48:bframes=3',
  'keyint=96:bframes=3:open-gop=1',
  'keyint=60:bframes=2:b-pyramid=none',
  'keyint=48:bframes=0',
];
const CLIP_SECONDS = [5, 6, 7, 8, 9, 10, 7.5, 5.5];
const LONG_SECONDS = 60;

/**
 * Eight clips of 5 to 10 s joined, and a clip of 60 s trimmed at frames within groups of pictures; both against coding
 * all of it again by the same media process with the same settings. Runs alternate.
 */
export async function benchCopying(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    mkdirSync(join(folder, 'work'));
    await makeMaterial(folder);
    await compare('8 clips of 5 to 10 s, 1280x720 at 24', 'join', folder, 10);
    await compare('frames 101 to 1301 of 60 s, 1280x720 at 24', 'trim', folder, 8);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeMaterial(folder: string): Promise<void> {
  const media = createMedia();
  const clips = CLIP_SECONDS.map((seconds, index) => ({
    path: join(folder, `clip${index}.mp4`),
    frameCount: seconds * frameRate.numerator,
    coding: CODINGS[index % CODINGS.length]!,
    seed: index + 1,
  }));
  const long = {
    path: join(folder, 'long.mp4'),
    frameCount: LONG_SECONDS * frameRate.numerator,
    coding: 'keyint=96:bframes=3:open-gop=1',
    seed: 9,
  };
  for (const clip of [...clips, long]) await makeMovingClip({ ...clip, size, frameRate, sound: true }, media);
  await media.close();
}

async function compare(what: string, work: 'join' | 'trim', folder: string, target: number): Promise<void> {
  const runs: Record<'copying' | 'encoding', MeasuredRun[]> = { copying: [], encoding: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const manner of ['copying', 'encoding'] as const) {
      const program = join(import.meta.dirname, 'copying-film.ts');
      const measured = await measureRun(process.execPath, [program, work, manner, folder], process.env);
      if (measured.exitCode !== 0) throw new Error(`${work} by ${manner} ended with ${measured.exitCode}.`);
      runs[manner].push(measured);
    }
  }
  for (const manner of ['copying', 'encoding'] as const) {
    const cpu = median(runs[manner].map((run) => run.cpuSeconds));
    const peak = Math.max(...runs[manner].map((run) => run.peakBytes)) / 1e6;
    const facts = `${wall(runs[manner]).toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${peak.toFixed(0)} MB`;
    console.log(row(`${what}: ${manner}`, facts, runs[manner].at(-1)!.stdout.trim()));
  }
  const ratio = (wall(runs.encoding) / wall(runs.copying)).toFixed(1);
  console.log(row(`${what}: times faster`, ratio, `at least ${target}`));
}

function wall(runs: readonly MeasuredRun[]): number {
  return median(runs.map((run) => run.wallSeconds));
}

if (import.meta.main) await benchCopying();
