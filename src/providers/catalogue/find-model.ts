import { ReelError } from '../../domain/errors.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { BUILTIN_MODELS } from './builtin-models.ts';
import type { ModelEntry, ModelKind } from './model-entry.ts';
import { OTHER_VENDORS_MODELS } from './other-vendors-models.ts';
import { REPLICATE_MODELS } from './replicate-models.ts';
import { RETIRED_NAMES } from './retired-models.ts';

/** Every model of the trade that can be asked here, those of one vendor together. */
export const MODELS: readonly ModelEntry[] = [
  ...REPLICATE_MODELS,
  ...OTHER_VENDORS_MODELS,
  ...BUILTIN_MODELS,
];

/** What people call the kinds of models. */
export const KIND_NAMES: Record<ModelKind, string> = {
  script: 'text',
  image: 'image',
  clip: 'video',
  speech: 'speech',
  music: 'music',
  'lip-sync': 'lip-sync',
  'face-look': 'faces',
};

/** Every model that makes assets of a kind. */
export function modelsOf(kind: string): ModelEntry[] {
  return MODELS.filter((entry) => entry.kind === kind);
}

/** The models of one vendor that make a kind, by their ids. */
export function modelsBy(provider: string, kind: ModelKind): { readonly [id: string]: ModelEntry } {
  const own = modelsOf(kind).filter((entry) => entry.provider === provider);
  return Object.fromEntries(own.map((entry) => [entry.id, entry]));
}

/**
 * The model of a name or short name, whatever its case. `unknown-name` for another: with the successor of a name
 * that its vendor retired, else the nearest name of a model of the kind.
 */
export function findModel(field: string, name: string, among: readonly ModelEntry[] = MODELS): ModelEntry {
  const wanted = name.trim().toLowerCase();
  const found = among.find(({ id, aliases }) => id.toLowerCase() === wanted || aliases.includes(wanted));
  if (found) return found;
  const retired = Object.hasOwn(RETIRED_NAMES, wanted) ? RETIRED_NAMES[wanted] : undefined;
  if (retired) {
    const when = retired.endedOn === undefined ? '' : ` on ${retired.endedOn}`;
    const problem = `names a model that its vendor closed${when}; use ${retired.successor}`;
    throw refusal(field, name, problem, retired.successor);
  }
  const names = among.flatMap(({ id, aliases }) => [...aliases, id]);
  const shown = among.map(({ id, aliases }) => aliases[0] ?? id);
  throw refusal(field, name, `must be one of ${shown.join(', ')}`, nearestName(name, names));
}

function refusal(field: string, value: string, problem: string, nearest: string | undefined): ReelError {
  const isSaid = nearest === undefined || problem.endsWith(nearest);
  const hint = isSaid ? '' : ` Did you mean ${nearest}?`;
  return new ReelError('unknown-name', `${field} ${problem} (given: ${value}).${hint}`, {
    issues: [{ field, value, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
