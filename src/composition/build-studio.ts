import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = join(ROOT, 'web');

/**
 * The folder of the studio's pages, made from their sources where that was not done yet: the first time takes a few
 * seconds. Kept by the hash of the sources, so that a changed studio is made anew and an unchanged one never.
 */
export async function studioFolder(cacheFolder = join(ROOT, '.runtime', 'studio')): Promise<string> {
  const folder = join(cacheFolder, await sourcesHash());
  const isThere = await access(join(folder, 'index.html')).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  const unfinished = `${folder}.${process.pid}.unfinished`;
  await mkdir(cacheFolder, { recursive: true });
  const { build } = await import('vite');
  try {
    await build({
      root: SOURCES,
      configFile: join(SOURCES, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: unfinished, emptyOutDir: true },
    });
    await rename(unfinished, folder).catch(async (error: unknown) => {
      // Another process was quicker.
      if (!(await readdir(folder).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(SOURCES, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of [...names, join(ROOT, 'package.json')]) {
    hash
      .update(name.slice(ROOT.length))
      .update('\0')
      .update(await readFile(name));
  }
  return hash.digest('hex').slice(0, 16);
}
