import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reel, temporaryFolder } from './command-line.ts';

describe('reel new', () => {
  it('writes a brief with its fields explained, and says how it becomes a film', async () => {
    await using folder = await temporaryFolder();
    const { status, stdout } = await reel(['new', 'lesson'], { workingFolder: folder.path });
    expect(status).toBe(0);
    expect(stdout).toBe('Wrote lesson.yaml. Change what you like, then: reel make lesson.yaml\n');
    expect(await readFile(join(folder.path, 'lesson.yaml'), 'utf8')).toBe('# The title.\ntitle: Tides\n');
  });

  it('writes JSON where the file’s name says so, and prints to stdout for -', async () => {
    await using folder = await temporaryFolder();
    const { stdout } = await reel(['new', 'lesson', 'a.json', '--json'], { workingFolder: folder.path });
    expect(JSON.parse(stdout)).toEqual({ format: 'lesson', file: join(folder.path, 'a.json') });
    expect(JSON.parse(await readFile(join(folder.path, 'a.json'), 'utf8'))).toEqual({ title: 'Tides' });
    expect((await reel(['new', 'lesson', '-'])).stdout).toBe('# The title.\ntitle: Tides\n');
  });

  it('never writes over a file', async () => {
    await using folder = await temporaryFolder();
    await reel(['new', 'lesson'], { workingFolder: folder.path });
    const { status, stderr } = await reel(['new', 'lesson'], { workingFolder: folder.path });
    expect(status).not.toBe(0);
    expect(stderr).toContain('FILE is there already; give another name (given: lesson.yaml)');
  });
});
