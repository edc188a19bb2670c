import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { machineFacts } from './machine.ts';
import { measureRun } from './process-tree.ts';

const root = resolve(import.meta.dirname, '..');

/** One example of each format besides the lesson, which has a bench of its own. */
const BRIEFS: readonly (readonly [format: string, brief: string])[] = [
  ['lecture', 'examples/lecture/the-lighthouse-keepers.yaml'],
  ['ad', 'examples/ad/solar-lantern.json'],
  ['training', 'examples/training/reading-data-with-sql.md'],
  ['music-video', 'examples/music-video/night-bus.json'],
];

/** Keys that switch vendors on; a plan asks nobody, so they are never shown to anyone. */
const VENDORS = {
  GEMINI_API_KEY: 'for-the-plan-alone',
  ELEVENLABS_API_KEY: 'for-the-plan-alone',
  REPLICATE_API_TOKEN: 'for-the-plan-alone',
};

/** Each format from its brief to the film in an empty home without any key, and what vendors would cost for it. */
export async function benchFormats(): Promise<void> {
  console.log(machineFacts());
  console.log(
    'format, length, wall time, processor time, peak memory of the process tree, size, price with vendors',
  );
  for (const [format, brief] of BRIEFS) {
    const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
    try {
      const home = ['--home', join(folder, 'home')];
      const args = [format, join(root, brief), '--json', '--quiet', ...home];
      const made = await reel(['make', ...args, '-o', join(folder, 'out')], {});
      const { film, duration_seconds } = JSON.parse(made.stdout);
      const planned = await reel(['plan', ...args, '--force'], VENDORS);
      const { total } = JSON.parse(planned.stdout);
      const figures = [
        `${duration_seconds.toFixed(0)} s`,
        `${made.wallSeconds.toFixed(0)} s`,
        `${made.cpuSeconds.toFixed(0)} s`,
        `${(made.peakBytes / 1_000_000).toFixed(0)} MB`,
        `${(statSync(film).size / 1_000_000).toFixed(1)} MB`,
        JSON.stringify(total),
      ];
      console.log([format, ...figures].join(', '));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function reel(args: string[], keys: Record<string, string>) {
  const run = await measureRun(join(root, 'reel'), args, { ...process.env, ...keys });
  if (run.exitCode !== 0) throw new Error(`reel ${args[0]} ended with ${run.exitCode}: ${run.stdout}`);
  return run;
}
