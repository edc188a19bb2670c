import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import { reel, temporaryFolder } from './command-line.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let id: string;

const run = (...args: string[]) =>
  reel(args, {
    studio: openStudio({ home: `${folder.path}/home`, environment: {} }),
    workingFolder: folder.path,
  });
const listed = async (...filters: string[]) =>
  (await run('list', '--quiet', ...filters)).stdout.split('\n').filter(Boolean);

beforeAll(async () => {
  folder = await temporaryFolder();
  await run('make', 'How lighthouses work', '--to', 'script', '--quiet');
  [id = ''] = await listed();
});
afterAll(() => folder[Symbol.asyncDispose]());

it('E4: duplicates, renames, archives, restores and deletes a project, and finds it meanwhile', async () => {
  const copy = (await run('project', 'duplicate', id, '--quiet')).stdout.trim();
  expect(await listed()).toEqual([copy, id]);
  await run('project', 'rename', copy, ' Beacons ');
  expect(await listed('--search', 'beacons')).toEqual([copy]);
  await run('project', 'archive', copy);
  expect(await listed()).toEqual([id]);
  expect(await listed('--archived')).toEqual([copy]);
  await run('project', 'restore', copy);
  expect(await listed('--archived')).toEqual([]);
  const unmeant = await run('project', 'delete', copy);
  expect(unmeant).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`reel project archive ${copy}`),
  });
  expect(await listed('--search', 'beacons')).toEqual([copy]);
  expect(JSON.parse((await run('project', 'delete', copy, '--yes', '--json')).stdout)).toEqual({
    project: copy,
    deleted: true,
  });
  expect(await listed()).toEqual([id]);
  expect((await run('scene', 'list', id)).status).toBe(0);
});

it('refuses a project that there is not and a title of nothing, and says where no project is like that', async () => {
  const gone = await run('project', 'archive', `${id}x`);
  expect(gone).toMatchObject({ status: 2, stderr: expect.stringContaining(`did you mean ${id}`) });
  expect((await run('project', 'rename', id, '  ')).stderr).toContain('TITLE must have 1 to 300 characters');
  expect((await run('list', '--status', 'failed')).stderr).toContain('No project is like that');
});
