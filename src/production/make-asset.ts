import {
  type AssetHash,
  type AssetRecipe,
  type AssetRecord,
  assetHash,
  type StepDown,
} from '../domain/asset.ts';
import { isReelError } from '../domain/errors.ts';
import type { AssetStore, Claim } from '../ports/asset-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { MadeInput, MakeRequest, Maker, Spender } from '../ports/maker.ts';
import type { CallParts } from './calls/call-parts.ts';
import { regainCall } from './calls/regain-call.ts';
import { finishedAsset } from './finished-asset.ts';
import { type HeldClaim, holdClaim } from './held-claim.ts';

/** How long a claim lasts unless renewed: a killed process's work is free to others after this. */
const CLAIM_LEASE_MS = 8_000;

/** The first wait before another one's claim is looked at again, and the longest; never past the claim's end. */
const FIRST_HELD_CHECK_MS = 100;
const LONGEST_HELD_CHECK_MS = 1_000;

/** How often the claim may be lost over one asset before that is called an error. */
const MOST_LOST_CLAIMS = 5;

/** Where assets are made: the store they go to, and who asks. */
export interface Workshop {
  store: AssetStore;
  clock: Clock;
  /** Who holds the claims: unlike that of any other process. */
  holder: string;
  /** `CLAIM_LEASE_MS` where absent. */
  leaseMs?: number;
  /** The book of paid calls and who is paid; absent where nothing is ever bought. */
  calls?: CallParts;
}

export interface MakeOptions {
  signal: AbortSignal;
  /** Who was tried before, and why that failed. */
  steppedDown: readonly StepDown[];
  /** That of the scene that it is for. */
  title?: string;
  /** Absent where nothing may be spent. */
  onBehalfOf?: Spender;
  /** The run that wishes for it. */
  runId?: string;
  report(fraction: number, step: string): void;
}

/**
 * Makes one asset with one maker, unless it is there. Never two at once, over all processes: whoever comes
 * second waits and is answered with what the first made, and whoever loses the claim over the work comes second.
 */
export async function makeAsset(
  recipe: AssetRecipe,
  maker: Maker,
  workshop: Workshop,
  options: MakeOptions,
): Promise<AssetRecord> {
  for (let lostClaims = 0; ; lostClaims += 1) {
    const outcome = await claimWhenFree(assetHash(recipe), workshop, options.signal);
    if (outcome.state === 'made') return outcome.record;
    const attempt = await makeUnderClaim(recipe, maker, workshop, options, outcome.claim);
    if (!attempt.claimLost) return attempt.record;
    if (lostClaims === MOST_LOST_CLAIMS) throw attempt.error;
  }
}

async function claimWhenFree(hash: AssetHash, workshop: Workshop, signal: AbortSignal) {
  const { store, clock, holder, leaseMs = CLAIM_LEASE_MS } = workshop;
  for (let waitMs = FIRST_HELD_CHECK_MS; ; waitMs = Math.min(LONGEST_HELD_CHECK_MS, waitMs * 1.5)) {
    const outcome = await store.claim(hash, holder, leaseMs);
    if (outcome.state !== 'held') return outcome;
    await clock.sleep(Math.min(waitMs, Math.max(1, outcome.expiresInMs)), signal);
  }
}

type Attempt = { claimLost: false; record: AssetRecord } | { claimLost: true; error: unknown };

async function makeUnderClaim(
  recipe: AssetRecipe,
  maker: Maker,
  workshop: Workshop,
  options: MakeOptions,
  claim: Claim,
): Promise<Attempt> {
  const { leaseMs = CLAIM_LEASE_MS } = workshop;
  await using held = holdClaim(claim, leaseMs, workshop, options.signal);
  try {
    return { claimLost: false, record: await makeAndKeep(recipe, maker, workshop, options, held) };
  } catch (error) {
    const isConflict = isReelError(error) && error.code === 'conflict';
    if (options.signal.aborted || !(held.isLost || isConflict)) throw error;
    return { claimLost: true, error };
  }
}

async function makeAndKeep(
  recipe: AssetRecipe,
  maker: Maker,
  workshop: Workshop,
  options: MakeOptions,
  held: HeldClaim,
): Promise<AssetRecord> {
  const { store, clock, calls } = workshop;
  await using folder = await store.openWorkFolder();
  const startedMs = clock.nowMs();
  const request: MakeRequest = {
    recipe,
    inputs: await collectInputs(recipe, store),
    outputPathStem: `${folder.path}/${recipe.kind}`,
    signal: held.signal,
    claim: held.claim,
    steppedDown: options.steppedDown,
    ...(options.title !== undefined && { title: options.title }),
    ...(options.onBehalfOf && { onBehalfOf: options.onBehalfOf }),
    ...(options.runId !== undefined && { runId: options.runId }),
    report: options.report,
  };
  const regained = calls && (await regainCall(request, calls));
  const made = regained ?? {
    ...(await maker.make(request)),
    provider: maker.provider,
    steppedDown: options.steppedDown,
    ...(options.runId !== undefined && { runId: options.runId }),
  };
  const asset = finishedAsset(recipe, made, { startedMs, endedMs: clock.nowMs() });
  const record = await held.spend((current) => store.put(asset, made.filePath, current));
  await made.whenKept?.();
  return record;
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
