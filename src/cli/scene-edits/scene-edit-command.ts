import type { Command } from 'commander';
import type { Project } from '../../domain/project.ts';
import type { Studio } from '../../studio/studio.ts';
import type { Invocation } from '../invocation.ts';
import { SCENE } from './scene-argument.ts';

/** All options that any of the edits takes. */
export interface SceneEditOptions {
  title?: string;
  say?: string[];
  prompt?: string;
  position?: string;
  style?: string;
  model?: string;
  transition?: string;
  rest?: string;
  set?: string[];
  before?: string;
  at?: string;
  least?: string;
  camera?: string;
  bullet?: string;
  clip?: true;
  directions?: string;
  duration?: string;
  resolution?: string;
  startsFrom?: string;
  endsWith?: string;
  from?: string;
  to?: string;
  mute?: true;
  temperature?: string;
  activeSpeaker?: true;
  occlusion?: true;
  assumeFace?: true;
  lipSync?: true;
  speech?: true;
  speed?: string;
  line?: string;
}

interface EditSurroundings {
  project: Project;
  studio: Studio;
  invocation: Invocation;
}

/** One edit as the command line takes it. */
export interface SceneEditCommand {
  name: string;
  summary: string;
  /** Adds its arguments after the project, and its options. */
  describe(command: Command): void;
  /** The edit's document, not checked yet; `words` are the arguments after the project. */
  edit(
    words: readonly (string | undefined)[],
    options: SceneEditOptions,
    surroundings: EditSurroundings,
  ): object | Promise<object>;
}

/** More scenes than any film has. */
export const MOST_SCENES = 2000;

export function withScene(command: Command): Command {
  return command.argument('<scene>', SCENE);
}

/** What was given of these, under its own name. */
export function someOf(given: { [name: string]: string | undefined }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
