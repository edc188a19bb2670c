import type { AssetRecord } from '../../domain/asset.ts';
import { CURRENCY } from '../../domain/price.ts';
import type { Film, Project } from '../../domain/project.ts';
import type { PublicationRole } from '../../ports/publisher.ts';
import type { PublishedFilm } from '../studio.ts';

/** The names of a film's files in every folder and place. */
export const FILM_FILE_NAMES = {
  film: 'film.mp4',
  'captions-vtt': 'film.vtt',
  'captions-srt': 'film.srt',
  poster: 'poster.png',
  'contact-sheet': 'contact-sheet.png',
  result: 'result.json',
} as const;

export type FilmFileRole = Exclude<keyof typeof FILM_FILE_NAMES, 'result'>;

/** Where each of a film's files can be found; by its name, beside the document, where nothing else is told. */
export type FilmAddresses = Partial<Record<PublicationRole, string>>;

/** The metadata of a film. File names in it are relative to the document, so that a folder can be moved. */
export function resultDocument(
  project: Project,
  film: Film,
  records: readonly AssetRecord[],
  addresses: FilmAddresses = {},
): object {
  const addressOf = (role: FilmFileRole) => addresses[role] ?? FILM_FILE_NAMES[role];
  return {
    version: 1,
    project: project.id,
    title: project.title,
    format: project.format,
    video_url: addressOf('film'),
    subtitle_url: film.captions ? addressOf('captions-vtt') : null,
    subtitle_srt_url: film.captions ? addressOf('captions-srt') : null,
    poster_url: addressOf('poster'),
    contact_sheet_url: addressOf('contact-sheet'),
    duration_seconds: film.durationSeconds,
    made_at: film.madeAt,
    cost: {
      amount: film.cost.knownMicros / 1_000_000,
      currency: CURRENCY,
      ...(film.cost.unknown.length > 0 && { unknown: film.cost.unknown }),
    },
    degraded: film.degraded,
    checks: film.checks,
    assets: records.map((record) => ({
      hash: record.hash,
      kind: record.recipe.kind,
      intent: record.recipe.kind === 'film' ? undefined : record.recipe.intent,
      media_type: record.mediaType,
      size_bytes: record.sizeBytes,
      provenance: record.provenance,
    })),
  };
}

/** What was published, as documents tell it. */
export function publishedDocument({ kind, place, files, deleted }: PublishedFilm) {
  return {
    target: kind,
    place,
    files: files.map(({ role, name, location, url, expiresAt, sizeBytes, uploaded }) => ({
      role,
      name,
      location,
      url,
      expires_at: expiresAt ?? null,
      size_bytes: sizeBytes,
      uploaded,
    })),
    deleted: [...deleted],
  };
}
