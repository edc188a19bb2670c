import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');

/** A folder in which `reel` is this program, with a home of its own. */
export class GuideShell implements AsyncDisposable {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<GuideShell> {
    const folder = await mkdtemp(join(tmpdir(), 'reelwright-guide-'));
    await mkdir(join(folder, 'bin'));
    const reel = join(folder, 'bin/reel');
    const main = join(ROOT, 'src/cli/main.ts');
    await writeFile(
      reel,
      `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${main}" "$@"\n`,
    );
    await chmod(reel, 0o755);
    return new GuideShell(folder);
  }

  /** Runs all shell blocks of a page as one script that ends at the first failure; answers with what it printed. */
  async run(page: string, replaced: { [text: string]: string } = {}): Promise<string> {
    const text = await readFile(join(ROOT, 'docs/guide', page), 'utf8');
    let script = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block).join('\n');
    for (const [from, to] of Object.entries(replaced)) script = script.replaceAll(from, to);
    const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', script], {
      cwd: this.folder,
      env: {
        PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
        REEL_HOME: join(this.folder, 'home'),
        NO_COLOR: '1',
      },
    });
    return stdout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
