import {
  type AssetHash,
  type AssetRecipe,
  type AssetRecord,
  assetHash,
  type StepDown,
} from '../domain/asset.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { MadeInput, Maker } from '../ports/maker.ts';
import { holdClaim } from './held-claim.ts';

/** How long a claim lasts unless renewed: a killed process's work is free to others after this. */
export const CLAIM_LEASE_MS = 8_000;

/** How often another one's claim is looked at again. */
const HELD_CHECK_MS = 250;

/** Where assets are made: the store they go to, and who asks. */
export interface Workshop {
  store: AssetStore;
  clock: Clock;
  /** Who holds the claims: unlike that of any other process. */
  holder: string;
}

export interface MakeOptions {
  signal: AbortSignal;
  /** Who was tried before, and why that failed. */
  steppedDown: StepDown[];
  report(fraction: number, step: string): void;
}

/**
 * Makes one asset with one maker, unless it is there. Never two at once, over all processes: whoever comes
 * second waits and is answered with what the first made.
 */
export async function makeAsset(
  recipe: AssetRecipe,
  maker: Maker,
  workshop: Workshop,
  options: MakeOptions,
): Promise<AssetRecord> {
  const { store, clock } = workshop;
  const hash = assetHash(recipe);
  const outcome = await claimWhenFree(hash, workshop, options.signal);
  if (outcome.state === 'made') return outcome.record;

  await using held = holdClaim(outcome.claim, CLAIM_LEASE_MS, workshop, options.signal);
  await using folder = await store.openWorkFolder();
  const inputs = await collectInputs(recipe, store);
  const startedMs = clock.nowMs();
  const made = await maker.make({
    recipe,
    inputs,
    outputPathStem: `${folder.path}/${recipe.kind}`,
    signal: held.signal,
    report: options.report,
  });
  const endedMs = clock.nowMs();
  const asset = {
    hash,
    recipe,
    extension: made.filePath.slice(made.filePath.lastIndexOf('.') + 1),
    mediaType: made.mediaType,
    facts: made.facts,
    provenance: {
      provider: maker.provider,
      model: made.model,
      parameters: made.parameters,
      steppedDown: options.steppedDown,
      cost: made.cost,
      madeAt: new Date(endedMs).toISOString(),
      tookMs: endedMs - startedMs,
    },
  };
  return await held.spend((claim) => store.put(asset, made.filePath, claim));
}

async function claimWhenFree(hash: AssetHash, workshop: Workshop, signal: AbortSignal) {
  for (;;) {
    const outcome = await workshop.store.claim(hash, workshop.holder, CLAIM_LEASE_MS);
    if (outcome.state !== 'held') return outcome;
    await workshop.clock.sleep(Math.min(HELD_CHECK_MS, Math.max(1, outcome.expiresInMs)), signal);
  }
}

async function collectInputs(recipe: AssetRecipe, store: AssetStore): Promise<Map<string, MadeInput>> {
  const records = await store.findMany(Object.values(recipe.inputs));
  const inputs = new Map<string, MadeInput>();
  for (const [role, hash] of Object.entries(recipe.inputs)) {
    const path = await store.pathOf(hash);
    const record = records.get(hash);
    if (record) inputs.set(role, { path, record });
  }
  return inputs;
}
