import { SHORTEST_SCENE_SECONDS } from '../scene-length.ts';
import { framesWithQuiet, type QuietAfter, quietAfter, toNanoseconds } from '../spoken-sound.ts';
import type { Scene } from '../storyboard.ts';
import type { FrameRate } from '../time.ts';

/**
 * The quiet after a scene's words that its mouth follows: where the scene was split there, what was quiet before, so that
 * both parts go on showing what was made; its own where that is longer by now.
 */
export function quietSynced(scene: Scene, rate: FrameRate): QuietAfter {
  const own = quietAfter(scene);
  const before = scene.lipSync?.beforeSplit;
  if (before === undefined) return own;
  const framesOf = (quiet: QuietAfter) => framesWithQuiet(quiet, before.spokenSeconds, rate);
  const { quietSeconds, leastSeconds } = framesOf(own) > framesOf(before) ? own : before;
  return { quietSeconds, leastSeconds };
}

/** The parts of a lip-synced scene that is split in the quiet after its words, when the last of them ended. */
export function splitInQuiet(
  [first, second]: readonly [Scene, Scene],
  scene: Scene,
  spokenSeconds: number,
  rate: FrameRate,
): [Scene, Scene] {
  const { lipSync } = scene;
  if (lipSync === undefined) return [first, second];
  const beforeSplit = { ...quietSynced(scene, rate), spokenSeconds };
  const { beforeSplit: _quiet, ...rest } = lipSync;
  return [
    { ...first, lipSync: { ...lipSync, beforeSplit } },
    { ...second, lipSync: { ...rest, spokenIn: scene.id } },
  ];
}

/** The scene with a mouth that follows all of its own words and nothing else, as after a split between them. */
export function withOwnWords(scene: Scene): Scene {
  if (scene.lipSync === undefined) return scene;
  const { beforeSplit: _quiet, spokenIn: _scene, heardSeconds: _heard, ...lipSync } = scene.lipSync;
  return { ...scene, lipSync };
}

/**
 * A scene merged with the quiet end that was split from it, as it was before where both together are as long as then:
 * so the lip-sync that was made is that of the whole again.
 */
export function wholeQuiet(merged: Scene, second: Scene, rate: FrameRate): Scene {
  const before = merged.lipSync?.beforeSplit;
  if (before === undefined) return merged;
  if (second.narration.length > 0) return withOwnWords(merged);
  const framesOf = (quiet: QuietAfter) => framesWithQuiet(quiet, before.spokenSeconds, rate);
  if (framesOf(quietAfter(merged)) !== framesOf(before)) return merged;
  const { leastSeconds: _least, ...scene } = withOwnWords(merged);
  const pauseSeconds = scene.narration.at(-1)?.pauseSeconds ?? 0;
  return {
    ...scene,
    restSeconds: toNanoseconds(Math.max(0, before.quietSeconds - pauseSeconds)),
    ...(before.leastSeconds !== SHORTEST_SCENE_SECONDS && { leastSeconds: before.leastSeconds }),
  };
}
