import { type ErrorCode, isReelError, ReelError } from '../domain/errors.ts';

/** What a vendor says of the key that this installation has, never of whoever asks here. */
const ABOUT_OUR_KEY: ReadonlySet<ErrorCode> = new Set(['unauthorized', 'forbidden']);

/** What vendors were asked for; a vendor that does not take our key has failed, and nobody here need sign in. */
export async function askingVendors<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!isReelError(error) || !ABOUT_OUR_KEY.has(error.code)) throw error;
    throw new ReelError('provider-failed', error.message, { cause: error, issues: error.issues });
  }
}
