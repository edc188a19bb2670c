import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBriefFolder } from './brief-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'brief-folder-'));
});
afterAll(() => rm(root, { recursive: true }));

async function folderOf(files: { [name: string]: string }): Promise<string> {
  const folder = await mkdtemp(join(root, 'f-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('a folder as brief', () => {
  it('is its texts in the order of their numbers, each under a topmost heading', async () => {
    const folder = await folderOf({
      '10-last.md': '# The end\n\nDone.',
      '2-first_steps.md': 'Begin.\n\n## Small\n\nStep.',
      '.hidden.md': 'no',
      'picture.png': 'no',
      '3-notes.txt': 'Plain.',
      '4-old.markdown': 'Old style\n=========\n\nText.',
    });
    expect(await readBriefFolder('x', folder)).toBe(
      [
        '# First steps\n\nBegin.\n\n## Small\n\nStep.',
        '# Notes\n\nPlain.',
        'Old style\n=========\n\nText.',
        '# The end\n\nDone.',
      ].join('\n\n'),
    );
  });

  it('keeps the front matter of its first file at the top, before the heading', async () => {
    const folder = await folderOf({ 'a.md': '---\nquality: fast\n---\nText.', 'b.md': '# B' });
    expect(await readBriefFolder('x', folder)).toBe('---\nquality: fast\n---\n# A\n\nText.\n\n# B');
  });

  it.each([
    ['without text', { 'a.png': 'x' }, 'is a folder without text'],
    [
      'with a brief',
      { 'a.md': 'x', 'b.yaml': 'y: 1' },
      'is a folder with briefs in it; name one, such as x/b.yaml',
    ],
    [
      'with front matter further down',
      { 'a.md': 'x', 'b.md': '---\nq: 1\n---\ny' },
      'has front matter in b.md; it belongs at the top of a.md',
    ],
    [
      'of more than a brief may hold',
      { 'a.md': 'x'.repeat(3_000_000), 'b.md': 'y'.repeat(30_000_000) },
      'holds more than the',
    ],
  ])('is refused %s', async (_, files, problem) => {
    const folder = await folderOf(files as { [name: string]: string });
    await expect(readBriefFolder('x', folder)).rejects.toThrow(problem);
  });
});
