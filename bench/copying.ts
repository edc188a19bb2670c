import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { makeMovingClip } from '../test/media/moving-clip.ts';
import { machineFacts, median, row } from './machine.ts';
import { hasProgram, type MeasuredRun, measureRun } from './process-tree.ts';

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
const TRIMMED_FRAMES = { start: 101, end: 1301 };
const MANNERS = ['copying', 'encoding', 'ffmpeg'] as const;
type Manner = (typeof MANNERS)[number];
type Work = 'join' | 'trim';

/**
 * Eight clips of 5 to 10 s joined, and a clip of 60 s trimmed at frames within groups of pictures; both against coding
 * all of it again: by the same media process with the same settings, and by Debian's ffmpeg where that is installed.
 * Runs alternate.
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

async function compare(what: string, work: Work, folder: string, target: number): Promise<void> {
  const manners = MANNERS.filter((manner) => manner !== 'ffmpeg' || hasProgram('ffmpeg'));
  const runs: Record<Manner, MeasuredRun[]> = { copying: [], encoding: [], ffmpeg: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const manner of manners) {
      const measured = await (manner === 'ffmpeg'
        ? runReference(work, folder)
        : runOwn(work, manner, folder));
      if (measured.exitCode !== 0) throw new Error(`${work} by ${manner} ended with ${measured.exitCode}.`);
      runs[manner].push(measured);
    }
  }
  for (const manner of manners) {
    const peak = Math.max(...runs[manner].map((run) => run.peakBytes)) / 1e6;
    const facts = `${wall(runs[manner]).toFixed(2)} s, CPU ${cpu(runs[manner]).toFixed(2)} s, ${peak.toFixed(0)} MB`;
    console.log(row(`${what}: ${manner}`, facts, runs[manner].at(-1)!.stdout.trim()));
  }
  for (const manner of manners.slice(1)) {
    const ratio = (wall(runs[manner]) / wall(runs.copying)).toFixed(1);
    const ofWork = (cpu(runs[manner]) / cpu(runs.copying)).toFixed(1);
    console.log(
      row(`${what}: times faster than ${manner}`, `${ratio} (CPU ${ofWork})`, `at least ${target}`),
    );
  }
}

function runOwn(work: Work, manner: Manner, folder: string): Promise<MeasuredRun> {
  const program = join(import.meta.dirname, 'copying-film.ts');
  const frames = [TRIMMED_FRAMES.start, TRIMMED_FRAMES.end].map(String);
  return measureRun(process.execPath, [program, work, manner, folder, ...frames], process.env);
}

/** The same frames and sound, coded again at the same quality by a command that anyone can repeat. */
function runReference(work: Work, folder: string): Promise<MeasuredRun> {
  const list = join(folder, 'clips.txt');
  const lines = CLIP_SECONDS.map((_, index) => `file 'clip${index}.mp4'\n`);
  writeFileSync(list, lines.join(''));
  const [from, to] = [TRIMMED_FRAMES.start, TRIMMED_FRAMES.end];
  const seconds = (frame: number) => frame / frameRate.numerator;
  const source =
    work === 'join'
      ? ['-f', 'concat', '-safe', '0', '-i', list]
      : [
          ...['-i', join(folder, 'long.mp4')],
          ...['-vf', `trim=start_frame=${from}:end_frame=${to},setpts=PTS-STARTPTS`],
          ...['-af', `atrim=start=${seconds(from)}:end=${seconds(to)},asetpts=PTS-STARTPTS`],
        ];
  const options = [
    ...['-v', 'error', '-nostdin', '-y', ...source],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-c:a', 'aac', '-b:a', '128k'],
    ...['-movflags', '+faststart', join(folder, `${work}-ffmpeg.mp4`)],
  ];
  return measureRun('ffmpeg', options, process.env);
}

function cpu(runs: readonly MeasuredRun[]): number {
  return median(runs.map((run) => run.cpuSeconds));
}

function wall(runs: readonly MeasuredRun[]): number {
  return median(runs.map((run) => run.wallSeconds));
}
