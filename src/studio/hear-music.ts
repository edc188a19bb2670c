import type { AssetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { LeadTrack } from '../domain/music-led.ts';
import type { MusicWish } from '../domain/recipes.ts';
import type { MusicAnalysis } from '../ports/music-analyser.ts';
import type { StudioParts } from './studio-parts.ts';

/** Who listens to music before a film is cut to it. */
export interface MusicHearing {
  file(path: string, signal?: AbortSignal): Promise<MusicAnalysis>;
  /** As the built-in composer plays it. */
  composed(wish: MusicWish, signal?: AbortSignal): Promise<MusicAnalysis>;
}

/** Where files lie that are not taken in yet, by the asset that each will be. */
export type FilesAtHand = ReadonlyMap<AssetHash, string>;

/** Listens to a track: a file of the store or, before it is taken in, the one that the person has. */
export async function hearTrack(
  track: LeadTrack,
  { hearing, workshop: { store } }: Pick<StudioParts, 'hearing' | 'workshop'>,
  files: FilesAtHand,
  signal: AbortSignal,
): Promise<MusicAnalysis> {
  if ('composed' in track) return hearing.composed(track.composed, signal);
  const { own } = track;
  if ('file' in own) throw new ReelError('internal', `The music ${own.file} was not taken in.`);
  return hearing.file(files.get(own.asset) ?? (await store.pathOf(own.asset)), signal);
}
