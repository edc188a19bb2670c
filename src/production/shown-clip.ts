import type { AssetHash } from '../domain/asset.ts';
import {
  type FollowedSound,
  lipSyncRecipe,
  soundPieceRecipe,
  spokenPieceRecipe,
} from '../domain/lip-sync.ts';
import type { Scene } from '../domain/storyboard.ts';
import type { FrameRate } from '../domain/time.ts';
import type { FilmMedia } from './film-media.ts';
import { trackHash } from './lead-music.ts';
import { lineSpeech } from './line-speech.ts';
import { followedBy, looksBefore, spokenOver, trackPieceOf } from './lip-synced.ts';
import type { FilmSource } from './wishes.ts';

/** The shot, or a copy of it whose mouth follows what is heard: an asset of its own, beside which the shot stays. */
export function shownClip(
  shot: AssetHash,
  role: string,
  scene: Scene,
  source: FilmSource,
  media: FilmMedia,
): string {
  const { lipSync } = scene;
  const heard = lipSync && followedSound(scene, source, media);
  if (lipSync === undefined || heard === undefined) {
    media.inputs[role] = shot;
    return role;
  }
  const recipe = lipSyncRecipe(lipSync, shot, heard.sound, heard.followed);
  for (const look of looksBefore(recipe, scene)) media.wish(look);
  return media.make(role, {
    recipe,
    label: `lip-sync of “${scene.title}”`,
    stage: 'videos',
    sceneId: scene.id,
  });
}

interface HeardSound {
  sound: AssetHash;
  followed: FollowedSound;
}

/** The sound that a scene's mouth follows; undefined for the quiet end of a scene that speaks no more. */
function followedSound(scene: Scene, source: FilmSource, media: FilmMedia): HeardSound | undefined {
  const { storyboard, settings } = source;
  const { scenes, leadMusic } = storyboard;
  const rate: FrameRate = { numerator: settings.frameRate, denominator: 1 };
  const about = { stage: 'videos', sceneId: scene.id } as const;
  const followed = followedBy(scene, scenes, leadMusic !== undefined);
  if (followed === undefined) return undefined;
  if (followed !== 'music') {
    const spoken = spokenOver(followed, settings.speed, rate);
    const lines = followed.narration.map((line) => media.wish(lineSpeech(line, followed, source, media)));
    const label = `what is said in “${followed.title}”`;
    const sound = media.wish({ recipe: spokenPieceRecipe(lines, spoken), label, ...about });
    return { sound, followed: { spoken } };
  }
  const piece = trackPieceOf(scenes, scene, rate);
  const recipe = soundPieceRecipe(trackHash(leadMusic!, media), piece);
  const sound = media.wish({ recipe, label: `music of “${scene.title}”`, ...about });
  return { sound, followed: { durationSeconds: piece.durationSeconds } };
}
