import type { JsonValue } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import { FREE } from '../../domain/price.ts';
import type { RemoteStatus } from '../../ports/remote-vendor.ts';
import type { Prediction } from './prediction.ts';

/** What a model says where another attempt would fail as well; there is no code for it. */
const PERMANENT_FAILURE = /nsfw|sensitive|safety|moderation|copyright|invalid|unsupported|E005/i;

/** How a prediction stands (https://replicate.com/docs/topics/predictions/lifecycle). */
export function statusOf(prediction: Prediction, { version }: { version?: string }): RemoteStatus {
  const { status, output, started_at } = prediction;
  switch (status) {
    case 'succeeded':
      if (output === undefined || output === null || prediction.data_removed === true) {
        return { state: 'gone', reason: 'Replicate deletes results after an hour, and this one is deleted.' };
      }
      return { state: 'succeeded', output };
    case 'failed': {
      const reason = reasonOf(prediction.error);
      // Models kept by Replicate are billed by what they put out; others by the time they ran.
      const cost = version === undefined ? { cost: FREE } : {};
      return { state: 'failed', reason, retryable: !PERMANENT_FAILURE.test(reason), ...cost };
    }
    case 'canceled':
      return started_at ? { state: 'cancelled' } : { state: 'cancelled', cost: FREE };
    case 'aborted':
      return { state: 'failed', reason: 'It was never started.', retryable: true, cost: FREE };
    default: {
      const fraction = fractionIn(prediction.logs ?? '');
      return { state: 'running', ...(fraction !== undefined && { fraction }) };
    }
  }
}

/** Where the first file of a result is. */
export function outputAddress(output: JsonValue): string {
  const first = Array.isArray(output) ? output[0] : output;
  if (typeof first === 'string' && URL.canParse(first)) return first;
  throw new ReelError('provider-failed', 'Replicate’s result holds no address of a file.');
}

function reasonOf(error: JsonValue | undefined): string {
  if (typeof error === 'string' && error !== '') return error;
  return error ? JSON.stringify(error) : 'It gave no reason.';
}

/** The last percentage in a model's log: most print how far they are. */
function fractionIn(logs: string): number | undefined {
  const percent = [...logs.matchAll(/(\d{1,3})%/g)].at(-1)?.[1];
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100);
}
