import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { STAGES } from '../../domain/stage.ts';
import { filmDocument } from '../../studio/documents/film-document.ts';
import { stageNamed } from '../brief-options.ts';
import { filmSummary } from '../display/film-summary.ts';
import { runDisplay } from '../display/run-display.ts';
import { DONE, FILM_CHECK_FAILED } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { chooseOutputFolder } from '../output-folder.ts';
import { PROJECT } from '../scene-edits/scene-argument.ts';

interface RefreshOptions extends CommonOptions {
  to?: string;
  output?: string;
}

/** Makes what edits left stale or missing, and nothing else. */
export function addSceneRefresh(scene: Command, run: RunCommand): void {
  const command = scene
    .command('refresh')
    .summary('make anew what is stale, and put the film together again')
    .argument('<project>', PROJECT)
    .option('--to <stage>', `go no further than ${STAGES.join(', ')}`)
    .option(
      '-o, --output <folder>',
      'where the film goes: a new or empty folder, or one with an earlier film',
    );
  withCommonOptions(command).action((project: string, options: RefreshOptions) =>
    run(options, (invocation) => refresh(project, options, invocation)),
  );
}

async function refresh(given: string, options: RefreshOptions, invocation: Invocation): Promise<number> {
  const { out, err, surroundings } = invocation;
  const { nowMs, signal, workingFolder } = surroundings;
  const stage = await stageNamed(options.to);
  const studio = await invocation.studio();
  const { project } = await studio.showProject(given);
  const outputFolder =
    stage === undefined || stage === 'film'
      ? await chooseOutputFolder(options.output, project.title, workingFolder)
      : undefined;
  const startedMs = nowMs();
  const display = runDisplay(err, nowMs, options.quiet === true);
  const made = await studio
    .runProject({
      projectId: project.id,
      ...(stage !== undefined && { stage }),
      ...(outputFolder !== undefined && { outputFolder }),
      signal,
      onEvent: (event) => display.note(event),
    })
    .finally(() => display.end());
  if (options.json) printDocument(filmDocument(made), out);
  else if (options.quiet) out.line(made.film ?? made.projectId);
  else {
    const filmBytes = made.film && (await stat(made.film).catch(() => undefined))?.size;
    const tookSeconds = (nowMs() - startedMs) / 1000;
    const context = { workingFolder, filmBytes: filmBytes || undefined, tookSeconds, terminal: out };
    for (const line of filmSummary(made, context)) out.line(line);
  }
  return made.checks.every((check) => check.ok) ? DONE : FILM_CHECK_FAILED;
}
