import type { Command } from 'commander';
import { showFilmRun } from '../film-run.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { filmFolder, withFilmFolder } from '../output-folder.ts';
import { PROJECT } from '../scene-edits/scene-argument.ts';
import { stageNamed, withStageOption } from '../stage-option.ts';

interface RefreshOptions extends CommonOptions {
  to?: string;
  output?: string;
}

/** Makes what edits left stale or missing, and nothing else. */
export function addSceneRefresh(scene: Command, run: RunCommand): void {
  const command = scene
    .command('refresh')
    .summary('make anew what is stale, and put the film together again')
    .argument('<project>', PROJECT);
  withFilmFolder(withStageOption(command));
  withCommonOptions(command).action((project: string, options: RefreshOptions) =>
    run(options, (invocation) => refresh(project, options, invocation)),
  );
}

async function refresh(given: string, options: RefreshOptions, invocation: Invocation): Promise<number> {
  const stage = await stageNamed(options.to);
  const studio = await invocation.studio();
  const { project } = await studio.showProject(given);
  const { workingFolder } = invocation.surroundings;
  const folder = await filmFolder(options.output, stage, project.title, workingFolder);
  return showFilmRun(invocation, options, (watching) =>
    studio.runProject({
      projectId: project.id,
      ...(stage !== undefined && { stage }),
      ...folder,
      ...watching,
    }),
  );
}
