import { expect, test } from 'vitest';
import { EventBoard } from './event-board.ts';

const all = () => true;

async function take<Event>(reading: AsyncGenerator<Event>, count: number): Promise<Event[]> {
  const taken: Event[] = [];
  while (taken.length < count) {
    const next = await reading.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

test('gives every reader what was posted since it began, in order', async () => {
  const board = new EventBoard<number>('now');
  const stop = new AbortController();
  board.post(0);
  const readers = [board.read(all, { signal: stop.signal }), board.read(all, { signal: stop.signal })];
  const readings = readers.map((reader) => take(reader, 3));
  await Promise.resolve();
  for (const number of [1, 2, 3]) board.post(number);
  for (const reading of readings) expect((await reading).map(({ event }) => event)).toEqual([1, 2, 3]);
  stop.abort();
});

test('misses nothing between the call and the first look', async () => {
  const board = new EventBoard<number>('now');
  const stop = new AbortController();
  const reader = board.read(all, { signal: stop.signal });
  board.post(1);
  expect((await take(reader, 1)).map(({ event }) => event)).toEqual([1]);
  stop.abort();
});

test('goes on after the last event that a reader has, without a gap', async () => {
  const board = new EventBoard<number>('now');
  const stop = new AbortController();
  const first = take(board.read(all, { signal: stop.signal }), 1);
  await Promise.resolve();
  for (const number of [1, 2, 3]) board.post(number);
  const [seen] = await first;
  expect(board.knows(seen?.id ?? '')).toBe(true);
  const rest = await take(board.read(all, { after: seen?.id, signal: stop.signal }), 2);
  expect(rest.map(({ event }) => event)).toEqual([2, 3]);
});

test('does not know events of another process, or those it has forgotten', () => {
  const board = new EventBoard<number>('now');
  for (let number = 0; number < 5_000; number += 1) board.post(number);
  expect(board.knows('before-17')).toBe(false);
  expect(board.knows('now-2')).toBe(false);
  expect(board.knows('now-4990')).toBe(true);
  expect(board.knows('nonsense')).toBe(false);
});

test('ends a reading when its signal fires, also one that waits', async () => {
  const board = new EventBoard<number>('now');
  const stop = new AbortController();
  const reading = take(board.read(all, { signal: stop.signal }), 1);
  await Promise.resolve();
  stop.abort();
  expect(await reading).toEqual([]);
});

test('leaves out what a reader does not want', async () => {
  const board = new EventBoard<number>('now');
  const stop = new AbortController();
  const reading = take(
    board.read((number) => number % 2 === 0, { signal: stop.signal }),
    2,
  );
  await Promise.resolve();
  for (const number of [1, 2, 3, 4]) board.post(number);
  expect((await reading).map(({ event }) => event)).toEqual([2, 4]);
  stop.abort();
});
