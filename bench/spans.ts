import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineFacts, median, row } from './machine.ts';
import { hasProgram, type MeasuredRun, measureRun } from './process-tree.ts';
import { paintMaterial } from './spans-material.ts';
import { leastSimilarity, renderReference } from './spans-reference.ts';

const RUNS = 3;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (value: number) => `${value.toFixed(2)} s`;

/** In 8-bit lightness nobody sees so little. */
const ALIKE = 0.005;
const WAYS = ['spans', 'again', 'unavoidable', 'reference'] as const;

/**
 * Five slides with five states each, 180 seconds of 1080x1920 at 30 frames a second with half-second cross-fades and
 * sound: spans against what cannot be left out, and against one graph of Debian's ffmpeg with x264 veryfast, where that
 * is installed. Runs alternate.
 */
export async function benchSpans(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    paintMaterial(folder);
    const hasReference = hasProgram('ffmpeg');
    const runs = { spans: [], again: [], unavoidable: [], reference: [] } as Record<
      (typeof WAYS)[number],
      MeasuredRun[]
    >;
    for (let run = 0; run < RUNS; run += 1) {
      rmSync(join(folder, 'store'), { recursive: true, force: true });
      runs.spans.push(await runProgram('spans-film.ts', folder));
      runs.again.push(await runProgram('spans-film.ts', folder));
      runs.unavoidable.push(await runProgram('spans-unavoidable.ts', folder));
      if (hasReference) runs.reference.push(succeeded(await renderReference(folder)));
    }
    const film = join(folder, 'spans.mp4');
    report('spans, nothing made before', runs.spans, film, 'under 300 MB, under 20 MB');
    report('spans, all pictures coded before', runs.again, film, '');
    report('what cannot be left out', runs.unavoidable, join(folder, 'unavoidable.bin'), '');
    tellRatio('times what cannot be left out', runs.spans, runs.unavoidable, 2, 'at most 1.5');
    if (!hasReference) {
      console.log('ffmpeg is not installed: no reference.');
      return;
    }
    report('ffmpeg graph, x264 veryfast', runs.reference, join(folder, 'reference.mp4'), '');
    tellRatio('times faster', runs.reference, runs.spans, 1, 'at least 15');
    const [ours, theirs] = [
      await leastSimilarity(folder, 'spans.mp4'),
      await leastSimilarity(folder, 'reference.mp4'),
    ];
    const alike = `${ours.toFixed(4)} and ${theirs.toFixed(4)}`;
    console.log(row('SSIM to the slides, spans and ffmpeg', alike, `not over ${ALIKE} less than ffmpeg`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tellRatio(
  what: string,
  more: MeasuredRun[],
  less: MeasuredRun[],
  digits: number,
  target: string,
): void {
  const ratio = (wall(more) / wall(less)).toFixed(digits);
  const ofWork = (cpu(more) / cpu(less)).toFixed(digits);
  console.log(row(what, `${ratio} (CPU ${ofWork})`, target));
}

function report(what: string, runs: MeasuredRun[], film: string, target: string): void {
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  const facts = `${seconds(wall(runs))}, CPU ${seconds(cpu(runs))}, ${megabytes(peak)}, file ${megabytes(statSync(film).size)}`;
  console.log(row(what, facts, target));
}

function wall(runs: MeasuredRun[]): number {
  return median(runs.map((run) => run.wallSeconds));
}

function cpu(runs: MeasuredRun[]): number {
  return median(runs.map((run) => run.cpuSeconds));
}

async function runProgram(name: string, folder: string): Promise<MeasuredRun> {
  const program = join(import.meta.dirname, name);
  return succeeded(await measureRun(process.execPath, [program, folder], process.env));
}

function succeeded(run: MeasuredRun): MeasuredRun {
  if (run.exitCode !== 0) throw new Error(`A run ended with status ${run.exitCode}.`);
  return run;
}
