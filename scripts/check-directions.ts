import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Checks the rules that the layout stands on: who may import whom, how long a file may be, and how it may be
 * named. Prints every breach and ends with status 1 where there is one.
 */
const root = resolve(import.meta.dirname, '..');
const MOST_LINES = 300;
const EMPTY_NAMES = /(^|\/)(utils?|helpers?|misc|common|types)(\.[cm]?tsx?|\/)/;

/** For each folder of src/, the other folders that it may import from. */
const ALLOWED: Record<string, readonly string[]> = {
  domain: [],
  ports: ['domain'],
  formats: ['domain', 'ports'],
  production: ['domain', 'ports'],
  render: ['domain', 'ports'],
  packaging: ['domain', 'ports'],
  raster: ['domain', 'ports'],
  media: ['domain', 'ports'],
  providers: ['domain', 'ports'],
  storage: ['domain', 'ports'],
  publishing: ['domain', 'ports'],
  engine: ['domain', 'ports'],
  studio: ['domain', 'ports', 'formats', 'production', 'render', 'packaging'],
  http: ['domain', 'ports', 'studio'],
  client: ['domain', 'http'],
  observability: ['domain', 'ports'],
  'library.ts': ['domain', 'ports', 'studio', 'composition', 'compose.ts'],
  cli: ['domain', 'ports', 'studio', 'http', 'compose.ts'],
};

/** The pages know nothing but the API, and of that the types alone, by way of this file. */
const PAGES_DOCUMENTS = { file: 'web/src/api/documents.ts', specifier: '../../../src/client/documents.ts' };

const breaches = globSync('{src,test,bench,scripts,web}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules/**'],
})
  .sort()
  .flatMap((file) => [...nameBreaches(file), ...lengthBreaches(file), ...importBreaches(file)]);
for (const breach of breaches) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;

function nameBreaches(file: string): string[] {
  return EMPTY_NAMES.test(file) ? [`${file}: the name says nothing; name the concept it holds`] : [];
}

function lengthBreaches(file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  return lines > MOST_LINES
    ? [`${file}: ${lines} lines; find the two concepts in it (limit ${MOST_LINES})`]
    : [];
}

function importBreaches(file: string): string[] {
  if (file.startsWith('web/')) return pageImportBreaches(file);
  const from = /^src\/([^/]+)/.exec(file)?.[1];
  if (from === undefined || from === 'compose.ts' || from === 'composition' || file.endsWith('.test.ts'))
    return [];
  const allowed = ALLOWED[from];
  if (allowed === undefined) return [`${file}: src/${from} has no place in the directions; give it one here`];
  return specifiersOf(file).flatMap((specifier) => {
    const target = relative(join(root, 'src'), resolve(root, dirname(file), specifier)).split('/')[0] ?? '';
    const fine = target === from || allowed.includes(target);
    return fine ? [] : [`${file}: src/${from} must not import from ${target} (${specifier})`];
  });
}

function pageImportBreaches(file: string): string[] {
  const outside = specifiersOf(file).filter((specifier) =>
    relative(join(root, 'web'), resolve(root, dirname(file), specifier)).startsWith('..'),
  );
  const { file: allowedIn, specifier: allowed } = PAGES_DOCUMENTS;
  const isTypes = readFileSync(join(root, file), 'utf8').includes(`export type * from '${allowed}'`);
  return outside
    .filter((specifier) => !(file === allowedIn && specifier === allowed && isTypes))
    .map(
      (specifier) => `${file}: the pages must import nothing but ${allowedIn}, types alone (${specifier})`,
    );
}

function specifiersOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
}
