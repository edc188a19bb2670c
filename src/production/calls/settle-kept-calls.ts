import { type CallQuery, OPEN_STATES } from '../../ports/call-ledger.ts';
import type { CallParts } from './call-parts.ts';

/**
 * Settles calls whose result is in the store already: a process that ended between keeping and settling left them.
 * Answers with how many there were.
 */
export async function settleKeptCalls(
  query: Pick<CallQuery, 'projectId' | 'ownerId' | 'assetHash'>,
  { ledger, store }: Pick<CallParts, 'ledger' | 'store'>,
): Promise<number> {
  const submitted = await ledger.list({ ...query, states: OPEN_STATES });
  const there = await store.findMany(submitted.map(({ assetHash }) => assetHash));
  let settled = 0;
  for (const call of submitted) {
    const provenance = there.get(call.assetHash)?.provenance;
    if (provenance?.provider !== call.provider || provenance.model !== call.model) continue;
    if (call.vendorId === undefined) continue;
    await ledger.settle(call.id, { state: 'done', cost: provenance.cost });
    settled += 1;
  }
  return settled;
}
