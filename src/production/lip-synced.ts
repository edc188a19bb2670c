import { type AssetRecipe, assetHash } from '../domain/asset.ts';
import { isSameShot } from '../domain/edits/clip-takes.ts';
import { quietSynced } from '../domain/edits/split-quiet.ts';
import { ReelError } from '../domain/errors.ts';
import { lookBeforeLipSync } from '../domain/face-look.ts';
import { ownFilmsAround } from '../domain/framing-scenes.ts';
import type { SoundPiece } from '../domain/lip-sync.ts';
import type { AssetWish } from '../domain/plan.ts';
import { sceneFrames } from '../domain/scene-length.ts';
import { type SpokenSound, spokenSound } from '../domain/spoken-sound.ts';
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
  if (narration.length === 0) return sceneFrames(scene, 0, rate);
  throw refusedLipSync(
    synced,
    `“${title}” is spoken, so it is not known yet where the music stands in “${synced.title}”; take the narration out of it, or the lip-sync`,
  );
}

/**
 * What the mouth in a lip-synced scene's shot follows: its own words, or those of the scene whose quiet end it is; else
 * the music, where one leads the film. Undefined for the quiet end of a scene that is gone or shows another shot: then the
 * shot is shown as it is. Raises `invalid-input` where there is nothing to follow.
 */
export function followedBy(
  scene: Scene,
  scenes: readonly Scene[],
  hasLeadMusic: boolean,
): Scene | 'music' | undefined {
  const { narration, lipSync, title } = scene;
  if (narration.length > 0) return scene;
  if (lipSync?.spokenIn !== undefined) {
    return scenes.find(
      (each) => each.id === lipSync.spokenIn && each.narration.length > 0 && isSameShot(each, scene),
    );
  }
  if (hasLeadMusic) return 'music';
  throw refusedLipSync(
    scene,
    `nothing is said in “${title}” that a mouth could follow, and the film is not cut to any music; give the scene a line, or take the lip-sync out`,
  );
}

/** What is said in a scene as it is heard over its shot. */
export function spokenOver(scene: Scene, speed: number, rate: FrameRate): SpokenSound {
  return spokenSound(scene, quietSynced(scene, rate), speed, rate);
}

/** Raised for a scene that shows no shot. */
export function noShotToSync(scene: Scene): ReelError {
  return refusedLipSync(
    scene,
    `“${scene.title}” has no moving shot whose mouth could follow what is heard; give it one, or take the lip-sync out`,
  );
}

function refusedLipSync({ id }: Scene, problem: string): ReelError {
  return new ReelError('invalid-input', `Lip-sync: ${problem}.`, {
    issues: [{ field: `scenes.${id}.lipSync`, problem }],
  });
}

/** The look for a face before a scene's lip-sync is bought; none where a person said that there is one. */
export function looksBefore(lipSync: AssetRecipe, { id, title }: Scene): AssetWish[] {
  const recipe = lookBeforeLipSync(lipSync);
  if (recipe === undefined) return [];
  const label = `look for a face in “${title}”`;
  return [{ recipe, stage: 'videos', label, sceneId: id, before: assetHash(lipSync) }];
}
