import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('does works of one name in order, and those of others meanwhile', async () => {
  const done: string[] = [];
  const other = Promise.withResolvers<void>();
  const work = (name: string, text: string, after?: Promise<void>) =>
    oneAtATime(name, async () => {
      await after;
      done.push(text);
    });
  const works = [work('a', 'a1', other.promise), work('a', 'a2')];
  await work('b', 'b1');
  other.resolve();
  await Promise.all(works);
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
