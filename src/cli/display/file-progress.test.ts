import { expect, test } from 'vitest';
import type { Invocation } from '../invocation.ts';
import { withProgress } from './file-progress.ts';

/** What was shown while a clock of its own went on by three seconds before each fraction. */
async function shownOf(fractions: number[], { isScreen = false, isQuiet = false } = {}): Promise<string> {
  let [nowMs, shown] = [0, ''];
  const err = {
    isScreen,
    line: (text: string) => {
      shown += `${text}\n`;
    },
    write: (text: string) => {
      shown += text;
    },
  };
  const invocation = { err, surroundings: { nowMs: () => nowMs } } as unknown as Invocation;
  await withProgress(invocation, isQuiet, async (onProgress) => {
    for (const fraction of fractions) {
      nowMs += 3_000;
      onProgress(fraction);
    }
  });
  return shown;
}

test('tells on a log how much is done at each quarter, and how long the rest will take', async () => {
  const shown = await shownOf([0.1, 0.3, 0.4, 0.5, 0.9, 1]);
  expect(shown).toBe('25 %, about 14 s left\n50 %, about 12 s left\n75 %, about 2 s left\n100 %\n');
});

test('writes over one line on a screen, and leaves nothing on it', async () => {
  const erase = '\r\u001B[K';
  const shown = await shownOf([0.5, 0.504], { isScreen: true });
  expect(shown).toBe(`${erase}  50 %, about 3 s left${erase}`);
});

test('says nothing where it is to be quiet', async () => {
  expect(await shownOf([0.5, 1], { isQuiet: true })).toBe('');
});
