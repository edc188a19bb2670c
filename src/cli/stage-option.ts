import type { Command } from 'commander';
import { STAGES, type Stage } from '../domain/stage.ts';
import { oneOf } from './one-of.ts';

export function withStageOption(command: Command): Command {
  return command.option('--to <stage>', `go no further than ${STAGES.join(', ')}`);
}

/** The stage by its name; `unknown-name` for another. */
export async function stageNamed(name: string | undefined): Promise<Stage | undefined> {
  const synonyms = { pictures: 'images', video: 'videos', narration: 'speech' } as const;
  return name === undefined ? undefined : oneOf('--to', name, STAGES, synonyms);
}
