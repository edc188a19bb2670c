import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The whole check of the project, in the order of what fails fastest: types, lint, directions, then all tests,
 * among them whole films and the browser. The last line is `N passed, N failed`.
 */
const root = resolve(import.meta.dirname, '..');
const reportFolder = mkdtempSync(join(tmpdir(), 'reelwright-test-'));

function main(): number {
  const only = process.argv.slice(2);
  if (only.length === 0) {
    const steps: [string, string, string[]][] = [
      ['types', 'node_modules/typescript/bin/tsc', ['-p', '.']],
      ['types of the studio', 'node_modules/typescript/bin/tsc', ['-p', 'web', '--noEmit']],
      ['lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']],
      ['directions', 'scripts/check-directions.ts', []],
    ];
    for (const [name, script, options] of steps) {
      console.log(`== ${name}`);
      if (runNode(script, options) !== 0) return closing(0, 1);
    }
  }
  console.log('== tests');
  const reportPath = join(reportFolder, 'report.json');
  const status = runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...only,
  ]);
  const counts = readCounts(reportPath);
  return closing(counts.passed, status === 0 ? counts.failed : Math.max(1, counts.failed));
}

function runNode(script: string, options: string[]): number {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...options],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return run.status ?? 1;
}

function readCounts(reportPath: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(reportPath, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function closing(passed: number, failed: number): number {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = main();
rmSync(reportFolder, { recursive: true, force: true });
