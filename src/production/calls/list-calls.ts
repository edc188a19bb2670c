import { type CallQuery, OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import type { CallParts } from './call-parts.ts';

/** The calls of the book, the first intended first; with `openOnly` those that are not settled. */
export function listCalls(
  { openOnly = false, ...query }: CallQuery & { openOnly?: boolean },
  { ledger }: CallParts,
): Promise<PaidCall[]> {
  return ledger.list(openOnly ? { ...query, states: OPEN_STATES } : query);
}
