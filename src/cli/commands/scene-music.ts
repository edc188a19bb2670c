import type { Command } from 'commander';
import { musicDocument } from '../../studio/documents/scene-document.ts';
import { takeLines } from '../display/scene-lines.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { PROJECT } from '../scene-edits/scene-argument.ts';

/** Lists the pieces of music that a film had. */
export function addMusicTakes(scene: Command, run: RunCommand): void {
  const command = scene
    .command('music-takes')
    .summary('list the pieces of the film’s music, the one that is heard among them')
    .argument('<project>', PROJECT);
  withCommonOptions(command).action((project: string, options: CommonOptions) =>
    run(options, (invocation) => listPieces(project, options, invocation)),
  );
}

async function listPieces(given: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const studio = await invocation.studio();
  const { id } = (await studio.showProject(given)).project;
  const music = musicDocument(await studio.music(id));
  const takes = music?.takes ?? [];
  const { out } = invocation;
  if (options.json) printDocument({ project: id, music }, out);
  else if (options.quiet) for (const { number } of takes) out.line(String(number));
  else if (takes.length === 0) out.line('No music is made for this film.');
  else for (const line of takeLines(takes, out, 'heard')) out.line(line);
  return DONE;
}
