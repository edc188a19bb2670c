import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openServer } from '../../src/compose.ts';
import { FAKE_MODELS } from '../fakes/replicate-models.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';

const SEEDANCE = 'bytedance/seedance-1-lite';

it('puts into the log of a server that starts what a vendor has changed of the models in use', async () => {
  await using replicate = await FakeReplicate.start();
  const { fps: _fps, ...input } = FAKE_MODELS[SEEDANCE]!.input;
  replicate.options.changedModels = { [SEEDANCE]: { ...FAKE_MODELS[SEEDANCE]!, input } };
  const home = await mkdtemp(join(tmpdir(), 'reelwright-moved-'));
  const lines: string[] = [];
  const environment = { REPLICATE_API_TOKEN: replicate.token, REPLICATE_BASE_URL: replicate.baseUrl };
  const server = await openServer({
    home,
    environment,
    host: '127.0.0.1',
    port: 0,
    writeLog: (line) => lines.push(line),
  });
  try {
    await expect
      .poll(() => lines.map((line) => JSON.parse(line)))
      .toContainEqual(
        expect.objectContaining({
          level: 'warn',
          message: `A vendor has changed a model. ${SEEDANCE}: fps is not taken any more.`,
        }),
      );
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
});
