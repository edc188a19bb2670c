import type { ReelError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * How a provider did when it was last asked. `limited`: it asks its callers to come slower; `unavailable`: it
 * refuses every call, as for a wrong key or no credit.
 */
export type ProviderState = 'untried' | 'ready' | 'limited' | 'failing' | 'unavailable';

export interface ProviderStatus {
  provider: string;
  state: ProviderState;
  code?: string;
  reason?: string;
  /** ISO 8601 instant of the last answer. */
  since?: string;
}

/** After this long a provider that refused every call is asked again. */
const REFUSAL_HOLDS_MS = 60_000;

/** How long a provider that has a problem of its own is left alone; twice as long after each further failure. */
const FIRST_RETRY_SECONDS = 60;
const LONGEST_RETRY_SECONDS = 3600;

interface LastAnswer {
  state: ProviderState;
  /** Since it last did what it was asked. */
  failures: number;
  error?: ReelError;
  atMs: number;
}

/** What is known of each provider from its answers in this process. */
export class ProviderStates {
  readonly #clock: Clock;
  readonly #last = new Map<string, LastAnswer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  noteSuccess(provider: string): void {
    this.#last.set(provider, { state: 'ready', failures: 0, atMs: this.#clock.nowMs() });
  }

  noteFailure(provider: string, error: ReelError): void {
    const failures = 1 + (this.#last.get(provider)?.failures ?? 0);
    this.#last.set(provider, { state: stateAfter(error), failures, error, atMs: this.#clock.nowMs() });
  }

  /** Why it is no use to ask a provider now; undefined where it may be asked. */
  refusalOf(provider: string): ReelError | undefined {
    const last = this.#last.get(provider);
    if (last?.state !== 'unavailable' || this.#clock.nowMs() - last.atMs > REFUSAL_HOLDS_MS) return undefined;
    return last.error;
  }

  /**
   * How long after an error asking the provider again may help: as long as it said, else the longer the more often it
   * failed in a row. Undefined where it would fail the same way until somebody changes something.
   */
  retryAfterSeconds(provider: string, error: ReelError): number | undefined {
    if (!error.retryable) return undefined;
    const { failures = 0 } = this.#last.get(provider) ?? {};
    const backoffSeconds = FIRST_RETRY_SECONDS * 2 ** Math.max(0, failures - 1);
    return error.retryAfterSeconds ?? Math.min(LONGEST_RETRY_SECONDS, backoffSeconds);
  }

  statusOf(provider: string): ProviderStatus {
    const last = this.#last.get(provider);
    if (last === undefined) return { provider, state: 'untried' };
    return {
      provider,
      state: last.state,
      since: new Date(last.atMs).toISOString(),
      ...(last.error && { code: last.error.code, reason: last.error.message }),
    };
  }
}

function stateAfter(error: ReelError): ProviderState {
  if (error.code === 'unauthorized' || error.code === 'forbidden') return 'unavailable';
  if (error.code === 'provider-unavailable') {
    if (error.retryAfterSeconds !== undefined) return 'limited';
    return error.retryable ? 'failing' : 'unavailable';
  }
  return 'failing';
}
