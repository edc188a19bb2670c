import { type AssetHash, type AssetRecipe, assetHash, type StepDown } from '../domain/asset.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { Plan, PlannedAsset } from '../domain/plan.ts';
import { OPEN_STATES } from '../ports/call-ledger.ts';
import type { JobEngine } from '../ports/job-engine.ts';
import type { Maker, Spender } from '../ports/maker.ts';
import { type AssetOutcome, type AssetProgress, doAssetJob, jobFor, MAKE_ASSET } from './asset-job.ts';
import { settleKeptCalls } from './calls/settle-kept-calls.ts';
import type { Workshop } from './make-asset.ts';
import { priorities } from './priorities.ts';
import { ProviderStates, type ProviderStatus } from './provider-states.ts';

/** What happens while a plan is carried out, in the order in which it happens. */
export type ProductionEvent =
  /** A provider is at work; told again for each one that is asked. */
  | { type: 'asset-started'; asset: PlannedAsset; provider: string }
  | { type: 'asset-progress'; asset: PlannedAsset; fraction: number; step: string }
  /** Who made it in the end, what it cost when it was made, and which run had it made. */
  | ({ type: 'asset-made'; asset: PlannedAsset } & AssetOutcome)
  | { type: 'asset-stepped-down'; asset: PlannedAsset; step: StepDown }
  | { type: 'asset-failed'; asset: PlannedAsset; code: string; message: string };

export interface ProduceOptions {
  signal: AbortSignal;
  /** Whose budgets paid calls count against; where absent, nothing is bought. */
  onBehalfOf?: Spender;
  /** Kept with what is made and bought, and told to the workers, who put it into their logs. */
  runId?: string;
  onEvent(event: ProductionEvent): void;
}

/** Errors that another provider would meet as well, or that must not lead to a second one being asked. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  'cancelled',
  'conflict',
  'over-budget',
  'outcome-unknown',
  'storage-full',
  'not-writable',
  'invalid-input',
]);

/** Errors that say what the work is like, and nothing of whoever was asked for it. */
const ABOUT_THE_WORK: ReadonlySet<string> = new Set([...FINAL_CODES, 'unsupported-media']);

/** Carries out plans: each wanted asset is a job that starts as soon as its own inputs are there. */
export class Production {
  readonly #workshop: Workshop;
  readonly #engine: JobEngine;
  readonly #makers: readonly Maker[];
  readonly #states: ProviderStates;
  readonly #arrange: (recipe: AssetRecipe, chain: Maker[]) => Maker[];

  /**
   * `makers` in the order of choice: the first one that can make a recipe is asked first, unless `arrange` puts those
   * who can in another order for it.
   */
  constructor(
    workshop: Workshop,
    engine: JobEngine,
    makers: readonly Maker[],
    arrange = (_recipe: AssetRecipe, chain: Maker[]) => chain,
  ) {
    this.#workshop = workshop;
    this.#engine = engine;
    this.#makers = makers;
    this.#arrange = arrange;
    this.#states = new ProviderStates(workshop.clock);
    engine.handle(MAKE_ASSET, (payload, context) => doAssetJob(payload, context, workshop, makers));
  }

  /** Those who can make a recipe, the first choice first. */
  chainFor(recipe: AssetRecipe): Maker[] {
    const able = this.#makers.filter((maker) => maker.offer(recipe) !== undefined);
    return this.#arrange(recipe, able);
  }

