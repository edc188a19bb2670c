import type { StepDown } from '../domain/asset.ts';
import type { Stage } from '../domain/stage.ts';

/** How far a run is. */
export interface Progress {
  stage: Stage;
  /** What is being done, for a person to read: `painting`, `coding pictures`. */
  step: string;
  /** Which of its format's steps this stage's work is, where the format names its own: step 3 of 7, images. */
  place?: { name: string; number: number; of: number };
  /** How many of this stage's assets were made, of how many. */
  done: number;
  total: number;
  /** How much of the stage's work is behind, from 0 to 1: also while one long asset is in the making. */
  fraction: number;
  /** What is left of the whole run by what was measured so far; absent until that can be told. */
  secondsLeft?: number;
  /** Millionths of a dollar spent in this run so far. */
  spentMicros: number;
}

/** What a run tells while it goes on: the command line shows it and the API streams it. */
export type StudioEvent =
  | { type: 'progress'; progress: Progress }
  /** A provider failed and the next one is asked. */
  | { type: 'stepped-down'; label: string; step: StepDown }
  /** Something a person should know, such as what a built-in writer could not do. */
  | { type: 'notice'; message: string };
