import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomId } from '../engine/system-sources.ts';
import type { Clock } from '../ports/clock.ts';
import { type FileCache, fileCache } from './file-cache.ts';

describe('fileCache', () => {
  let passedMs: number;
  let folder: string;
  let cache: FileCache;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelwright-cache-'));
    passedMs = 0;
    const clock: Clock = { nowMs: () => Date.now() + passedMs, sleep: async () => {} };
    cache = fileCache({ folder, mostBytes: 25, clock, newId: randomId });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back a whole file and no other', async () => {
    const path = await take('aa/one.png');
    expect(path).toBe(join(folder, 'assets', 'aa', 'one.png'));
    expect(await cache.pathOf('aa/one.png', 10)).toBe(path);
    expect(await cache.pathOf('aa/one.png', 11)).toBeUndefined();
    expect(await cache.pathOf('aa/two.png', 10)).toBeUndefined();
  });

  it('lets the files go that were used longest ago when it grows too large', async () => {
    for (const name of ['one', 'two', 'three']) await take(`aa/${name}.png`);
    // Longer than the ticks that the file system tells times by.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await cache.pathOf('aa/one.png', 10);
    passedMs += 2 * 3_600_000;
    await take('aa/four.png');
    expect(await here(['one', 'two', 'three', 'four'])).toEqual(['one', 'four']);
  });

  it('keeps what was used lately, however large it has grown', async () => {
    for (const name of ['one', 'two', 'three', 'four']) await take(`aa/${name}.png`);
    await cache.trim();
    expect(await here(['one', 'two', 'three', 'four'])).toHaveLength(4);
  });

  async function take(location: string): Promise<string | undefined> {
    const fetched = join(folder, 'fetched');
    await writeFile(fetched, '0123456789');
    return cache.take(fetched, location, 10);
  }

  async function here(names: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const name of names) {
      const there = await stat(join(folder, 'assets', 'aa', `${name}.png`)).catch(() => undefined);
      if (there !== undefined) found.push(name);
    }
    return found;
  }
});
