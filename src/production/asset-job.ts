import { type AssetRecipe, assetHash, type StepDown } from '../domain/asset.ts';
import type { JsonObject, JsonValue } from '../domain/canonical-json.ts';
import { ReelError } from '../domain/errors.ts';
import type { Price } from '../domain/price.ts';
import type { Job, JobContext } from '../ports/job-engine.ts';
import type { Maker, Spender } from '../ports/maker.ts';
import { makeAsset, type Workshop } from './make-asset.ts';

export const MAKE_ASSET = 'make-asset';

/** One asset by one maker: all that a worker on any machine needs. */
export interface AssetJob {
  recipe: AssetRecipe;
  provider: string;
  steppedDown: StepDown[];
  /** That of the scene that it is for. */
  title?: string;
  onBehalfOf?: Spender;
  /** The run that wished for it first: what is made counts as made by it. */
  runId?: string;
}

/** How far a worker is with an asset. */
export interface AssetProgress {
  fraction: number;
  step: string;
}

/** Who made an asset in the end, and for how much. */
export interface AssetOutcome {
  provider: string;
  steppedDown: StepDown[];
  cost: Price;
  /** The run that had it made; another one where it was there or under way before. */
  runId?: string;
}

/** The same asset wished for twice at once is one job, whoever wishes. */
export function jobFor(
  job: AssetJob,
  { lane, priority, isLastResort }: Required<Pick<Job, 'lane' | 'priority' | 'isLastResort'>>,
): Job {
  return {
    id: `${assetHash(job.recipe)}:${job.provider}`,
    lane,
    kind: MAKE_ASSET,
    payload: job as unknown as JsonObject,
    priority,
    isLastResort,
  };
}

/** Does the work of one job; what it answers is an `AssetOutcome`, what it reports is an `AssetProgress`. */
export async function doAssetJob(
  payload: JsonObject,
  context: JobContext,
  workshop: Workshop,
  makers: readonly Maker[],
): Promise<JsonValue> {
  const { recipe, provider, steppedDown, title, onBehalfOf, runId } = payload as unknown as AssetJob;
  const maker = makers.find((each) => each.provider === provider && each.offer(recipe) !== undefined);
  if (!maker) throw new ReelError('provider-unavailable', `There is no provider called ${provider} here.`);
  const report = (fraction: number, step: string) => context.report({ fraction, step });
  report(0, 'starting');
  const { provenance } = await makeAsset(recipe, maker, workshop, {
    signal: context.signal,
    steppedDown,
    ...(title !== undefined && { title }),
    ...(onBehalfOf && { onBehalfOf }),
    ...(runId !== undefined && { runId }),
    report,
  });
  const outcome: AssetOutcome = {
    provider: provenance.provider,
    steppedDown: provenance.steppedDown,
    cost: provenance.cost,
    ...(provenance.runId !== undefined && { runId: provenance.runId }),
  };
  return outcome as unknown as JsonValue;
}
