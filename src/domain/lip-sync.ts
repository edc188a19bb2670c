import type { AssetHash, AssetRecipe } from './asset.ts';
import type { JsonObject } from './canonical-json.ts';
import type { ChosenModel } from './storyboard.ts';

/** How a mouth is made to sing the piece of the track that is heard over its scene. */
export interface LipSync {
  /** From 0, hardly moving, to 1, as expressive as it can be; the model's own where absent. */
  temperature?: number;
  /** Whether to find out who of several people sings. */
  activeSpeaker?: boolean;
  /** Whether to look for hands and things before the mouth. */
  occlusion?: boolean;
  /** A person's word that a face is seen in the shot: nobody looks for one. */
  assumeFace?: boolean;
  /** Tells this from others of the same options; the first where absent. */
  take?: number;
  /** So much of the shot follows the music at least, from its first picture: the parts of a split shot share one. */
  heardSeconds?: number;
  /** Who is to make it. */
  model: ChosenModel;
}

/** Raised when the same wish is made differently than by the release before. */
const LIP_SYNC_EDITION = 1;
const SOUND_PIECE_EDITION = 1;

/** The roles of the shot and of the sound that its mouth is to follow. */
export const LIP_SYNC_VIDEO_ROLE = 'lip-sync-video';
export const LIP_SYNC_SOUND_ROLE = 'lip-sync-sound';
/** The role of the sound that a piece is cut out of. */
export const PIECE_OF_ROLE = 'piece-of';

/** A stretch of a sound; before its beginning and after its end there is silence. */
export interface SoundPiece {
  /** May be less than 0. */
  startSeconds: number;
  durationSeconds: number;
}

/** A stretch of a sound as an asset of its own, exact to the sample. */
export function soundPieceRecipe(sound: AssetHash, piece: SoundPiece): AssetRecipe {
  const intent: JsonObject = { ...piece };
  return { kind: 'sound-piece', edition: SOUND_PIECE_EDITION, inputs: { [PIECE_OF_ROLE]: sound }, intent };
}

export function soundPieceOf(recipe: AssetRecipe): SoundPiece {
  return recipe.intent as unknown as SoundPiece;
}

export interface LipSyncWish extends Omit<LipSync, 'model' | 'heardSeconds'> {
  /** Of the sound, which is what the result is as long as. */
  durationSeconds: number;
}

/** A shot whose mouth follows a sound: a clip of its own, beside which the shot stays as it is. */
export function lipSyncRecipe(
  { model, heardSeconds: _heard, ...options }: LipSync,
  video: AssetHash,
  sound: AssetHash,
  durationSeconds: number,
): AssetRecipe {
  const lipSync: LipSyncWish = { ...options, durationSeconds };
  return {
    kind: 'lip-sync',
    edition: LIP_SYNC_EDITION,
    inputs: { [LIP_SYNC_VIDEO_ROLE]: video, [LIP_SYNC_SOUND_ROLE]: sound },
    intent: { ...lipSync },
    model: { ...model, parameters: {} },
  };
}

/** What a recipe wishes of lip-sync; the recipe must have come from `lipSyncRecipe`. */
export function lipSyncWishOf(recipe: AssetRecipe): LipSyncWish {
  return recipe.intent as unknown as LipSyncWish;
}
