import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LESSON, startApi } from '../http/api-under-test.ts';
import { GuideShell } from './guide-shell.ts';

/** Dozens of processes start one after the other. */
const PATIENCE_MS = 600_000;
const hasTools = ['curl', 'jq'].every((tool) => {
  try {
    execFileSync(tool, ['--version']);
    return true;
  } catch {
    return false;
  }
});

it.runIf(hasTools)(
  'edits a film as the guide to editing says, command by command',
  async () => {
    await using shell = await GuideShell.open();
    const [slide] = LESSON.slides;
    const items = [...slide!.items, { bullet: 'Ships', talk: 'Ships come close to them.' }];
    const lesson = { ...LESSON, slides: [{ ...slide, items }] };
    await writeFile(join(shell.folder, 'lesson.json'), JSON.stringify(lesson));
    const said = await shell.run('editing.md');
    expect(said).toContain('Would change what “Why they shine” says; nothing was changed.');
    expect(said).toContain('✓ undo: change what “Why they shine” says');
    expect(said).toContain('✓ merge “Why they shine”');
    expect((await readFile(join(shell.folder, 'film/film.mp4'))).subarray(4, 8).toString()).toBe('ftyp');
  },
  PATIENCE_MS,
);

it.runIf(hasTools)(
  'makes a film over HTTP as the guide to the API says, command by command',
  async () => {
    await using api = await startApi();
    await using shell = await GuideShell.open();
    const said = await shell.run('api.md', { 'http://127.0.0.1:4747': api.address });
    expect(said.split('\n').filter((line) => line !== '')).toEqual([
      '{',
      '  "amount": 0,',
      '  "currency": "USD",',
      '  "unknown": []',
      '}',
      '9',
      'completed',
      'ftypaudio/mp4',
      expect.stringMatching(/^1280x720, \d+ frames, coded as h264$/),
      'Logo',
      'Harbour Museum',
      ': follows',
    ]);
  },
  PATIENCE_MS,
);
