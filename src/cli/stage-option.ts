import type { Command } from 'commander';
import { STAGES, type Stage } from '../domain/stage.ts';
import { refusedName } from './refused.ts';

export function withStageOption(command: Command): Command {
  return command.option('--to <stage>', `go no further than ${STAGES.join(', ')}`);
}

/** The stage by its name; `unknown-name` for another. */
export async function stageNamed(name: string | undefined): Promise<Stage | undefined> {
  if (name === undefined) return undefined;
  const stage = STAGES.find((candidate) => candidate === name.toLowerCase());
  if (stage !== undefined) return stage;
  throw await refusedName('--to', name, STAGES, {
    pictures: 'images',
    video: 'videos',
    narration: 'speech',
  });
}
