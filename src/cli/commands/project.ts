import type { Command } from 'commander';
import { refused } from '../../domain/refused.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { projectDocument } from '../../studio/documents/project-document.ts';
import type { Studio } from '../../studio/studio.ts';
import { printable } from '../display/terminal.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { PROJECT } from '../scene-edits/scene-argument.ts';

/** What is done to a project as a whole, and what that came to in a few words. */
interface ProjectStep {
  name: string;
  summary: string;
  done: string;
  act(studio: Studio, id: string): Promise<StoredProject>;
}

const STEPS: readonly ProjectStep[] = [
  {
    name: 'duplicate',
    summary: 'make a project like it; media and film are shared, so it costs nothing',
    done: 'is the copy',
    act: (studio, id) => studio.duplicateProject(id),
  },
  {
    name: 'archive',
    summary: 'leave it out of lists; see it again with reel list --archived',
    done: 'is archived',
    act: (studio, id) => studio.changeProject(id, { archived: true }),
  },
  {
    name: 'restore',
    summary: 'bring an archived one back into lists',
    done: 'is listed again',
    act: (studio, id) => studio.changeProject(id, { archived: false }),
  },
];

/** Projects as a whole: copy one, put it aside, call it otherwise, delete it. */
export function addProjectCommands(program: Command, run: RunCommand): void {
  const project = program
    .command('project')
    .summary('duplicate, rename, archive and delete projects')
    .description('Does something to a project as a whole. A project begins with reel make BRIEF --to script.')
    .addHelpText('after', EXAMPLES);
  for (const { name, summary, done, act } of STEPS) {
    const command = project.command(name).summary(summary).argument('<project>', PROJECT);
    withCommonOptions(command).action((given: string, options: CommonOptions) =>
      run(options, (invocation) => change(given, act, done, options, invocation)),
    );
  }
  const rename = project
    .command('rename')
    .summary('give it another title')
    .argument('<project>', PROJECT)
    .argument('<title>');
  withCommonOptions(rename).action((given: string, title: string, options: CommonOptions) =>
    run(options, (invocation) =>
      change(
        given,
        (studio, id) => studio.changeProject(id, { title: titleGiven(title) }),
        'is its title',
        options,
        invocation,
      ),
    ),
  );
  const remove = project
    .command('delete')
    .summary('delete it with everything that no other project needs')
    .argument('<project>', PROJECT)
    .option('--yes', 'say that it is meant: nothing brings it back');
  withCommonOptions(remove).action((given: string, options: CommonOptions & { yes?: true }) =>
    run(options, (invocation) => deleteProject(given, options, invocation)),
  );
}

const EXAMPLES = `
Examples:
  reel project duplicate lighthouses-1a2b3c4d
  reel project archive lighthouses-1a2b3c4d
  reel project delete lighthouses-1a2b3c4d --yes`;

async function change(
  given: string,
  act: ProjectStep['act'],
  done: string,
  options: CommonOptions,
  invocation: Invocation,
): Promise<number> {
  const { out } = invocation;
  const studio = await invocation.studio();
  const { id } = (await studio.showProject(given)).project;
  const { project } = await act(studio, id);
  if (options.json) printDocument(projectDocument(project), out);
  else if (options.quiet) out.line(project.id);
  else
    out.line(
      `${out.ink('green', '✓')} ${out.ink('bold', printable(project.title))} ${done} (${printable(project.id)}).`,
    );
  return DONE;
}

async function deleteProject(
  given: string,
  options: CommonOptions & { yes?: true },
  invocation: Invocation,
): Promise<number> {
  const { out } = invocation;
  const studio = await invocation.studio();
  const { id, title } = (await studio.showProject(given)).project;
  if (!options.yes) {
    const problem = `is missing: “${title}” would be gone with its film and all that no other project needs. Archive it instead with: reel project archive ${id}`;
    throw refused({ field: '--yes', problem });
  }
  await studio.deleteProject(id);
  if (options.json) printDocument({ project: id, deleted: true }, out);
  else if (options.quiet) out.line(id);
  else
    out.line(`${out.ink('green', '✓')} ${out.ink('bold', printable(title))} is deleted (${printable(id)}).`);
  return DONE;
}

function titleGiven(text: string): string {
  const title = text.trim();
  if (title.length > 0 && title.length <= 300) return title;
  throw refused({ field: 'TITLE', value: text, problem: 'must have 1 to 300 characters' });
}
