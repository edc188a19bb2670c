import type { AssetHash, AssetRecipe } from './asset.ts';
import type { AssetLength, InputLengths } from './asset-length.ts';
import type { JsonObject } from './canonical-json.ts';
import { lengthOfSpoken, type QuietAfter, type SpokenSound } from './spoken-sound.ts';
import type { ChosenModel } from './storyboard.ts';

/**
 * How a mouth is made to follow what is heard over its scene: the words that are said in it, else the piece of the track
 * that its film is cut to.
 */
export interface LipSync {
  /** From 0, hardly moving, to 1, as expressive as it can be; the model's own where absent. */
  temperature?: number;
  /** Whether to find out who of several people speaks or sings. */
  activeSpeaker?: boolean;
  /** Whether to look for hands and things before the mouth. */
  occlusion?: boolean;
  /** A person's word that a face is seen in the shot: nobody looks for one. */
  assumeFace?: boolean;
  /** Tells this from others of the same options; the first where absent. */
  take?: number;
  /** So much of the shot follows the music at least, from its first picture: the parts of a split shot share one. */
  heardSeconds?: number;
  /** The same of a shot that speaks: what was quiet after its words before the scene was split there. */
  beforeSplit?: QuietBeforeSplit;
  /** The scene whose words the mouth in this shot follows, of which this is the quiet end; its own where absent. */
  spokenIn?: string;
  /** Who is to make it. */
  model: ChosenModel;
}

export interface QuietBeforeSplit extends QuietAfter {
  /** When the last word ended then, from the scene's beginning. */
  spokenSeconds: number;
}

/** Raised when the same wish is made differently than by the release before. */
const LIP_SYNC_EDITION = 1;
const SOUND_PIECE_EDITION = 1;

/** The roles of the shot and of the sound that its mouth is to follow. */
export const LIP_SYNC_VIDEO_ROLE = 'lip-sync-video';
export const LIP_SYNC_SOUND_ROLE = 'lip-sync-sound';
/** The role of the sound that a piece is cut out of. */
export const PIECE_OF_ROLE = 'piece-of';

/** The role of the n-th line, counted from 0, in a sound that is laid out of speech. */
export function spokenLineRole(index: number): string {
  return `line:${index}`;
}

/** A stretch of a sound; before its beginning and after its end there is silence. */
export interface SoundPiece {
  /** May be less than 0. */
  startSeconds: number;
  durationSeconds: number;
}

/** A stretch of a sound as an asset of its own, exact to the sample. */
export function soundPieceRecipe(sound: AssetHash, piece: SoundPiece): AssetRecipe {
  return pieceRecipe({ [PIECE_OF_ROLE]: sound }, { ...piece });
}

/** Speech as a film lays it over a shot, exact to the frame; `lines` are the assets of its lines. */
export function spokenPieceRecipe(lines: readonly AssetHash[], sound: SpokenSound): AssetRecipe {
  const inputs = Object.fromEntries(lines.map((line, index) => [spokenLineRole(index), line]));
  return pieceRecipe(inputs, { ...(sound as unknown as JsonObject) });
}

function pieceRecipe(inputs: AssetRecipe['inputs'], intent: JsonObject): AssetRecipe {
  return { kind: 'sound-piece', edition: SOUND_PIECE_EDITION, inputs, intent };
}

/** The stretch that a recipe cuts out of a sound; undefined for one that lays out speech. */
export function trackPieceIn(recipe: AssetRecipe): SoundPiece | undefined {
  return PIECE_OF_ROLE in recipe.inputs ? (recipe.intent as unknown as SoundPiece) : undefined;
}

/** What a recipe lays out; it must have come from `spokenPieceRecipe`. */
export function spokenSoundOf(recipe: AssetRecipe): SpokenSound {
  return recipe.intent as unknown as SpokenSound;
}

/** What a mouth is to follow: a sound of a known length, or speech that may not be made yet. */
export type FollowedSound = Pick<SoundPiece, 'durationSeconds'> | { spoken: SpokenSound };

export type LipSyncWish = Omit<LipSync, 'model' | 'heardSeconds' | 'beforeSplit' | 'spokenIn'> &
  FollowedSound;

/** A shot whose mouth follows a sound: a clip of its own, beside which the shot stays as it is. */
export function lipSyncRecipe(
  { model, heardSeconds: _heard, beforeSplit: _split, spokenIn: _scene, ...options }: LipSync,
  video: AssetHash,
  sound: AssetHash,
  followed: FollowedSound,
): AssetRecipe {
  const lipSync: LipSyncWish = { ...options, ...followed };
  return {
    kind: 'lip-sync',
    edition: LIP_SYNC_EDITION,
    inputs: { [LIP_SYNC_VIDEO_ROLE]: video, [LIP_SYNC_SOUND_ROLE]: sound },
    intent: lipSync as unknown as JsonObject,
    model: { ...model, parameters: {} },
  };
}

/** What a recipe wishes of lip-sync; the recipe must have come from `lipSyncRecipe`. */
export function lipSyncWishOf(recipe: AssetRecipe): LipSyncWish {
  return recipe.intent as unknown as LipSyncWish;
}

/** How long it is surely quiet at a shot's beginning, which is cut from what is seen of it while words are said. */
export function quietSeconds(recipe: AssetRecipe): number {
  const wish = lipSyncWishOf(recipe);
  return 'spoken' in wish ? wish.spoken.inSeconds : 0;
}

/** How long the sound is that a mouth is to follow: about, where it is speech that is not made yet. */
export function followedLength(recipe: AssetRecipe, lengths: InputLengths = new Map()): AssetLength {
  const wish = lipSyncWishOf(recipe);
  if ('durationSeconds' in wish) return { seconds: wish.durationSeconds, isEstimated: false };
  return lengths.get(LIP_SYNC_SOUND_ROLE) ?? lengthOfSpoken(wish.spoken);
}

/** How long the result will be: as the sound, or as the shot where that ends before. */
export function syncedLength(recipe: AssetRecipe, lengths: InputLengths = new Map()): AssetLength {
  const sound = followedLength(recipe, lengths);
  const shot = lengths.get(LIP_SYNC_VIDEO_ROLE);
  return shot !== undefined && shot.seconds < sound.seconds ? shot : sound;
}
