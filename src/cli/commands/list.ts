import type { Command } from 'commander';
import { PROJECT_STATUSES, type ProjectStatus } from '../../domain/project.ts';
import type { ProjectQuery, ProjectSummary } from '../../ports/project-store.ts';
import { pageDocument } from '../../studio/documents/project-document.ts';
import { printable, type Terminal } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { refused, refusedName } from '../refused.ts';

interface ListOptions extends CommonOptions {
  status?: string;
  format?: string;
  search?: string;
  archived?: true;
  limit?: string;
  page?: string;
}

export function addListCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('list')
    .summary('list the projects, the last changed first')
    .description('Lists the projects of this home, the last changed first.')
    .option('--status <status>', `only those that are ${PROJECT_STATUSES.join(', ')}`)
    .option('--format <name>', 'only those of one format')
    .option('--search <words>', 'only those with all of these words in title, format or id')
    .option('--archived', 'the archived ones instead')
    .option('--limit <number>', 'the most to list', '50')
    .option('--page <name>', 'go on where the page before ended');
  withCommonOptions(command).action((options: ListOptions) =>
    run(options, (invocation) => list(options, invocation)),
  );
}

async function list(options: ListOptions, { studio, out, err }: Invocation): Promise<number> {
  const query = await queryOf(options);
  const page = await (await studio()).listProjects(query);
  if (options.json) printDocument(pageDocument(page), out);
  else if (options.quiet) for (const { id } of page.projects) out.line(id);
  else if (page.projects.length === 0)
    err.line('No projects here. Make a film with: reel make "How lighthouses work"');
  else {
    for (const line of projectLines(page.projects, out)) out.line(line);
    if (page.nextPage !== undefined) err.line(`There are more: add --page ${page.nextPage}`);
  }
  return DONE;
}

async function queryOf(options: ListOptions): Promise<ProjectQuery> {
  const { format, search, archived, page } = options;
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw refused({
      field: '--limit',
      value: options.limit ?? '',
      problem: 'must be a whole number from 1 to 500',
    });
  }
  return {
    limit,
    ...(options.status === undefined ? {} : { status: await statusNamed(options.status) }),
    ...(format === undefined ? {} : { format }),
    ...(search === undefined ? {} : { search }),
    ...(archived === undefined ? {} : { archived }),
    ...(page === undefined ? {} : { page }),
  };
}

async function statusNamed(name: string): Promise<ProjectStatus> {
  const status = PROJECT_STATUSES.find((candidate) => candidate === name.toLowerCase());
  if (status !== undefined) return status;
  throw await refusedName('--status', name, PROJECT_STATUSES, { done: 'completed', canceled: 'cancelled' });
}

function projectLines(projects: readonly ProjectSummary[], terminal: Terminal): string[] {
  const head = ['Project', 'Status', 'Format', 'Changed', 'Title'].map((name) => terminal.ink('dim', name));
  const rows = projects.map(({ id, status, format, updatedAt, title }) => [
    printable(id),
    inkedStatus(status, terminal),
    printable(format),
    shortInstant(updatedAt),
    printable(title).replaceAll('\n', ' '),
  ]);
  return tableLines([head, ...rows], terminal.columns());
}

export function inkedStatus(status: ProjectStatus, terminal: Terminal): string {
  if (status === 'completed') return terminal.ink('green', status);
  return status === 'failed' ? terminal.ink('red', status) : terminal.ink('yellow', status);
}

/** An ISO 8601 instant to the minute, in universal time. */
export function shortInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
}
