import type { AssetHash, AssetRecipe } from './asset.ts';
import { followedLength, LIP_SYNC_VIDEO_ROLE, lipSyncWishOf, quietSeconds } from './lip-sync.ts';

/** Raised when the same shot is looked at differently than by the release before. */
const FACE_LOOK_EDITION = 1;

/** The role of the shot that is looked at. */
export const LOOKED_AT_ROLE = 'looked-at';

/** The moments at which a shot is looked at, as shares of the part that a sound is heard over. */
const LOOKED_AT_SHARES = [0.1, 0.37, 0.63, 0.9] as const;
export const LOOKED_AT_COUNT = LOOKED_AT_SHARES.length;

/** A shot in which a mouth is seen at fewer moments has nobody who speaks or sings. */
const LEAST_MOMENTS_WITH_A_MOUTH = 2;

/** Where something is in a picture: shares of its width and height, from its left and top edge. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface SeenFace {
  face: Box;
  /** Absent where it cannot be seen. */
  mouth?: Box;
}

/** What was seen in a shot. */
export interface FaceLook {
  /** At each moment that was looked at, in their order; none where nobody could look. */
  moments: { faces: SeenFace[] }[];
}

/** The part of a shot in which somebody is looked for. */
export interface FaceLookWish {
  /** Where it begins; at the shot's beginning where absent. */
  startSeconds?: number;
  /** From the shot's beginning to its end; less where the shot ends before. */
  durationSeconds: number;
}

/** A look at a shot: whose face is seen in it, and where its mouth is. */
export function faceLookRecipe(shot: AssetHash, wish: FaceLookWish): AssetRecipe {
  return {
    kind: 'face-look',
    edition: FACE_LOOK_EDITION,
    inputs: { [LOOKED_AT_ROLE]: shot },
    intent: { ...wish },
  };
}

/** What a look wishes for; the recipe must have come from `faceLookRecipe`. */
export function faceLookWishOf(recipe: AssetRecipe): FaceLookWish {
  return recipe.intent as unknown as FaceLookWish;
}

/**
 * The look that comes before a lip-sync is paid for, and that what came back is held against. No input of its recipe,
 * so whoever looks, and whether anybody did, leaves what was bought as it is. Undefined where a person said that there
 * is a face.
 */
export function lookBeforeLipSync(lipSync: AssetRecipe): AssetRecipe | undefined {
  const shot = lipSync.inputs[LIP_SYNC_VIDEO_ROLE];
  if (shot === undefined || lipSyncWishOf(lipSync).assumeFace) return undefined;
  const startSeconds = quietSeconds(lipSync);
  const { seconds, isEstimated } = followedLength(lipSync);
  return faceLookRecipe(shot, {
    ...(startSeconds > 0 && { startSeconds }),
    // Other words of about the same length need no other look.
    durationSeconds: isEstimated ? Math.ceil(seconds) : seconds,
  });
}

/** When a shot of this length is looked at, in seconds from its beginning. */
export function secondsLookedAt(
  { startSeconds = 0, durationSeconds }: FaceLookWish,
  shotSeconds: number,
): number[] {
  const endSeconds = Math.min(durationSeconds, shotSeconds);
  return LOOKED_AT_SHARES.map((share) => startSeconds + share * (endSeconds - startSeconds));
}

/** At how many of its moments a mouth is seen. */
export function momentsWithAMouth({ moments }: FaceLook): number {
  return moments.filter(({ faces }) => faces.some(({ mouth }) => mouth !== undefined)).length;
}

/** Whether somebody looked and saw nobody whose mouth could follow a sound. */
export function showsNobody(look: FaceLook): boolean {
  return look.moments.length > 0 && momentsWithAMouth(look) < LEAST_MOMENTS_WITH_A_MOUTH;
}
