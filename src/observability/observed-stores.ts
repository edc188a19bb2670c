import { isReelError } from '../domain/errors.ts';
import type { CallLedger, PaidCall } from '../ports/call-ledger.ts';
import type { Log } from './log.ts';
import type { WorkerMetrics } from './worker-metrics.ts';

/** Answers that a store gives in good health. */
const EXPECTED_CODES: ReadonlySet<string> = new Set([
  'conflict',
  'not-found',
  'over-budget',
  'invalid-input',
  'cancelled',
]);

export interface StoreObservation {
  log: Log;
  metrics: WorkerMetrics;
}

/** A store with every failure of its own counted and logged; what it answers is the same. */
export function observedStore<Store extends object>(
  name: string,
  store: Store,
  { log, metrics }: StoreObservation,
): Store {
  const note = (operation: string, error: unknown): never => {
    const code = isReelError(error) ? error.code : 'internal';
    if (!EXPECTED_CODES.has(code)) {
      metrics.noteStoreError(name, code);
      const message = error instanceof Error ? error.message : String(error);
      log.error({ store: name, operation, code, error: message }, 'store failed');
    }
    throw error;
  };
  return new Proxy(store, {
    get: (target, property, receiver) => {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const answer: unknown = Reflect.apply(value, target, given);
        return answer instanceof Promise ? answer.catch((error) => note(String(property), error)) : answer;
      };
    },
  });
}

/** The ledger with every step of a paid call logged, and its state and cost counted. */
export function observedLedger(ledger: CallLedger, { log, metrics }: StoreObservation): CallLedger {
  const note = (call: PaidCall) => {
    metrics.noteCall(call.provider, call.state);
    log.info(callFields(call), 'paid call');
    return call;
  };
  return {
    ...ledger,
    intend: async (intent, claim) => note(await ledger.intend(intent, claim)),
    submitted: async (callId, vendorId, claim) => {
      const answer = await ledger.submitted(callId, vendorId, claim);
      note(answer.call);
      return answer;
    },
    unknown: async (callId, reason) => note(await ledger.unknown(callId, reason)),
    settle: async (callId, outcome, condition) => {
      const before = await ledger.get(callId);
      const settled = await ledger.settle(callId, outcome, condition);
      if (settled.state === before.state && before.settledAt === settled.settledAt) return settled;
      if (settled.cost?.known) metrics.noteSpend(settled.provider, settled.cost.micros);
      return note(settled);
    },
  };
}

function callFields(call: PaidCall): object {
  const { id, provider, model, state, assetHash, projectId, attempt, vendorId, errorCode } = call;
  return {
    call: id,
    provider,
    model,
    state,
    asset: assetHash,
    project: projectId,
    attempt,
    vendor_id: vendorId,
    code: errorCode,
    ...(call.cost?.known && { cost_micros: call.cost.micros }),
  };
}
