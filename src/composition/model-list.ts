import { KIND_NAMES, MODELS } from '../providers/catalogue/find-model.ts';
import type { ModelEntry } from '../providers/catalogue/model-entry.ts';
import { sceneQuote } from '../providers/catalogue/quote.ts';
import type { ModelEnding } from '../studio/doctor/capabilities.ts';
import { MODEL_KINDS, type ModelKindName, type ModelSummary } from '../studio/models.ts';
import { BUILTIN } from './chains.ts';
import type { SetUpVendor, VendorEntry } from './vendors.ts';

/** The catalogue as people see it: kind by kind, what can be asked here first. */
export function modelList(known: readonly VendorEntry[], setUp: readonly SetUpVendor[]): ModelSummary[] {
  const summaries = MODELS.map((entry) => summaryOf(entry, known, setUp));
  return MODEL_KINDS.flatMap((kind) => {
    const ofKind = summaries.filter((model) => model.kind === kind);
    return ofKind.toSorted((one, other) => Number(other.isSetUp) - Number(one.isSetUp));
  });
}

/** The announced end of a vendor's model; undefined where there is none. */
export function endingOf(provider: string, model: string): ModelEnding | undefined {
  const { deprecation } = MODELS.find((entry) => entry.provider === provider && entry.id === model) ?? {};
  if (deprecation?.endsOn === undefined) return undefined;
  return { endsOn: deprecation.endsOn, successor: deprecation.successor };
}

function summaryOf(
  entry: ModelEntry,
  known: readonly VendorEntry[],
  setUp: readonly SetUpVendor[],
): ModelSummary {
  const { id, aliases, provider, kind, deprecation } = entry;
  const { price, basis } = sceneQuote(entry);
  // A shot whose mouth is changed is asked for where shots are.
  const madeAs = kind === 'lip-sync' ? 'clip' : kind;
  const makesIt = (vendor: VendorEntry) =>
    vendor.provider === provider && vendor.makes.some((made) => made === madeAs);
  const isSetUp = provider === BUILTIN || setUp.some((vendor) => makesIt(vendor.entry));
  const setUpBy = known.find(makesIt)?.switchedOnBy ?? [];
  return {
    name: aliases[0] ?? id,
    id,
    provider,
    kind: KIND_NAMES[kind] as ModelKindName,
    takes: entry.takes,
    bestFor: entry.bestFor,
    quality: entry.quality,
    speed: entry.speed,
    scenePrice: price,
    basis,
    source: entry.source,
    readOn: entry.readOn,
    ...(deprecation && { deprecation }),
    newer: entry.newer ?? [],
    isSetUp,
    setUpBy: isSetUp ? [] : setUpBy,
  };
}
