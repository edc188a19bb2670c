import { describe, expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { systemClock } from '../engine/system-sources.ts';
import { ProviderStates } from './provider-states.ts';

const outage = new ReelError('provider-unavailable', 'It is down.', { retryable: true });

describe('when asking a provider again may help', () => {
  it('is as long away as it said itself', () => {
    const states = new ProviderStates(systemClock);
    const paced = new ReelError('provider-unavailable', 'Slower.', { retryable: true, retryAfterSeconds: 7 });
    states.noteFailure('a', paced);
    expect(states.retryAfterSeconds('a', paced)).toBe(7);
  });

  it('is longer away with each failure in a row, for an hour at most', () => {
    const states = new ProviderStates(systemClock);
    const waits = Array.from({ length: 8 }, () => {
      states.noteFailure('a', outage);
      return states.retryAfterSeconds('a', outage);
    });
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600]);
    states.noteSuccess('a');
    states.noteFailure('a', outage);
    expect(states.retryAfterSeconds('a', outage)).toBe(60);
  });

  it.each([
    new ReelError('unauthorized', 'The key is wrong.'),
    new ReelError('provider-unavailable', 'There is no credit left.'),
    new ReelError('provider-failed', 'It refused the prompt.'),
  ])('is never where somebody has to change something first: %s', (error) => {
    const states = new ProviderStates(systemClock);
    states.noteFailure('a', error);
    expect(states.retryAfterSeconds('a', error)).toBeUndefined();
  });
});
