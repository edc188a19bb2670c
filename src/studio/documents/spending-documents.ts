import type { Budget, PaidCall } from '../../ports/call-ledger.ts';
import { moneyDocument, priceDocument } from './money-document.ts';

/** A paid call as interfaces show it. */
export function callDocument(call: PaidCall) {
  return {
    id: call.id,
    state: call.state,
    asset: call.assetHash,
    project: call.projectId,
    provider: call.provider,
    model: call.model,
    attempt: call.attempt,
    vendor_id: call.vendorId ?? null,
    quote: priceDocument(call.quote),
    cost: call.cost === undefined ? null : priceDocument(call.cost),
    intended_at: call.intendedAt,
    submitted_at: call.submittedAt ?? null,
    settled_at: call.settledAt ?? null,
    error: call.errorCode === undefined ? null : { code: call.errorCode, message: call.errorMessage ?? null },
  };
}

/** A budget as interfaces show it. */
export function budgetDocument({ scope, limitMicros, reservedMicros, spentMicros }: Budget) {
  return {
    project: 'projectId' in scope ? scope.projectId : null,
    limit: limitMicros === null ? null : moneyDocument(limitMicros),
    reserved: moneyDocument(reservedMicros),
    spent: moneyDocument(spentMicros),
  };
}
