import type { AssetHash } from '../domain/asset.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { CallLedger } from '../ports/call-ledger.ts';
import { purposeOf } from './calls/call-parts.ts';

/** What a run came to. */
export interface RunAccount {
  assets: {
    /** Those that this run had made, by whichever process, whether it was killed or not. */
    made: number;
    /** Those that were there, or that another run had made meanwhile. */
    reused: number;
  };
  /** Millionths of a dollar that this run caused to be spent, failed calls that cost something among them. */
  costMicros: number;
}

/**
 * Counts what a run had made and bought, by what the stores say. Of runs that share an asset only the one that had it
 * made counts it and its cost, so the costs of all runs add up to what was spent. A cost that nobody knows counts as
 * its quote.
 */
export async function accountOf(
  run: { runId: string; projectId: string },
  wanted: readonly AssetHash[],
  { store, ledger }: { store: AssetStore; ledger: CallLedger },
): Promise<RunAccount> {
  const records = await store.findMany(wanted);
  const made = [...records.values()].filter(({ provenance }) => provenance.runId === run.runId).length;
  const calls = await ledger.list({ projectId: run.projectId });
  const costMicros = calls
    .filter((call) => purposeOf(call).runId === run.runId)
    .flatMap(({ cost, quote }) => (cost === undefined ? [] : cost.known ? cost : quote))
    .reduce((sum, price) => sum + (price.known ? price.micros : 0), 0);
  return { assets: { made, reused: records.size - made }, costMicros };
}
