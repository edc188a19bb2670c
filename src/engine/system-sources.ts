import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ReelError } from '../domain/errors.ts';
import type { Clock, IdSource } from '../ports/clock.ts';

/** The computer's own clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (durationMs, signal) => {
    try {
      await wait(durationMs, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw new ReelError('cancelled', 'The work was cancelled.', { cause: error });
    }
  },
};

/** Digits and letters without those that are easily taken for others (Crockford's base 32). */
const ID_DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** 16 digits of 5 random bits each. */
export const randomId: IdSource = () =>
  Array.from(randomBytes(16), (byte) => ID_DIGITS[byte % ID_DIGITS.length]).join('');
