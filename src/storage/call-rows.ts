import type { JsonObject } from '../domain/canonical-json.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Price } from '../domain/price.ts';
import type { PaidCall } from '../ports/call-ledger.ts';
import type { CallTable } from './tables.ts';

export function callOf(row: CallTable): PaidCall {
  return {
    id: row.id,
    assetHash: row.asset_hash,
    projectId: row.project_id,
    ownerId: row.owner_id,
    provider: row.provider,
    model: row.model,
    operation: JSON.parse(row.operation) as JsonObject,
    quote: JSON.parse(row.quote) as Price,
    nonce: row.nonce,
    attempt: row.attempt,
    state: row.state,
    intendedAt: instant(row.intended_at_ms),
    ...(row.vendor_id === null ? {} : { vendorId: row.vendor_id }),
    ...(row.cost === null ? {} : { cost: JSON.parse(row.cost) as Price }),
    ...(row.error_code === null ? {} : { errorCode: row.error_code as ErrorCode }),
    ...(row.error_message === null ? {} : { errorMessage: row.error_message }),
    ...(row.submitted_at_ms === null ? {} : { submittedAt: instant(row.submitted_at_ms) }),
    ...(row.settled_at_ms === null ? {} : { settledAt: instant(row.settled_at_ms) }),
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
