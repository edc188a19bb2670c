import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { machineFacts, median, row } from './machine.ts';
import { type MeasuredRun, measureRun } from './process-tree.ts';
import { fadeSeconds, paintMaterial, slideCount, slideSeconds } from './spans-material.ts';

const RUNS = 3;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (value: number) => `${value.toFixed(2)} s`;

/**
 * Five slides with five states each, 180 seconds of 1080x1920 at 30 frames a second with half-second cross-fades and
 * sound: spans against one graph of Debian's ffmpeg with x264 veryfast, where that is installed. Runs alternate.
 */
export async function benchSpans(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    paintMaterial(folder);
    const runs: Record<'spans' | 'again' | 'reference', MeasuredRun[]> = {
      spans: [],
      again: [],
      reference: [],
    };
    for (let run = 0; run < RUNS; run += 1) {
      rmSync(join(folder, 'store'), { recursive: true, force: true });
      runs.spans.push(await renderSpans(folder));
      runs.again.push(await renderSpans(folder));
      if (hasProgram('ffmpeg')) runs.reference.push(await renderReference(folder));
    }
    report(
      'spans, nothing made before',
      runs.spans,
      join(folder, 'spans.mp4'),
      '1.5 to 2.5 s, under 280 MB, under 20 MB',
    );
    report('spans, all pictures coded before', runs.again, join(folder, 'spans.mp4'), '');
    if (runs.reference.length === 0) console.log('ffmpeg is not installed: no reference.');
    else {
      report('ffmpeg graph, x264 veryfast', runs.reference, join(folder, 'reference.mp4'), '');
      console.log(row('times faster', (wall(runs.reference) / wall(runs.spans)).toFixed(1), 'at least 15'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(what: string, runs: MeasuredRun[], film: string, target: string): void {
  const cpu = median(runs.map((run) => run.cpuSeconds));
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  const facts = `${seconds(wall(runs))}, CPU ${seconds(cpu)}, ${megabytes(peak)}, file ${megabytes(statSync(film).size)}`;
  console.log(row(what, facts, target));
}

function wall(runs: MeasuredRun[]): number {
  return median(runs.map((run) => run.wallSeconds));
}

async function renderSpans(folder: string): Promise<MeasuredRun> {
  const program = join(import.meta.dirname, 'spans-film.ts');
  return succeeded(await measureRun(process.execPath, [program, folder], process.env));
}

async function renderReference(folder: string): Promise<MeasuredRun> {
  const inputs = Array.from({ length: slideCount }, (_, slide) => join(folder, `slide${slide}-4.png`));
  // Each picture is decoded once and looped in the graph.
  const loops = inputs.map((_, slide) => {
    const held = slideSeconds + (slide < slideCount - 1 ? fadeSeconds : 0);
    return (
      `[${slide}:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,loop=loop=-1:size=1,` +
      `trim=end_frame=${Math.round(held * 30)},setpts=N/30/TB,fps=30,settb=1/30[s${slide}]`
    );
  });
  const fades = inputs.slice(1).map((_, index) => {
    const from = index === 0 ? 's0' : `f${index - 1}`;
    const offset = (index + 1) * slideSeconds;
    return `[${from}][s${index + 1}]xfade=duration=${fadeSeconds}:offset=${offset}[f${index}]`;
  });
  const options = [
    ...['-v', 'error', '-nostdin', '-y'],
    ...inputs.flatMap((input) => ['-i', input]),
    ...['-i', join(folder, 'sound.wav'), '-filter_complex', [...loops, ...fades].join(';')],
    ...['-map', `[f${slideCount - 2}]`, '-map', `${slideCount}:a`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-c:a', 'aac', '-b:a', '128k'],
    ...['-movflags', '+faststart', join(folder, 'reference.mp4')],
  ];
  return succeeded(await measureRun('ffmpeg', options, process.env));
}

function succeeded(run: MeasuredRun): MeasuredRun {
  if (run.exitCode !== 0) throw new Error(`A run ended with status ${run.exitCode}.`);
  return run;
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, name)));
}
