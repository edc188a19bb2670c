import type { PublishedFile } from '../../ports/publisher.ts';
import type { PublishedFilm } from '../../studio/studio.ts';
import { countOf, describeBytes } from './quantities.ts';
import { printable, type Terminal } from './terminal.ts';

const ASSET_ROLES = new Set(['image', 'clip', 'speech', 'music']);

/**
 * What was published and what was deleted after it, as lines for a person. Links and paths are on lines of their own,
 * whole, so that they can be copied.
 */
export function publishedLines({ place, files, deleted }: PublishedFilm, terminal: Terminal): string[] {
  const assets = files.filter(({ role }) => ASSET_ROLES.has(role));
  const film = files.filter(({ role }) => !ASSET_ROLES.has(role));
  return [
    `${terminal.ink('green', '✓')} Published to ${printable(place)}`,
    `  ${summaryOf(files)}`,
    ...film.flatMap(({ name, url }) => [
      `  ${terminal.ink('dim', printable(name))}`,
      `    ${printable(url)}`,
    ]),
    ...(assets.length === 0
      ? []
      : [`  and ${countOf(assets.length, 'part')} that it is made of (links: --json)`]),
    ...(deleted.length === 0 ? [] : ['  Deleted here, now that all of it is there:']),
    ...deleted.map((path) => `    ${printable(path)}`),
  ];
}

/** The film's own link. */
export function filmLink({ files }: PublishedFilm): string {
  return files.find(({ role }) => role === 'film')?.url ?? '';
}

function summaryOf(files: readonly PublishedFile[]): string {
  const bytes = describeBytes(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  const before = files.filter(({ uploaded }) => !uploaded).length;
  const [expires] = files.flatMap(({ expiresAt }) => expiresAt ?? []);
  return [
    `${countOf(files.length, 'file')}, ${bytes}`,
    ...(before === 0 ? [] : [before === files.length ? 'all there before' : `${before} there before`]),
    ...(expires === undefined ? [] : [`links open until ${expires.slice(0, 16).replace('T', ' ')} UTC`]),
  ].join(' · ');
}