  /** How each provider did when it was last asked from here. */
  providerStatus(): ProviderStatus[] {
    const providers = new Set(this.#makers.map(({ provider }) => provider));
    return [...providers].map((provider) => this.#states.statusOf(provider));
  }

  /**
   * Makes every wanted asset of the plan. What was made stays, whatever happens; where something could not be
   * made, what does not depend on it is made all the same, and then the first error is raised.
   */
  async produce(plan: Plan, options: ProduceOptions): Promise<void> {
    const { calls } = this.#workshop;
    const { signal } = options;
    if (calls && options.onBehalfOf) {
      await settleKeptCalls({ projectId: options.onBehalfOf.projectId }, calls);
    }
    const priorityOf = priorities(plan.wanted);
    const jobs = new Map<AssetHash, Promise<void>>();
    for (const asset of plan.wanted) {
      const inputs = asset.waitsFor.map((hash) => jobs.get(hash));
      jobs.set(asset.hash, this.#makeWhenReady(asset, inputs, priorityOf(asset.hash), options));
    }
    const outcomes = await Promise.allSettled(jobs.values());
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    // Whoever stopped the work is told that, and not what else went wrong over it.
    if (failure) throw isReelError(signal.reason) ? signal.reason : failure.reason;
  }

  async #makeWhenReady(
    asset: PlannedAsset,
    inputs: (Promise<void> | undefined)[],
    priority: number,
    options: ProduceOptions,
  ): Promise<void> {
    await Promise.all(inputs);
    try {
      await this.#makeDownTheChain(asset, priority, options);
    } catch (error) {
      if (isReelError(error))
        options.onEvent({ type: 'asset-failed', asset, code: error.code, message: error.message });
      throw error;
    }
  }

  async #makeDownTheChain(asset: PlannedAsset, priority: number, options: ProduceOptions): Promise<void> {
    const steppedDown: StepDown[] = [];
    let lastError: ReelError | undefined;
    const chain = this.chainFor(asset.recipe);
    const missing = missingChoice(asset.recipe, chain);
    if (missing) {
      steppedDown.push(missing);
      options.onEvent({ type: 'asset-stepped-down', asset, step: missing });
    }
    for (const maker of chain) {
      const { provider } = maker;
      const urgency = { priority, isLastResort: maker === chain.at(-1) };
      try {
        const refusal = this.#states.refusalOf(provider);
        if (refusal) throw refusal;
        const outcome = await this.#make(asset, maker, urgency, steppedDown, options);
        options.onEvent({ type: 'asset-made', asset, ...outcome });
        return;
      } catch (error) {
        if (!isReelError(error) || FINAL_CODES.has(error.code)) throw error;
        if (await this.#hasOpenCall(asset)) throw error;
        const model = maker.offer(asset.recipe)?.model;
        const retryAfterSeconds = this.#states.retryAfterSeconds(provider, error);
        const step: StepDown = {
          provider,
          ...(model !== undefined && { model }),
          code: error.code,
          reason: error.message,
          ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        };
        steppedDown.push(step);
        lastError = error;
        options.onEvent({ type: 'asset-stepped-down', asset, step });
      }
    }
    throw new ReelError('provider-failed', failureMessage(asset, steppedDown), { cause: lastError });
  }

  async #make(
    asset: PlannedAsset,
    { provider, lane }: Maker,
    urgency: { priority: number; isLastResort: boolean },
    steppedDown: StepDown[],
    { signal, onBehalfOf, runId, onEvent }: ProduceOptions,
  ): Promise<AssetOutcome> {
    const { recipe } = asset;
    let isStarted = false;
    const start = () => {
      if (!isStarted) onEvent({ type: 'asset-started', asset, provider });
      isStarted = true;
    };
    const job = jobFor(
      {
        recipe,
        provider,
        steppedDown: [...steppedDown],
        ...(asset.title !== undefined && { title: asset.title }),
        ...(onBehalfOf && { onBehalfOf }),
        ...(runId !== undefined && { runId }),
      },
      { lane, ...urgency },
    );
    try {
      const outcome = await this.#engine.run(job, {
        signal,
        onProgress: (progress) => {
          start();
          const { fraction, step } = progress as unknown as AssetProgress;
          onEvent({ type: 'asset-progress', asset, fraction, step });
        },
      });
      start();
      this.#states.noteSuccess(provider);
      return outcome as unknown as AssetOutcome;
    } catch (error) {
      if (isReelError(error) && !ABOUT_THE_WORK.has(error.code)) this.#states.noteFailure(provider, error);
      throw error;
    }
  }

  /** While a paid call for the asset is under way, no other provider is asked: it would be paid for twice. */
  async #hasOpenCall({ recipe }: PlannedAsset): Promise<boolean> {
    const query = { assetHash: assetHash(recipe), states: OPEN_STATES };
    const open = await this.#workshop.calls?.ledger.list(query);
    return open !== undefined && open.length > 0;
  }
}

/** Whom the recipe names where nobody in the chain is; what needs no vendor is always there, and `auto` is nobody. */
function missingChoice({ model }: AssetRecipe, chain: readonly Maker[]): StepDown | undefined {
  if (model === undefined || NOBODY.has(model.provider)) return undefined;
  if (chain.some(({ provider }) => provider === model.provider)) return undefined;
  const reason = `${model.provider} cannot make this here: its key is not set, or it has no such model.`;
  return { provider: model.provider, model: model.name, code: 'provider-unavailable', reason };
}

const NOBODY: ReadonlySet<string> = new Set(['auto', 'builtin']);

function failureMessage(asset: PlannedAsset, steppedDown: StepDown[]): string {
  if (steppedDown.length === 0) return `No provider here can make the ${asset.label}.`;
  const tried = steppedDown.map((step) => `${step.provider}: ${step.reason}`).join('; ');
  return `The ${asset.label} could not be made. ${tried}`;
}
