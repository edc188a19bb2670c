import type { Price } from '../domain/price.ts';
import { unknownName } from '../domain/unknown-name.ts';

/** What models make, as people call it. */
export const MODEL_KINDS = ['text', 'image', 'video', 'speech', 'music', 'lip-sync', 'faces'] as const;
export type ModelKindName = (typeof MODEL_KINDS)[number];

/** One model of the trade, as a person who chooses needs to know it. */
export interface ModelSummary {
  /** The short name that briefs and settings take. */
  name: string;
  /** The vendor's own name of it. */
  id: string;
  provider: string;
  kind: ModelKindName;
  /** What goes into it: `text`, `start-image`, `references`. */
  takes: readonly string[];
  bestFor: string;
  quality: 'fast' | 'standard' | 'high';
  /** About how long one piece takes. */
  speed: 'seconds' | 'a minute' | 'minutes';
  /** What its part in a scene of 5 s costs, and what that is reckoned from. */
  scenePrice: Price;
  basis: string;
  /** Where the price stands, and the ISO 8601 date on which it was read there. */
  source: string;
  readOn: string;
  /** Where its vendor ends it, or it is outdone; the date is ISO 8601, and absent where none is set. */
  deprecation?: { endsOn?: string; successor: string };
  /** Newer models of its make that are not listed here. */
  newer: readonly string[];
  /** Whether it can be asked here now. */
  isSetUp: boolean;
  /** What to set so that it can. */
  setUpBy: readonly string[];
}

/** The models of a kind, or all; `unknown-name` for a kind that there is not. */
export function modelsOfKind(models: readonly ModelSummary[], kind: string | undefined): ModelSummary[] {
  if (kind === undefined) return [...models];
  const wanted = MODEL_KINDS.find((name) => name === kind.trim().toLowerCase());
  if (wanted !== undefined) return models.filter((model) => model.kind === wanted);
  throw unknownName('--kind', kind, MODEL_KINDS, { synonyms: SYNONYMS });
}

const SYNONYMS: { [word: string]: ModelKindName } = {
  script: 'text',
  language: 'text',
  llm: 'text',
  picture: 'image',
  pictures: 'image',
  clip: 'video',
  clips: 'video',
  voice: 'speech',
  narration: 'speech',
  lipsync: 'lip-sync',
  face: 'faces',
  'face-look': 'faces',
};
