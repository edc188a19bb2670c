import { type AssetHash, type AssetRecipe, assetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { lookBeforeLipSync } from '../domain/face-look.ts';
import { ownFilmsAround } from '../domain/framing-scenes.ts';
import type { SoundPiece } from '../domain/lip-sync.ts';
import type { AssetWish } from '../domain/plan.ts';
import { sceneFrames } from '../domain/scene-length.ts';
import type { Scene } from '../domain/storyboard.ts';
import { type FrameRate, framesToSeconds, secondsToFrames } from '../domain/time.ts';

const ROUNDING_SECONDS = 1e-9;

/**
 * The piece of the track that is heard while a scene's shot plays from its first picture: it starts at the sum of the
 * lengths of all scenes that stand before it now, but for an opening before the music, less what is cut from the shot's
 * beginning. Raises `invalid-input` where that sum cannot be known before speech is made.
 */
export function trackPieceOf(scenes: readonly Scene[], scene: Scene, rate: FrameRate): SoundPiece {
  const firstHeard = ownFilmsAround(scenes).opening === undefined ? 0 : 1;
  const before = scenes.slice(firstHeard, scenes.indexOf(scene));
  const startFrames = before.reduce((sum, each) => sum + silentFrames(each, scene, rate), 0);
  const inSeconds = scene.clip?.inSeconds ?? 0;
  const endSeconds = inSeconds + framesToSeconds(silentFrames(scene, scene, rate), rate);
  return {
    startSeconds: atFrame(framesToSeconds(startFrames, rate) - inSeconds, rate),
    durationSeconds: atFrame(Math.max(endSeconds, scene.lipSync?.heardSeconds ?? 0), rate),
  };
}

/** The same number for the same frame, whatever sum led to it: parts of a shot are synced to one and the same piece. */
function atFrame(seconds: number, rate: FrameRate): number {
  const frame = secondsToFrames(seconds, rate);
  const exact = framesToSeconds(frame, rate);
  return Math.abs(exact - seconds) < ROUNDING_SECONDS ? exact : seconds;
}

function silentFrames(scene: Scene, synced: Scene, rate: FrameRate): number {
  const { title, narration } = scene;
  if (narration.length > 0) {
    const problem = `“${title}” is spoken, so it is not known yet where the music stands in “${synced.title}”; take the narration out of it, or the lip-sync`;
    throw new ReelError('invalid-input', `Lip-sync: ${problem}.`, {
      issues: [{ field: `scenes.${synced.id}.lipSync`, problem }],
    });
  }
  return sceneFrames(scene, 0, rate);
}

/** What a lip-synced scene needs: music that leads, and a shot. Raises `invalid-input` where one is missing. */
export function lipSyncTrack({ id, title, clip }: Scene, track: AssetHash | undefined): AssetHash {
  const problem =
    clip === undefined
      ? `“${title}” has no moving shot whose mouth could follow the music; give it one, or take the lip-sync out`
      : track === undefined
        ? `“${title}” is to follow the music, and the film is not cut to any`
        : undefined;
  if (problem === undefined && track !== undefined) return track;
  throw new ReelError('invalid-input', `Lip-sync: ${problem}.`, {
    issues: [{ field: `scenes.${id}.lipSync`, problem: problem ?? '' }],
  });
}

/** The look for a face before a scene's lip-sync is bought; none where a person said that there is one. */
export function looksBefore(lipSync: AssetRecipe, { id, title }: Scene): AssetWish[] {
  const recipe = lookBeforeLipSync(lipSync);
  if (recipe === undefined) return [];
  const label = `look for a face in “${title}”`;
  return [{ recipe, stage: 'videos', label, sceneId: id, before: assetHash(lipSync) }];
}
