import { type AssetRecipe, type AssetRecord, assetHash } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import {
  type FaceLook,
  faceLookWishOf,
  lookBeforeLipSync,
  momentsWithAMouth,
  secondsLookedAt,
  showsNobody,
} from '../../domain/face-look.ts';
import { LIP_SYNC_VIDEO_ROLE, quietSeconds } from '../../domain/lip-sync.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { ReviewProduct } from '../../ports/remote-vendor.ts';
import type { MomentsOf, ShotPictures } from '../../ports/shot-pictures.ts';
import { type Compared, mouthMoves, movesOtherwise } from './mouth-movement.ts';
import { mouthPaths } from './mouth-paths.ts';

/**
 * Asks for lip-sync only where the look at the shot, if there was one, found a face whose mouth is seen. Raises
 * `unsupported-media` for any other, before anything is spent on it.
 */
export function whereMouthsAreSeen(maker: Maker, store: Pick<AssetStore, 'find'>): Maker {
  return {
    ...maker,
    async make(request) {
      const looked = await lookAt(request.recipe, store);
      if (looked !== undefined && showsNobody(looked.look)) throw nobodySeen(looked);
      return maker.make(request);
    },
  };
}

interface Looked {
  look: FaceLook;
  recipe: AssetRecipe;
  by: AssetRecord['provenance'];
}

/** What was seen in the shot of a lip-sync; undefined where nobody looked. */
async function lookAt(lipSync: AssetRecipe, store: Pick<AssetStore, 'find'>): Promise<Looked | undefined> {
  const recipe = lookBeforeLipSync(lipSync);
  const record = recipe && (await store.find(assetHash(recipe)));
  if (recipe === undefined || !record) return undefined;
  return { look: record.facts as unknown as FaceLook, recipe, by: record.provenance };
}

function nobodySeen({ look, by }: Looked): ReelError {
  const { moments } = look;
  return new ReelError(
    'unsupported-media',
    `No face whose mouth can be seen was found in the shot: ${by.provider} (${by.model}) looked at ${moments.length} ` +
      `moments of it and saw a mouth in ${momentsWithAMouth(look)}. Give the scene another shot; or, if there is a ` +
      'face all the same, say so in its lip-sync (assume_face, --assume-face). Nothing was spent on lip-sync.',
  );
}

/** Moments at which a shot and its lip-synced version are compared, as shares of the shorter one's part with a sound. */
const MOMENTS = [0.06, 0.18, 0.29, 0.41, 0.53, 0.64, 0.76, 0.87];
/** Both are brought to squares of this side, so that their sizes may differ; a mouth is looked at more closely. */
const SIDE_PIXELS = 192;
const CLOSE_SIDE_PIXELS = 384;

/** What a delivered lip-sync is compared with its shot by. */
export interface ReviewParts {
  store: Pick<AssetStore, 'find' | 'pathOf'>;
  media: Pick<Media, 'probe'>;
  pictures: Pick<ShotPictures, 'greySquares'>;
}

/**
 * Says of a delivered lip-sync that no mouth follows the sound: where mouths were seen in the shot, if none of them
 * moves otherwise than there; where nobody looked, if nothing does.
 */
export function lipSyncReview({ store, media, pictures }: ReviewParts): ReviewProduct {
  return async (recipe, filePath, signal) => {
    const shot = recipe.inputs[LIP_SYNC_VIDEO_ROLE];
    if (recipe.kind !== 'lip-sync' || shot === undefined) return undefined;
    const shotPath = await store.pathOf(shot);
    const [shotSeconds, madeSeconds] = [await secondsOf(shotPath, signal), await secondsOf(filePath, signal)];
    const quiet = quietSeconds(recipe);
    const endSeconds = Math.min(shotSeconds, madeSeconds);
    const seconds = MOMENTS.map((share) => quiet + share * Math.max(0, endSeconds - quiet));
    const looked = await lookAt(recipe, store);
    const lookedAt = looked && secondsLookedAt(faceLookWishOf(looked.recipe), shotSeconds);
    const places = looked && lookedAt ? mouthPaths(looked.look, lookedAt, seconds) : [];
    const side = places.length === 0 ? SIDE_PIXELS : CLOSE_SIDE_PIXELS;
    const compared = await bothAt([shotPath, filePath], () => seconds, side, signal);
    if (places.length === 0) {
      if (movesOtherwise(compared)) return undefined;
      return `${UNMOVED}: nothing moves in it that did not move in the shot before. ${KEPT}`;
    }
    if (places.some((path) => mouthMoves(compared, path))) return undefined;
    return `${UNMOVED}: where a mouth is seen in the shot, nothing moves more than it did and than the rest. ${KEPT} ${MISPLACED}`;
  };

  async function secondsOf(path: string, signal: AbortSignal): Promise<number> {
    return (await media.probe(path, signal)).durationSeconds ?? 0;
  }

  async function bothAt(
    [shotPath, madePath]: readonly [string, string],
    moments: MomentsOf,
    sidePixels: number,
    signal: AbortSignal,
  ): Promise<Compared> {
    const [shot, made] = await Promise.all([
      pictures.greySquares(shotPath, moments, sidePixels, signal),
      pictures.greySquares(madePath, moments, sidePixels, signal),
    ]);
    return { shot, made };
  }
}

const UNMOVED = 'no mouth follows the sound in what came back';
const KEPT = 'It is paid for, and the shot is kept as it was.';
const MISPLACED =
  'If it was seen in the wrong place, say that there is a face (assume_face, --assume-face): then any movement counts.';
