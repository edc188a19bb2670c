import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('does works of one name in order, and those of others meanwhile', async () => {
  const done: string[] = [];
  const work = (name: string, text: string, milliseconds: number) =>
    oneAtATime(name, async () => {
      await soon(milliseconds);
      done.push(text);
    });
  await Promise.all([work('a', 'a1', 30), work('a', 'a2', 0), work('b', 'b1', 0)]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

it('goes on after a work that fails, which only its own caller hears of', async () => {
  const failing = oneAtATime('a', async () => {
    throw new Error('broken');
  });
  const after = oneAtATime('a', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await after).toBe('done');
});
