import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHome } from './home.ts';

let folder = '';
let database: DatabaseSync;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-indexes-'));
  const clock = { nowMs: () => 0, sleep: async () => {} };
  await (await openHome(folder, clock, () => 'id')).close();
  database = new DatabaseSync(join(folder, 'reelwright.db'), { readOnly: true });
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

const PROJECTS = `select id from projects where owner_id = 'a' and archived = 0`;
const PROJECT_ORDER = 'order by updated_at_ms desc, id desc limit 51';
const CALL_ORDER = 'order by intended_at_ms desc, attempt desc, id desc limit 201';
const RUN_ORDER = 'order by started_at_ms desc, id desc limit 51';

it.each([
  ['projects', `${PROJECTS} ${PROJECT_ORDER}`, 2],
  ['projects of a status', `${PROJECTS} and status = 'failed' ${PROJECT_ORDER}`, 3],
  ['projects of a format', `${PROJECTS} and format = 'ad' ${PROJECT_ORDER}`, 3],
  ['runs', `select * from runs where owner_id = 'a' ${RUN_ORDER}`, 1],
  ['runs of a project', `select * from runs where owner_id = 'a' and project_id = 'p' ${RUN_ORDER}`, 2],
  ['runs of a state', `select * from runs where owner_id = 'a' and state = 'failed' ${RUN_ORDER}`, 2],
  ['calls', `select * from calls where owner_id = 'a' ${CALL_ORDER}`, 1],
  ['calls of a project', `select * from calls where owner_id = 'a' and project_id = 'p' ${CALL_ORDER}`, 2],
])(
  'lists %s by an index that holds all that they are narrowed by, in their order',
  (_what, query, narrowed) => {
    const [plan, ...more] = database.prepare(`explain query plan ${query}`).all() as { detail: string }[];
    expect(more).toEqual([]);
    expect(plan?.detail).toMatch(/^SEARCH /);
    expect(plan?.detail.match(/=\?/g)).toHaveLength(narrowed);
  },
);
