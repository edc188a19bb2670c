import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi } from '../http/api-under-test.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';
let programs: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-library-'));
  await mkdir(join(folder, 'node_modules'));
  // As npm installs a package from a folder.
  await symlink(ROOT, join(folder, 'node_modules/reelwright'));
  const page = await readFile(join(ROOT, 'docs/guide/library.md'), 'utf8');
  programs = [...page.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, program = '']) => program);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program of the guide in a folder beside the package, and answers with the lines that it printed. */
async function linesOf(program: string, environment: Record<string, string>): Promise<string[]> {
  const path = join(folder, 'program.mjs');
  await writeFile(path, program);
  const { stdout } = await promisify(execFile)(process.execPath, [path], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  return stdout.trim().split('\n');
}

it('makes, edits and makes anew in the process of another program, as the guide shows', async () => {
  const [quote, film = '', stale] = await linesOf(programs[0] ?? '', {});
  expect(quote).toBe('9 parts, 0 US dollars');
  expect(film).toBe(join(folder, 'lighthouses/film.mp4'));
  expect((await readFile(film)).subarray(4, 8).toString()).toBe('ftyp');
  expect(stale).toContain('speech of “Why they shine”');
});

it('asks a server through the client, as the guide shows', async () => {
  await using api = await startApi(['ada']);
  const lines = await linesOf(programs[1] ?? '', { REEL_ADDRESS: api.address, REEL_KEY: api.keys[0] ?? '' });
  expect(lines).toEqual(['0 USD', 'completed', 'How lighthouses work', 'conflict']);
});
