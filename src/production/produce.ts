import { type AssetHash, type AssetRecipe, assetHash, type StepDown } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { Plan, PlannedAsset } from '../domain/plan.ts';
import type { JobEngine } from '../ports/job-engine.ts';
import type { Maker } from '../ports/maker.ts';
import { makeAsset, type Workshop } from './make-asset.ts';

const MAKE_ASSET = 'make-asset';

/** What happens while a plan is carried out, in the order in which it happens. */
export type ProductionEvent =
  | { type: 'asset-started'; asset: PlannedAsset; provider: string }
  | { type: 'asset-progress'; asset: PlannedAsset; fraction: number; step: string }
  | { type: 'asset-made'; asset: PlannedAsset; provider: string; steppedDown: StepDown[] }
  | { type: 'asset-stepped-down'; asset: PlannedAsset; step: StepDown }
  | { type: 'asset-failed'; asset: PlannedAsset; code: string; message: string };

export interface ProduceOptions {
  signal: AbortSignal;
  onEvent(event: ProductionEvent): void;
}

/** Errors that another provider would meet as well, or that must not lead to a second one being asked. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  'cancelled',
  'over-budget',
  'outcome-unknown',
  'storage-full',
  'not-writable',
  'invalid-input',
]);

/** Carries out plans: each wanted asset is a job that starts as soon as its own inputs are there. */
export class Production {
  readonly #workshop: Workshop;
  readonly #engine: JobEngine;
  readonly #makers: readonly Maker[];
  readonly #listeners = new Map<AssetHash, (fraction: number, step: string) => void>();

  /** `makers` in the order of choice: the first one that can make a recipe is asked first. */
  constructor(workshop: Workshop, engine: JobEngine, makers: readonly Maker[]) {
    this.#workshop = workshop;
    this.#engine = engine;
    this.#makers = makers;
    engine.handle(MAKE_ASSET, async (payload, context) => {
      const job = payload as unknown as MakeAssetJob;
      const maker = this.#makers.find((candidate) => candidate.provider === job.provider);
      if (!maker)
        throw new ReelError('provider-unavailable', `There is no provider called ${job.provider} here.`);
      const hash = assetHash(job.recipe);
      const report = (fraction: number, step: string) => this.#listeners.get(hash)?.(fraction, step);
      await makeAsset(job.recipe, maker, this.#workshop, {
        ...context,
        steppedDown: job.steppedDown,
        report,
      });
      return null;
    });
  }

  /** Those who can make a recipe, the first choice first. */
  chainFor(recipe: AssetRecipe): Maker[] {
    return this.#makers.filter((maker) => maker.offer(recipe) !== undefined);
  }

  /**
   * Makes every wanted asset of the plan. What was made stays, whatever happens; where something could not be
   * made, what does not depend on it is made all the same, and then the first error is raised.
   */
  async produce(plan: Plan, options: ProduceOptions): Promise<void> {
    const jobs = new Map<AssetHash, Promise<void>>();
    for (const asset of plan.wanted) {
      const inputs = asset.waitsFor.map((hash) => jobs.get(hash));
      jobs.set(asset.hash, this.#makeWhenReady(asset, inputs, options));
    }
    const outcomes = await Promise.allSettled(jobs.values());
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  }

  async #makeWhenReady(
    asset: PlannedAsset,
    inputs: (Promise<void> | undefined)[],
    options: ProduceOptions,
  ): Promise<void> {
    await Promise.all(inputs);
    const { onEvent } = options;
    this.#listeners.set(asset.hash, (fraction, step) =>
      onEvent({ type: 'asset-progress', asset, fraction, step }),
    );
    try {
      await this.#makeDownTheChain(asset, options);
    } catch (error) {
      if (isReelError(error))
        onEvent({ type: 'asset-failed', asset, code: error.code, message: error.message });
      throw error;
    } finally {
      this.#listeners.delete(asset.hash);
    }
  }

  async #makeDownTheChain(asset: PlannedAsset, options: ProduceOptions): Promise<void> {
    const steppedDown: StepDown[] = [];
    for (const maker of this.chainFor(asset.recipe)) {
      const { provider, lane } = maker;
      options.onEvent({ type: 'asset-started', asset, provider });
      try {
        const payload: MakeAssetJob = { recipe: asset.recipe, provider, steppedDown };
        const job = {
          id: `${asset.hash}:${provider}`,
          lane,
          kind: MAKE_ASSET,
          payload: payload as unknown as JsonObject,
        };
        await this.#engine.run(job, { signal: options.signal });
        options.onEvent({ type: 'asset-made', asset, provider, steppedDown });
        return;
      } catch (error) {
        if (!isReelError(error) || FINAL_CODES.has(error.code)) throw error;
        const step: StepDown = { provider, code: error.code, reason: error.message };
        steppedDown.push(step);
        options.onEvent({ type: 'asset-stepped-down', asset, step });
      }
    }
    throw new ReelError('provider-failed', failureMessage(asset, steppedDown));
  }
}

interface MakeAssetJob {
  recipe: AssetRecipe;
  provider: string;
  steppedDown: StepDown[];
}

function failureMessage(asset: PlannedAsset, steppedDown: StepDown[]): string {
  if (steppedDown.length === 0) return `No provider here can make the ${asset.label}; see \`reel doctor\`.`;
  const tried = steppedDown.map((step) => `${step.provider}: ${step.reason}`).join('; ');
  return `The ${asset.label} could not be made. ${tried}`;
}
