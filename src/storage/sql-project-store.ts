import { type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import { type Project, upgradeProject } from '../domain/project.ts';
import type { SavedDocument } from '../domain/upgrade.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProjectQuery, ProjectStore, ProjectSummary, StoredProject } from '../ports/project-store.ts';
import { pageAfter, readPage } from './list-page.ts';
import { matchesSearch, searchable, searchTextOf, storableText } from './search-text.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { ProjectTable, Tables } from './tables.ts';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 500;
const SUMMARY_COLUMNS = [
  'id',
  'owner_id',
  'format',
  'title',
  'status',
  'archived',
  'created_at_ms',
  'updated_at_ms',
] as const;

/** Projects as rows of a database: the document as a whole, and beside it the columns that lists ask for. */
export function sqlProjectStore(database: SqlDatabase, clock: Clock): ProjectStore {
  return {
    create: (project) => create(database, project),
    get: (id) => get(database, id),
    ownerOf: async (id) => {
      const row = await database.read((queries) =>
        queries.selectFrom('projects').select('owner_id').where('id', '=', id).executeTakeFirst(),
      );
      return row?.owner_id;
    },
    save: (project, revision) => save(database, clock, project, revision),
    list: async (query = {}) => {
      const limit = Math.min(Math.max(1, query.limit ?? PAGE_SIZE), LARGEST_PAGE);
      const rows = await database.read((queries) =>
        filtered(queries.selectFrom('projects'), query)
          .leftJoin('project_posters', 'project_posters.project_id', 'projects.id')
          .select([...SUMMARY_COLUMNS, 'project_posters.hash as poster'])
          .orderBy('updated_at_ms', 'desc')
          .orderBy('id', 'desc')
          .limit(limit + 1)
          .execute(),
      );
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const projects = rows.slice(0, limit).map(summaryOf);
      if (last === undefined) return { projects };
      return { projects, nextPage: pageAfter({ atMs: last.updated_at_ms, id: last.id }) };
    },
    delete: async (id) => {
      const gone = await database.transact(
        (transaction) => transaction.deleteFrom('projects').where('id', '=', id).returning('id').execute(),
        { durable: true },
      );
      return gone.length > 0;
    },
  };
}

async function create(database: SqlDatabase, project: Project): Promise<StoredProject> {
  const rows = await database.transact(
    async (transaction) => {
      const created = await transaction
        .insertInto('projects')
        .values({ ...rowOf(project), id: project.id, owner_id: project.ownerId, revision: 1 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      if (created.length > 0) await keepPoster(transaction, project);
      return created;
    },
    { durable: true },
  );
  if (rows.length === 0) throw new ReelError('conflict', `There is a project ${project.id} already.`);
  return { project, revision: 1 };
}

async function get(database: SqlDatabase, id: string): Promise<StoredProject> {
  const row = await database.read((queries) =>
    queries.selectFrom('projects').select(['document', 'revision']).where('id', '=', id).executeTakeFirst(),
  );
  if (row === undefined) throw noSuchProject(id);
  return { project: upgradeProject(JSON.parse(row.document) as SavedDocument), revision: row.revision };
}

async function save(
  database: SqlDatabase,
  clock: Clock,
  project: Project,
  revision: number,
): Promise<StoredProject> {
  const saved: Project = { ...project, updatedAt: new Date(clock.nowMs()).toISOString() };
  await database.transact(
    async (transaction) => {
      const rows = await transaction
        .updateTable('projects')
        .set({ ...rowOf(saved), revision: revision + 1 })
        .where('id', '=', project.id)
        .where('owner_id', '=', project.ownerId)
        .where('revision', '=', revision)
        .returning('id')
        .execute();
      if (rows.length > 0) return keepPoster(transaction, project);
      const there = await transaction
        .selectFrom('projects')
        .select('id')
        .where('id', '=', project.id)
        .executeTakeFirst();
      if (there === undefined) throw noSuchProject(project.id);
      throw new ReelError(
        'conflict',
        `Project ${project.id} was changed meanwhile. Read it again and repeat the change.`,
      );
    },
    { durable: true },
  );
  return { project: saved, revision: revision + 1 };
}

async function keepPoster(transaction: Transaction<Tables>, { id, film }: Project): Promise<void> {
  if (film === undefined) {
    await transaction.deleteFrom('project_posters').where('project_id', '=', id).execute();
    return;
  }
  await transaction
    .insertInto('project_posters')
    .values({ project_id: id, hash: film.poster })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet({ hash: film.poster }))
    .execute();
}

function rowOf(project: Project): Omit<ProjectTable, 'id' | 'owner_id' | 'revision'> {
  return {
    format: project.format,
    title: storableText(project.title),
    search_text: searchTextOf([project.format, project.id, project.title]),
    status: project.status,
    archived: project.archivedAt === undefined ? 0 : 1,
    created_at_ms: Date.parse(project.createdAt),
    updated_at_ms: Date.parse(project.updatedAt),
    document: JSON.stringify(project),
  };
}

type ProjectSelection<Output> = SelectQueryBuilder<Tables, 'projects', Output>;

function filtered<Output>(rows: ProjectSelection<Output>, query: ProjectQuery): ProjectSelection<Output> {
  let matching = rows.where('archived', '=', query.archived === true ? 1 : 0);
  if (query.ownerId !== undefined) matching = matching.where('owner_id', '=', query.ownerId);
  if (query.status !== undefined) matching = matching.where('status', '=', query.status);
  if (query.format !== undefined) matching = matching.where('format', '=', query.format);
  for (const word of searchable(query.search ?? '')
    .split(' ')
    .filter((part) => part !== '')) {
    matching = matching.where(matchesSearch(word));
  }
  if (query.page !== undefined) {
    const { atMs, id } = readPage(query.page);
    matching = matching.where(sql<boolean>`(updated_at_ms, id) < (${atMs}, ${id})`);
  }
  return matching;
}

function summaryOf(
  row: Pick<ProjectTable, (typeof SUMMARY_COLUMNS)[number]> & { poster: string | null },
): ProjectSummary {
  return {
    id: row.id,
    ownerId: row.owner_id,
    format: row.format,
    title: row.title,
    status: row.status,
    archived: row.archived === 1,
    ...(row.poster !== null && { poster: row.poster }),
    createdAt: new Date(row.created_at_ms).toISOString(),
    updatedAt: new Date(row.updated_at_ms).toISOString(),
  };
}

function noSuchProject(id: string): ReelError {
  return new ReelError('not-found', `There is no project ${id}.`);
}
