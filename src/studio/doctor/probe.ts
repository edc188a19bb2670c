import { type AssetRecipe, assetHash } from '../../domain/asset.ts';
import { isReelError } from '../../domain/errors.ts';
import { planOf } from '../../domain/plan.ts';
import type { Price } from '../../domain/price.ts';
import type { ModelCheck, RemoteVendor } from '../../ports/remote-vendor.ts';
import type { ModelKindName } from '../models.ts';
import type { StudioParts } from '../studio-parts.ts';
import { KIND_NAMES, type KnownVendor } from './capabilities.ts';
import { modelProblems, usualModels } from './model-watch.ts';
import { isMadeOfWords, type MadeKind, tinyRecipe } from './sample-recipes.ts';

/** The cheapest real call that a vendor can be asked for, and what became of it. */
export interface ProbeCall {
  kind: ModelKindName;
  model: string;
  price: Price;
  basis: string;
  outcome:
    | { state: 'not-made' }
    | { state: 'made'; cost: Price; tookMs: number }
    | { state: 'failed'; reason: string };
}

/** How a vendor answers right now. */
export interface ProbeReport {
  provider: string;
  title: string;
  /** `unasked` where it cannot be asked for nothing and no call was made. */
  state: 'well' | 'changed' | 'unasked' | 'unreachable' | 'refused' | 'failing';
  /** What is wrong and what to do about it, one sentence each; empty where all is well. */
  problems: string[];
  models: ModelCheck[];
  /** How long it took to answer, or until nobody waited any more. */
  tookMs: number;
  /** Absent where it offers nothing. */
  call?: ProbeCall;
}

export interface ProbeRequest {
  /** Whether a tiny real call is made where that costs something; it is made where it is free. */
  spend: boolean;
  signal: AbortSignal;
}

export interface ProbeParts extends Pick<StudioParts, 'production' | 'workshop' | 'ownerId' | 'newId'> {
  vendors: readonly KnownVendor[];
}

/** Asks every vendor whose key is here for its models, and has it make the cheapest thing that it makes. */
export async function probe(request: ProbeRequest, parts: ProbeParts): Promise<ProbeReport[]> {
  const setUp = parts.vendors.flatMap((known) => (known.vendor ? [{ known, vendor: known.vendor }] : []));
  return Promise.all(setUp.map(({ known, vendor }) => probeOne(known, vendor, request, parts)));
}

async function probeOne(
  { provider, title, makes }: KnownVendor,
  vendor: RemoteVendor,
  request: ProbeRequest,
  parts: ProbeParts,
): Promise<ProbeReport> {
  const { clock } = parts.workshop;
  const askedMs = clock.nowMs();
  const found = await checked(vendor, usualModels(vendor, makes), request.signal);
  const tookMs = clock.nowMs() - askedMs;
  const cheapest = cheapestCall(vendor, makes, parts.newId());
  const call = cheapest && (await called(cheapest, provider, found, request, parts));
  const outcome = call?.outcome;
  const problems = [...found.problems, ...(outcome?.state === 'failed' ? [outcome.reason] : [])];
  const state = outcome?.state === 'failed' ? 'failing' : found.state;
  return {
    provider,
    title,
    state: state === 'unasked' && outcome?.state === 'made' ? 'well' : state,
    problems: [...new Set(problems)],
    models: found.models,
    tookMs,
    ...(call && { call }),
  };
}

type Checked = Pick<ProbeReport, 'state' | 'problems' | 'models'>;

async function checked(
  vendor: RemoteVendor,
  asked: readonly string[],
  signal: AbortSignal,
): Promise<Checked> {
  if (vendor.check === undefined || asked.length === 0) return { state: 'unasked', problems: [], models: [] };
  try {
    const models = await vendor.check(asked, signal);
    const problems = models.flatMap(modelProblems);
    return { state: problems.length > 0 ? 'changed' : 'well', problems, models };
  } catch (error) {
    if (!isReelError(error) || error.code === 'cancelled') throw error;
    return { state: stateAfter(error.code), problems: [error.message], models: [] };
  }
}

function stateAfter(code: string): ProbeReport['state'] {
  if (code === 'unauthorized' || code === 'forbidden') return 'refused';
  return code === 'provider-unavailable' ? 'unreachable' : 'failing';
}

interface TinyCall extends Omit<ProbeCall, 'outcome'> {
  recipe: AssetRecipe;
}

function cheapestCall(vendor: RemoteVendor, makes: readonly MadeKind[], mark: string): TinyCall | undefined {
  const calls = makes.filter(isMadeOfWords).flatMap((kind): TinyCall[] => {
    const recipe = tinyRecipe(kind, mark);
    const offer = vendor.offer(recipe);
    if (offer === undefined) return [];
    const { model, price, basis } = offer;
    const named = { ...recipe, model: { provider: vendor.provider, name: model, parameters: {} } };
    return [{ kind: KIND_NAMES[kind], model, price, basis, recipe: named }];
  });
  const microsOf = ({ price }: TinyCall) => (price.known ? price.micros : Number.MAX_SAFE_INTEGER);
  return calls.toSorted((one, other) => microsOf(one) - microsOf(other))[0];
}

async function called(
  { recipe, ...call }: TinyCall,
  provider: string,
  found: Checked,
  { spend, signal }: ProbeRequest,
  parts: ProbeParts,
): Promise<ProbeCall> {
  const isFree = call.price.known && call.price.micros === 0;
  const mayAnswer = found.state === 'well' || found.state === 'changed' || found.state === 'unasked';
  if (!mayAnswer || !(spend || isFree)) return { ...call, outcome: { state: 'not-made' } };
  const { production, workshop, ownerId } = parts;
  const startedMs = workshop.clock.nowMs();
  const refusals: string[] = [];
  const plan = planOf(
    [{ recipe, stage: 'script', label: `probe of ${provider}` }],
    () => false,
    () => undefined,
  );
  try {
    await production.produce(plan, {
      signal,
      // The book of calls and the owner's budget know of it, as of any other call.
      onBehalfOf: { ownerId, projectId: `probes-of-${ownerId}` },
      onEvent: (event) => {
        if (event.type === 'asset-stepped-down') refusals.push(event.step.reason);
      },
    });
  } catch (error) {
    if (!isReelError(error) || error.code === 'cancelled') throw error;
    return { ...call, outcome: { state: 'failed', reason: refusals[0] ?? error.message } };
  }
  // Where it refused, what is built in made the piece instead.
  if (refusals[0] !== undefined) return { ...call, outcome: { state: 'failed', reason: refusals[0] } };
  const record = await workshop.store.find(assetHash(recipe));
  const cost = record?.provenance.cost ?? call.price;
  return { ...call, outcome: { state: 'made', cost, tookMs: workshop.clock.nowMs() - startedMs } };
}
