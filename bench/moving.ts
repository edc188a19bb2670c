import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { makeMovingClip } from '../test/media/moving-clip.ts';
import { machineFacts, median, row } from './machine.ts';
import { type MeasuredRun, measureRun } from './process-tree.ts';

export const SCENES = 12;
export const CHANGED_SCENE = 5;
export const size = { widthPixels: 1280, heightPixels: 720 };
export const frameRate = { numerator: 24, denominator: 1 };
/** Five seconds a scene, of clips of another size. */
export const sceneFrames = 120;
const CLIP_SIZE = { widthPixels: 960, heightPixels: 540 };
const RUNS = 3;

/**
 * Twelve moving scenes of five seconds, of which one is changed: the whole film again, with all other spans kept, against
 * that scene alone and against all of it from nothing. Once joined by cuts, once by crossfades: of those the two that
 * touch the scene are made again too. Runs alternate.
 */
export async function benchMoving(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    await makeMaterial(folder);
    for (const joint of ['cut', 'crossfade'] as const) await compare(folder, joint);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeMaterial(folder: string): Promise<void> {
  const media = createMedia();
  for (let scene = 0; scene < SCENES; scene += 1) {
    const path = join(folder, `clip${scene}.mp4`);
    const coding = 'keyint=48:bframes=3';
    await makeMovingClip(
      { path, size: CLIP_SIZE, frameRate, frameCount: sceneFrames + 24, coding, seed: scene + 1 },
      media,
    );
  }
  await media.close();
}

async function compare(folder: string, joint: 'cut' | 'crossfade'): Promise<void> {
  const runs: Record<'all' | 'changed' | 'alone', MeasuredRun[]> = { all: [], changed: [], alone: [] };
  const render = async (store: string, scenes: 'all' | 'one', speed: number) => {
    const program = join(import.meta.dirname, 'moving-film.ts');
    const options = [program, folder, store, scenes, joint, String(speed)];
    const run = await measureRun(process.execPath, options, process.env);
    if (run.exitCode !== 0) throw new Error(`A film of moving scenes ended with ${run.exitCode}.`);
    return run;
  };
  for (let run = 0; run < RUNS; run += 1) {
    const store = `store-${joint}-${run}`;
    runs.all.push(await render(store, 'all', 1));
    runs.changed.push(await render(store, 'all', 1.1));
    runs.alone.push(await render(`${store}-alone`, 'one', 1.1));
  }
  for (const [what, measured] of Object.entries(runs)) {
    const cpu = median(measured.map((run) => run.cpuSeconds));
    const peak = Math.max(...measured.map((run) => run.peakBytes)) / 1e6;
    const facts = `${wall(measured).toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${peak.toFixed(0)} MB`;
    console.log(row(`${joint}s: ${what}`, facts, measured.at(-1)!.stdout.trim()));
  }
  const more = (100 * (wall(runs.changed) / wall(runs.alone) - 1)).toFixed(1);
  const target = joint === 'cut' ? 'at most 10 % more' : 'two crossfades more';
  console.log(row(`${joint}s: one changed, over that one alone`, `${more} %`, target));
}

function wall(runs: readonly MeasuredRun[]): number {
  return median(runs.map((run) => run.wallSeconds));
}
