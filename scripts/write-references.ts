import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer } from '../src/compose.ts';
import { errorGuide } from '../src/composition/error-guide.ts';
import { modelGuide } from '../src/composition/model-guide.ts';
import { settingsGuide } from '../src/composition/settings-guide.ts';
import { type ApiDescription, apiGuide } from '../src/http/api-guide.ts';

/** Writes the pages of routes, settings, errors and models into docs/reference/; tests say when one is out of date. */
await write('api', apiGuide(await describedApi()));
await write('settings', settingsGuide());
await write('errors', errorGuide());
await write('models', modelGuide());

async function write(name: string, page: string): Promise<void> {
  await writeFile(join(import.meta.dirname, `../docs/reference/${name}.md`), page);
}

/** As a server tells it that is there for this question alone. */
async function describedApi(): Promise<ApiDescription> {
  const home = await mkdtemp(join(tmpdir(), 'reelwright-reference-'));
  const server = await openServer({ home, environment: {}, host: '127.0.0.1', port: 0, writeLog: () => {} });
  try {
    return await (await fetch(`${server.address}/api/openapi.json`)).json();
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}
