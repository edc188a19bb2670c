import type { Command } from 'commander';
import { PROJECT_STATUSES } from '../../domain/project.ts';
import type { ProjectQuery, ProjectSummary } from '../../ports/project-store.ts';
import { pageDocument } from '../../studio/documents/project-document.ts';
import { shortInstant } from '../display/instants.ts';
import { inkedStatus } from '../display/project-status.ts';
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
import { oneOf } from '../one-of.ts';
import { wholeNumber } from '../whole-number.ts';

interface ListOptions extends CommonOptions {
  status?: string;
  format?: string;
  search?: string;
  archived?: true;
  limit: string;
  page?: string;
}

const NONE_SUCH = 'No project is like that. See all with: reel list';
const NONE_AT_ALL = 'No projects here. Make a film with: reel make "How lighthouses work"';
const MOST_LISTED = 500;
const STATUS_SYNONYMS = { done: 'completed', canceled: 'cancelled' } as const;

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
  else if (page.projects.length === 0) err.line(isNarrowed(options) ? NONE_SUCH : NONE_AT_ALL);
  else {
    for (const line of projectLines(page.projects, out)) out.line(line);
    if (page.nextPage !== undefined) err.line(`There are more: add --page ${page.nextPage}`);
  }
  return DONE;
}

function isNarrowed({ status, format, search, archived, page }: ListOptions): boolean {
  return [status, format, search, archived, page].some((option) => option !== undefined);
}

async function queryOf(options: ListOptions): Promise<ProjectQuery> {
  const { format, search, archived, page } = options;
  return {
    limit: wholeNumber('--limit', options.limit, 1, MOST_LISTED),
    ...(options.status === undefined
      ? {}
      : { status: await oneOf('--status', options.status, PROJECT_STATUSES, STATUS_SYNONYMS) }),
    ...(format === undefined ? {} : { format }),
    ...(search === undefined ? {} : { search }),
    ...(archived === undefined ? {} : { archived }),
    ...(page === undefined ? {} : { page }),
  };
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
