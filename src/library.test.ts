import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from './client/client.ts';
import { openKeys, openServer, openSettings } from './library.ts';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'reelwright-library-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('makes keys, keeps settings and serves the API of a home, all without the command line', async () => {
  const options = { home, environment: {} };
  const keys = await openKeys(options);
  const { secret } = await keys.create({ ownerId: 'local', name: 'robot', scopes: ['admin'] });
  await keys.close();
  await (await openSettings(options)).set('OPENAI_API_KEY', 'sk-planted');
  const server = await openServer({
    ...options,
    host: '127.0.0.1',
    port: 0,
    needsKey: true,
    writeLog: () => {},
  });
  try {
    const reel = createClient({ address: server.address, key: secret });
    expect(await reel.identity()).toMatchObject({ owner: 'local', by: 'key' });
    expect((await reel.settings.list()).settings).toMatchObject([{ name: 'OPENAI_API_KEY' }]);
  } finally {
    await server.close();
  }
});
