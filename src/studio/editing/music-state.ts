import { assetHash } from '../../domain/asset.ts';
import { musicTakesOf } from '../../domain/edits/music-takes.ts';
import { musicPiece } from '../../production/music-piece.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';
import { type SceneTake, takesAmong } from './scene-states.ts';

/** The pieces that a film's music had of its mood and tempo. */
export interface MusicState {
  /** Which of them is heard, counted from 1. */
  heard: number;
  takes: SceneTake[];
}

/** How the music of a project stands; undefined where none is made for it, before there is a script too. */
export async function musicState(
  id: string,
  parts: Pick<StudioParts, 'projects' | 'ownerId' | 'workshop'>,
): Promise<MusicState | undefined> {
  const { storyboard, settings, takes } = (await ownProject(id, parts)).project;
  if (storyboard === null) return undefined;
  const { heard, count } = musicTakesOf(takes);
  const pieces = Array.from({ length: count }, (_, index) => musicPiece({ storyboard, settings }, index + 1));
  if (pieces.includes(undefined)) return undefined;
  const hashes = pieces.map((piece) => piece && assetHash(piece.recipe));
  const there = await parts.workshop.store.findMany(hashes.flatMap((hash) => hash ?? []));
  return { heard, takes: takesAmong(hashes, heard, there) };
}
