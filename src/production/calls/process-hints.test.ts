import { expect, it } from 'vitest';
import { systemClock } from '../../engine/system-sources.ts';
import { processHints } from './process-hints.ts';

const { signal } = new AbortController();
const HOUR_MS = 3_600_000;

it('ends a wait when there is word of the call, and no other’s', async () => {
  const hints = processHints(systemClock);
  using one = hints.listen('one');
  using other = hints.listen('other');
  const stop = new AbortController();
  const waiting = one.wait(HOUR_MS, signal);
  const longer = other.wait(HOUR_MS, stop.signal);
  hints.tell('one');
  await waiting;
  stop.abort();
  await expect(longer).rejects.toMatchObject({ code: 'cancelled' });
});

it('ends a wait at once where word came after the last one, and once', async () => {
  const hints = processHints(systemClock);
  using word = hints.listen('one');
  hints.tell('one');
  await word.wait(HOUR_MS, signal);
  await expect(word.wait(HOUR_MS, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});

it('ends a wait when its time is over', async () => {
  using word = processHints(systemClock).listen('one');
  await expect(word.wait(1, signal)).resolves.toBeUndefined();
});
