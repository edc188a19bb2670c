import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleFilm, sampleProject } from '../../test/contract/samples.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import { homeFolder, openHome } from './home.ts';
import { openSqliteFile } from './sqlite-dialect.ts';

describe('homeFolder', () => {
  const linux = { environment: {}, platform: 'linux' as const, userFolder: '/home/ada' };

  it('takes the folder named first, then REEL_HOME, as absolute paths', () => {
    const environment = { REEL_HOME: '/data/reel' };
    expect(homeFolder('films', { ...linux, environment })).toBe(resolve('films'));
    expect(homeFolder(undefined, { ...linux, environment })).toBe('/data/reel');
    expect(homeFolder('', { ...linux, environment: { REEL_HOME: '' } })).toBe(
      '/home/ada/.local/share/reelwright',
    );
  });

  it.each([
    [{ ...linux }, '/home/ada/.local/share/reelwright'],
    [{ ...linux, environment: { XDG_DATA_HOME: '/data' } }, '/data/reelwright'],
    [{ ...linux, environment: { XDG_DATA_HOME: 'relative' } }, '/home/ada/.local/share/reelwright'],
    [
      { environment: {}, platform: 'darwin' as const, userFolder: '/Users/ada' },
      '/Users/ada/Library/Application Support/Reelwright',
    ],
    [
      { environment: { LOCALAPPDATA: '/local' }, platform: 'win32' as const, userFolder: '/Users/ada' },
      '/local/Reelwright',
    ],
    [
      { environment: {}, platform: 'win32' as const, userFolder: '/Users/ada' },
      '/Users/ada/AppData/Local/Reelwright',
    ],
  ])('stands where the system keeps a user’s data: %j', (surroundings, expected) => {
    expect(homeFolder(undefined, surroundings)).toBe(expected);
  });
});

describe('openHome', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelwright-home-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes the folder, and everything over it, where it is not there', async () => {
    const deep = join(folder, 'a', 'b c', 'ü');
    await using home = await opened(deep);
    expect((await home.projects.list()).projects).toEqual([]);
  });

  it('says that a home cannot be where a file is', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const place of ['file', 'file/home']) {
      await expect(openHome(join(folder, place), systemClock, randomId)).rejects.toMatchObject({
        code: 'not-writable',
        message: expect.stringContaining('--home'),
      });
    }
  });

  it.runIf(process.platform === 'linux')('says that a home cannot be under /proc', async () => {
    const home = openHome('/proc/reelwright', systemClock, randomId);
    await expect(home).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('refuses a home of a newer Reelwright, and changes nothing in it', async () => {
    await (await openHome(folder, systemClock, randomId)).close();
    const file = openSqliteFile(join(folder, 'reelwright.db'));
    file.exec('update schema_version set version = 999');
    await expect(openHome(folder, systemClock, randomId)).rejects.toMatchObject({
      code: 'home-too-new',
      message: expect.stringContaining('Update Reelwright'),
    });
    expect(file.prepare('select version from schema_version').get()).toEqual({ version: 999 });
    file.close();
  });

  it('says so where the database is none', async () => {
    await writeFile(join(folder, 'reelwright.db'), 'This is a shopping list. '.repeat(100));
    await expect(openHome(folder, systemClock, randomId)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('damaged'),
    });
  });

  it('knows the posters of films that were made before lists showed them', async () => {
    const film = sampleFilm('rivers');
    {
      await using home = await opened(folder);
      await home.projects.create(sampleProject({ id: 'with', film }));
      await home.projects.create(sampleProject({ id: 'without' }));
    }
    const database = new DatabaseSync(join(folder, 'reelwright.db'));
    database.exec('drop table project_posters; update schema_version set version = 6');
    database.close();
    await using home = await opened(folder);
    const { projects } = await home.projects.list();
    expect(projects.map(({ id, poster }) => [id, poster]).sort()).toEqual([
      ['with', film.poster],
      ['without', undefined],
    ]);
  });

  it('clears the work of processes that are gone and leaves that of others', async () => {
    await using home = await opened(folder);
    await using own = await home.assets.openWorkFolder();
    const work = join(folder, 'work');
    const [ownName = ''] = await readdir(work);
    const gone = ownName.replace(String(process.pid), '4194999');
    await mkdir(join(work, gone));
    await writeFile(join(work, gone, 'half.mp4'), 'half');
    await mkdir(join(work, 'another-machine.7.abc'));
    await using _again = await opened(folder);
    expect((await readdir(work)).sort()).toEqual([ownName, 'another-machine.7.abc'].sort());
    expect(own.path).toBe(join(work, ownName));
  });
});

async function opened(folder: string) {
  const home = await openHome(folder, systemClock, randomId);
  return { ...home, [Symbol.asyncDispose]: () => home.close() };
}
