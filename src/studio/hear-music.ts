import { readFile, writeFile } from 'node:fs/promises';
import { type AssetHash, assetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { LeadTrack } from '../domain/music-led.ts';
import { HEARD_ROLE, type MusicWish, musicAnalysisRecipe } from '../domain/recipes.ts';
import type { MusicAnalysis } from '../ports/music-analyser.ts';
import { composedTrack } from '../production/lead-music.ts';
import { DerivedAssets } from './film/derived-assets.ts';
import type { StudioParts } from './studio-parts.ts';

/** Who listens to music before a film is cut to it. */
export interface MusicHearing {
  file(path: string, signal?: AbortSignal): Promise<MusicAnalysis>;
  /** As the built-in composer plays it. */
  composed(wish: MusicWish, signal?: AbortSignal): Promise<MusicAnalysis>;
}

/** Where files lie that are not taken in yet, by the asset that each will be. */
export type FilesAtHand = ReadonlyMap<AssetHash, string>;

type HearingParts = Pick<StudioParts, 'hearing' | 'workshop'>;

/**
 * Listens to a track: to the piece of the store, which is listened to once, else to the file that the person has or to a
 * piece that is composed for it.
 */
export async function hearTrack(
  track: LeadTrack,
  parts: HearingParts,
  files: FilesAtHand,
  signal: AbortSignal,
): Promise<MusicAnalysis> {
  const { hearing, workshop } = parts;
  const piece = pieceOf(track);
  if ('composed' in track) {
    const isThere = (await workshop.store.find(piece)) !== undefined;
    return isThere ? hearAsset(piece, parts, signal) : hearing.composed(track.composed, signal);
  }
  const path = files.get(piece);
  return path === undefined ? hearAsset(piece, parts, signal) : hearing.file(path, signal);
}

/** What is heard in a track, as the asset that it is kept as. */
export function analysisOf(track: LeadTrack): AssetHash {
  return assetHash(musicAnalysisRecipe(pieceOf(track)));
}

function pieceOf(track: LeadTrack): AssetHash {
  if ('composed' in track) return assetHash(composedTrack(track.composed).recipe);
  const { own } = track;
  if ('asset' in own) return own.asset;
  throw new ReelError('internal', `The music ${own.file} was not taken in.`);
}

/** What is heard in a piece of the store, kept beside it: it never sounds otherwise. */
export async function hearAsset(
  music: AssetHash,
  { hearing, workshop }: HearingParts,
  signal: AbortSignal,
): Promise<MusicAnalysis> {
  const derived = new DerivedAssets(workshop, signal);
  const { path } = await derived.need(musicAnalysisRecipe(music), async (request) => {
    const filePath = `${request.outputPathStem}.json`;
    const analysis = await hearing.file(request.inputs.get(HEARD_ROLE)!.path, request.signal);
    await writeFile(filePath, JSON.stringify(analysis));
    return { filePath, mediaType: 'application/json', facts: {} };
  });
  return JSON.parse(await readFile(path, 'utf8')) as MusicAnalysis;
}
