import type { ZodType } from 'zod';
import type { AssetHash } from '../domain/asset.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { DraftingTools } from './drafting-tools.ts';

/** A piece of writing wished for, answered as data of a known shape. */
export interface WritingTask<Answer> {
  /** What it is, for progress and provenance: `lesson from a topic`. */
  name: string;
  /** What a language model is told to do. */
  instructions: string;
  /** What it is to work on; never mixed into the instructions. */
  source: string;
  /** BCP 47 tag of the language to write in. */
  language: string;
  schema: ZodType<Answer>;
  /** How the same answer is drawn up from the source without a model: by sentence and phrase work alone. */
  draft(tools: DraftingTools): Draft<Answer> | Promise<Draft<Answer>>;
}

/** An answer drawn up without a model. */
export interface Draft<Answer> {
  answer: Answer;
  /** Where it falls short of what was wished for, one sentence each, for the person to read; may be empty. */
  notices: string[];
}

export interface Written<Answer> {
  answer: Answer;
  model: string;
  /** Where the answer falls short of what was wished for, one sentence each; may be empty. */
  notices: string[];
  /** What it is kept as, where it is kept. */
  asset?: AssetHash;
  /** What would be bought in place of this draft, where it was drawn up for a plan alone. */
  unwritten?: AssetWish;
}

export interface TextGenerator {
  readonly name: string;
  write<Answer>(task: WritingTask<Answer>, signal?: AbortSignal): Promise<Written<Answer>>;
}
