import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { generateApi } from 'swagger-typescript-api';
import { expect, it } from 'vitest';
import { startApi } from './api-under-test.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');

/** As strict as whoever generates a client may be. */
const COMPILING = {
  compilerOptions: {
    strict: true,
    target: 'es2023',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    allowJs: true,
    checkJs: true,
    skipLibCheck: true,
    outDir: 'compiled',
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
  },
  files: ['client.ts', 'story.mjs'],
};

it('drives a client that a public generator makes from the description from a brief to a changed film', async () => {
  await using api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-generated-client-'));
  try {
    const { body: description } = await api.ask('/api/openapi.json');
    await generateApi({
      spec: description,
      output: folder,
      fileName: 'client.ts',
      httpClientType: 'fetch',
      unwrapResponseData: true,
      silent: true,
    });
    await copyFile(join(import.meta.dirname, 'generated-client/story.mjs'), join(folder, 'story.mjs'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(COMPILING));
    // What the story asks for and reads is checked by the types of the description.
    await compiled(folder);
    const { stdout } = await run(process.execPath, [join(folder, 'compiled/story.mjs'), api.address]);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      quote: { wanted: expect.any(Number), amount: 0 },
      runs: ['completed', 'completed'],
      preview: { stale: expect.arrayContaining(['film']), amount: 0 },
      orders: [
        ['slide-2', 'slide-1'],
        ['slide-1', 'slide-2'],
      ],
      wouldRefresh: expect.arrayContaining(['speech', 'film']),
      refreshCost: 0,
      stale: [['speech'], []],
      current: ['current'],
      film: { begins: 'ftyp' },
      captions: expect.stringMatching(/^WEBVTT[\s\S]*hide/),
      refusal: 'not-found',
    });
    expect(told.quote.wanted).toBeGreaterThan(5);
    expect(told.film.bytes).toBeGreaterThan(10_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function compiled(folder: string): Promise<void> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '-p', folder]).catch((error: { stdout: string }) => {
    throw new Error(`The story does not keep the types of the generated client:\n${error.stdout}`);
  });
}
