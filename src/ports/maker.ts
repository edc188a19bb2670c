import type { AssetRecipe, AssetRecord, StepDown } from '../domain/asset.ts';
import type { InputLengths } from '../domain/asset-length.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import type { Correction } from '../domain/correction.ts';
import type { Price } from '../domain/price.ts';
import type { Claim } from './asset-store.ts';

/** An input of a recipe, there and readable. */
export interface MadeInput {
  path: string;
  record: AssetRecord;
}

/** Whose budgets paid work counts against. */
export interface Spender {
  projectId: string;
  ownerId: string;
}

export interface MakeRequest {
  recipe: AssetRecipe;
  /** The recipe's inputs by their role. */
  inputs: ReadonlyMap<string, MadeInput>;
  /** Where to write, without an ending; other files may stand in the same folder, which goes afterwards. */
  outputPathStem: string;
  /** Another project's file of the same name never gets in the way: the folder is this request's own. */
  signal: AbortSignal;
  /** The right to make the asset: what is recorded or paid in its name is refused once this was lost. */
  claim: Claim;
  /** Who was tried before, and why that failed. */
  steppedDown: readonly StepDown[];
  /** That of the scene that it is for, for whoever shows words in place of it; no part of what is wished for. */
  title?: string;
  /** Absent where nothing may be spent. */
  onBehalfOf?: Spender;
  /** The run that wishes for it. */
  runId?: string;
  /** Says how far long work is, from 0 to 1, and what it is at. */
  report(fraction: number, step: string): void;
}

/** A finished file and where it came from. */
export interface Made {
  filePath: string;
  mediaType: string;
  facts: JsonObject;
  model: string;
  parameters: JsonObject;
  cost: Price;
  corrections?: readonly Correction[];
  chosenBecause?: string;
  /** Called once the file is in the store: what was bought is settled then and not before. */
  whenKept?(): Promise<void>;
}

/** What a maker would do for a recipe, and for how much. */
export interface Offer {
  model: string;
  price: Price;
  /** What the price is reckoned from: `5 s at $0.036 a second`. */
  basis: string;
  /** Reckoned before all is there that it depends on: it may turn out to be otherwise. */
  isEstimate?: true;
  /** What the model cannot do as it is asked; never at a higher price than this. */
  corrections?: readonly Correction[];
  /** Why this model, where none was named. */
  chosenBecause?: string;
}

/** Makes assets of some kinds, by asking a vendor or by itself. */
export interface Maker {
  /** The provider's name, as provenance and settings give it. */
  readonly provider: string;
  /** Whose limits its work counts against. */
  readonly lane: string;
  /**
   * Undefined where it cannot make this one; asking costs nothing and changes nothing. `lengths` are those of the
   * recipe's inputs, as far as they are known.
   */
  offer(recipe: AssetRecipe, lengths?: InputLengths): Offer | undefined;
  make(request: MakeRequest): Promise<Made>;
}
