import { hashJson, type JsonObject } from './canonical-json.ts';
import type { Correction } from './correction.ts';
import type { Price } from './price.ts';

/** What an asset is. `source` is a file that a person brought; the rest is made. */
export type AssetKind =
  | 'source'
  | 'script'
  | 'image'
  | 'clip'
  | 'face-look'
  | 'lip-sync'
  | 'sound-piece'
  | 'speech'
  | 'recorded-speech'
  | 'music'
  | 'music-analysis'
  | 'slide'
  | 'caption-picture'
  | 'span'
  | 'mix'
  | 'film'
  | 'captions'
  | 'poster'
  | 'contact-sheet'
  | 'check'
  | 'export'
  | 'thumbnail'
  | 'package';

/** An asset's name: 64 hexadecimal digits, the hash of its recipe. */
export type AssetHash = string;

/**
 * All that goes into an asset. Two recipes with the same canonical JSON are the same asset, so a recipe holds
 * nothing that does not change what is seen or heard, and everything that does.
 */
export interface AssetRecipe {
  kind: AssetKind;
  /** Raised when the same intent is made differently by a newer Reelwright. */
  edition: number;
  /** Other assets by the part they play here. */
  inputs: { [role: string]: AssetHash };
  /** What is wanted, independent of who makes it. */
  intent: JsonObject;
  /** The maker, only where a person pinned one: a changed default does not make an asset stale. */
  model?: { provider: string; name: string; parameters: JsonObject };
}

/** One step down a chain of providers: who was tried, and why the next one was asked. */
export interface StepDown {
  provider: string;
  model?: string;
  code: string;
  reason: string;
  /** After so long asking again may help; absent where something has to be changed first, such as a key. */
  retryAfterSeconds?: number;
}

/** Where an asset came from. */
export interface Provenance {
  provider: string;
  model: string;
  parameters: JsonObject;
  /** What providers were tried before this one, in order; empty where the first choice made it. */
  steppedDown: StepDown[];
  /** Where it is not made as it was asked; absent where it is. */
  corrections?: Correction[];
  /** Why this model, where none was named. */
  chosenBecause?: string;
  cost: Price;
  /** The run that had it made: the one that bought it, where it was bought; others that show it reuse it. */
  runId?: string;
  /** When it was finished, as an ISO 8601 instant. */
  madeAt: string;
  tookMs: number;
}

/** What the store knows of an asset that is there. */
export interface AssetRecord {
  hash: AssetHash;
  recipe: AssetRecipe;
  /** The file's ending without the dot: `png`, `wav`, `mp4`, `json`. */
  extension: string;
  mediaType: string;
  sizeBytes: number;
  /** What was measured of it: durations, word times, sizes; its shape belongs to the kind. */
  facts: JsonObject;
  provenance: Provenance;
}

const named = new WeakMap<AssetRecipe, AssetHash>();

/** The name of the asset that a recipe makes. A recipe that was named once is never changed. */
export function assetHash(recipe: AssetRecipe): AssetHash {
  const known = named.get(recipe);
  if (known !== undefined) return known;
  const hash = hashJson(recipe);
  named.set(recipe, hash);
  return hash;
}
