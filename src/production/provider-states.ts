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

/** What is known of each provider from its answers in this process. */
export class ProviderStates {
  readonly #clock: Clock;
  readonly #last = new Map<string, { state: ProviderState; error?: ReelError; atMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  noteSuccess(provider: string): void {
    this.#last.set(provider, { state: 'ready', atMs: this.#clock.nowMs() });
  }

  noteFailure(provider: string, error: ReelError): void {
    this.#last.set(provider, { state: stateAfter(error), error, atMs: this.#clock.nowMs() });
  }

  /** Why it is no use to ask a provider now; undefined where it may be asked. */
  refusalOf(provider: string): ReelError | undefined {
    const last = this.#last.get(provider);
    if (last?.state !== 'unavailable' || this.#clock.nowMs() - last.atMs > REFUSAL_HOLDS_MS) return undefined;
    return last.error;
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
