import { canonicalJson } from '../canonical-json.ts';
import { sceneFrames } from '../scene-length.ts';
import type { Scene } from '../storyboard.ts';
import { type FrameRate, framesToSeconds } from '../time.ts';
import { isSameShot, withPartShown } from './clip-takes.ts';
import { wholeQuiet } from './split-quiet.ts';
import { joinedViews, joinedWay, stretchOf } from './split-views.ts';

/**
 * A scene and the one after it as one: it keeps the first one’s picture and says what both say. What was split at a frame
 * is whole again: its shot, the camera’s way, its cuts.
 */
export function mergedScenes(first: Scene, second: Scene, rate: FrameRate): Scene {
  const { moveStretch: _way, ...one } = withWholeShot(first, second);
  const taken = new Set(first.narration.map(({ id }) => id));
  const bulletCount = first.slide?.bullets.length ?? 0;
  const lines = second.narration.map(({ revealsBullet, ...line }) => ({
    ...line,
    id: freeId(line.id, taken),
    ...(revealsBullet !== undefined && { revealsBullet: revealsBullet + bulletCount }),
  }));
  const asks = first.asks ?? second.asks;
  const merged: Scene = {
    ...one,
    slide: mergedSlide(first, second),
    narration: [...first.narration, ...lines],
    ...mergedLength(first, second, rate),
    ...(asks && { asks }),
    ...(first.views && {
      views: joinedViews(first.views, second.views ?? [], silentSeconds(first, rate)),
    }),
    ...mergedWay(first, second),
  };
  return wholeQuiet(merged, second, rate);
}

/** A slide that goes on while nothing more is said is one and the same. */
function mergedSlide(first: Scene, second: Scene): Scene['slide'] {
  if (first.slide === null || second.slide === null) return first.slide ?? second.slide;
  const goesOn = second.narration.length === 0 && isSame(first.slide, second.slide);
  if (goesOn) return first.slide;
  return { ...first.slide, bullets: [...first.slide.bullets, ...second.slide.bullets] };
}

/** Both together last as long as one after the other, so that a film that is cut to music stays on its beats. */
function mergedLength(
  first: Scene,
  second: Scene,
  rate: FrameRate,
): Pick<Scene, 'restSeconds' | 'leastSeconds'> {
  const firstSeconds = silentSeconds(first, rate) ?? first.leastSeconds;
  const quietSeconds = silentSeconds(second, rate);
  const secondSeconds = quietSeconds ?? second.leastSeconds;
  const isQuietAfterWords = quietSeconds !== undefined && first.narration.length > 0;
  return {
    restSeconds: isQuietAfterWords ? first.restSeconds + quietSeconds : second.restSeconds,
    ...(firstSeconds !== undefined &&
      secondSeconds !== undefined && { leastSeconds: firstSeconds + secondSeconds }),
  };
}

/** How long a scene lasts in which nothing is said; undefined where that is for its speech to say. */
function silentSeconds(scene: Scene, rate: FrameRate): number | undefined {
  return scene.narration.length === 0 ? framesToSeconds(sceneFrames(scene, 0, rate), rate) : undefined;
}

function mergedWay({ move, moveStretch: way }: Scene, second: Scene): Pick<Scene, 'moveStretch'> {
  const { stretch } = stretchOf(move === second.move ? joinedWay(way, second.moveStretch) : undefined);
  return stretch === undefined ? {} : { moveStretch: stretch };
}

/** The first scene with its shot seen on to where the second one’s part of the same shot ends. */
function withWholeShot(first: Scene, second: Scene): Scene {
  const { clip, lipSync } = first;
  if (clip === undefined || second.clip === undefined || !isSameShot(first, second)) return first;
  const { inSeconds = 0, outSeconds } = clip;
  const next = second.clip.inSeconds ?? 0;
  if (next < inSeconds || next > (outSeconds ?? Number.POSITIVE_INFINITY)) return first;
  const end =
    outSeconds === undefined || second.clip.outSeconds === undefined
      ? undefined
      : Math.max(outSeconds, second.clip.outSeconds);
  const whole = withPartShown(first, clip, { inSeconds, outSeconds: end });
  if (lipSync === undefined) return whole;
  const { heardSeconds: _heard, ...synced } = lipSync;
  return { ...whole, lipSync: synced };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

function isSame(one: object, other: object): boolean {
  return canonicalJson({ ...one }) === canonicalJson({ ...other });
}
