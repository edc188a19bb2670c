import { SHORTEST_SCENE_SECONDS, sceneFrames } from '../scene-length.ts';
import type { Scene, SceneClip } from '../storyboard.ts';
import { type FrameRate, framesToSeconds, secondsToFrames } from '../time.ts';
import { withPartShown } from './clip-takes.ts';
import type { EditOf } from './edit.ts';
import type { MeasuredScene } from './measured-scene.ts';
import { refusedEdit } from './refused-edit.ts';
import { splitInQuiet, withOwnWords } from './split-quiet.ts';
import { splitViews, splitWay } from './split-views.ts';

/** A rounding error is no word. */
const ROUNDING_SECONDS = 1e-6;

/**
 * A scene as two, the second without an identity of its own yet. A card and a question stay with the beginning. At a
 * frame the first ends exactly there: the shot, the camera and the cut go on in the second as if it were one, and where
 * nothing is said any more both together are as long as the scene was, to the frame.
 */
export function splitScene(
  scene: Scene,
  { line, at_seconds: atSeconds }: EditOf<'split-scene'>,
  rate: FrameRate,
  measured: MeasuredScene = {},
): [Scene, Scene] {
  if (atSeconds !== undefined) return splitAtFrame(scene, atSeconds, rate, measured);
  const lines = scene.narration.length;
  if (line !== undefined && line < lines) return splitBeforeLine(scene, line);
  const allowed =
    lines < 2
      ? 'is no place to split at: the scene has not two lines; give at_seconds'
      : `must be from 1 to ${lines - 1}`;
  throw refusedEdit('line', String(line), allowed);
}

/** Lines go to either side, and with each the bullet that it reveals. How long the whole lasts says nothing of its parts. */
function splitBeforeLine(scene: Scene, line: number): [Scene, Scene] {
  const { narration, slide } = scene;
  const second = narration.slice(line);
  const firstBullet = second.find(({ revealsBullet }) => revealsBullet !== undefined)?.revealsBullet;
  const cut = firstBullet ?? slide?.bullets.length ?? 0;
  const { leastSeconds: _least, card, asks, ...shared } = scene;
  const part = (lines: Scene['narration'], from: number, to: number | undefined): Scene => ({
    ...withOwnWords(shared),
    slide: slide && { ...slide, bullets: slide.bullets.slice(from, to) },
    narration: lines.map(({ revealsBullet, ...rest }) =>
      revealsBullet === undefined ? rest : { ...rest, revealsBullet: revealsBullet - from },
    ),
  });
  const first = part(narration.slice(0, line), 0, cut);
  return [{ ...first, ...(card && { card }), ...(asks && { asks }) }, part(second, cut, undefined)];
}

function splitAtFrame(
  scene: Scene,
  atSeconds: number,
  rate: FrameRate,
  measured: MeasuredScene,
): [Scene, Scene] {
  const lines = heardLines(scene, measured, atSeconds);
  const last = scene.narration.at(-1);
  const wholeFrames = sceneFrames(scene, (lines.at(-1)?.endSeconds ?? 0) + (last?.pauseSeconds ?? 0), rate);
  const frame = secondsToFrames(atSeconds, rate);
  const firstSeconds = framesToSeconds(frame, rate);
  if (frame < 1 || frame >= wholeFrames) {
    const whole = framesToSeconds(wholeFrames, rate);
    throw refusedEdit(
      'at_seconds',
      String(atSeconds),
      `must lie within the scene’s ${shown(whole)}, not at its edge`,
    );
  }
  const said = saidBefore(lines, firstSeconds, atSeconds);
  const isQuietThen = said === scene.narration.length;
  const [before, after] = isQuietThen ? [scene, withoutWords(scene)] : splitBeforeLine(scene, said);
  const secondSeconds = framesToSeconds(wholeFrames - frame, rate);
  const hasLeast = scene.leastSeconds !== undefined || firstSeconds < SHORTEST_SCENE_SECONDS;
  const first: Scene = {
    ...before,
    ...(said === 0
      ? { restSeconds: Math.min(scene.restSeconds, firstSeconds), leastSeconds: firstSeconds }
      : quietUntil(before, firstSeconds - (lines[said - 1]?.endSeconds ?? 0))),
    ...(hasLeast && { leastSeconds: firstSeconds }),
  };
  const second: Scene = {
    ...after,
    transition: { kind: 'cut', seconds: 0 },
    ...(isQuietThen && { restSeconds: Math.min(scene.restSeconds, secondSeconds) }),
    ...((isQuietThen || scene.leastSeconds !== undefined) && { leastSeconds: secondSeconds }),
  };
  const parts = goingOn(first, second, { frame, wholeFrames, rate, shotSeconds: measured.shotSeconds });
  const spokenSeconds = lines.at(-1)?.endSeconds;
  return isQuietThen && spokenSeconds !== undefined ? splitInQuiet(parts, scene, spokenSeconds, rate) : parts;
}

function heardLines(
  { narration }: Scene,
  { lines }: MeasuredScene,
  atSeconds: number,
): NonNullable<MeasuredScene['lines']> {
  if (narration.length === 0) return [];
  if (lines?.length === narration.length) return lines;
  const problem =
    'cannot be used before the scene’s speech is made, for it is not known yet when a word is heard; have the speech made, or give the line that the second scene begins with';
  throw refusedEdit('at_seconds', String(atSeconds), problem);
}

/** How many lines have been said by then; refused while one is being said, and before the first. */
function saidBefore(
  lines: NonNullable<MeasuredScene['lines']>,
  firstSeconds: number,
  atSeconds: number,
): number {
  const said = lines.filter(({ endSeconds }) => endSeconds <= firstSeconds + ROUNDING_SECONDS).length;
  const next = lines[said];
  if (next === undefined || (said > 0 && firstSeconds <= next.startSeconds + ROUNDING_SECONDS)) return said;
  const heard = `is where line ${said + 1} is said, from ${shown(next.startSeconds)} to ${shown(next.endSeconds)}`;
  const early = `lies before the first word, at ${shown(next.startSeconds)}`;
  const places = [
    ...(said > 0 ? [`before it, at ${shown(next.startSeconds)}`] : []),
    `after it, from ${shown(next.endSeconds)} on`,
  ];
  const is = firstSeconds < next.startSeconds ? early : heard;
  throw refusedEdit('at_seconds', String(atSeconds), `${is}; split ${places.join(', or ')}`);
}

/** The scene with so much quiet after its last word, whatever pause was to follow that. */
function quietUntil({ narration }: Scene, quietSeconds: number): Pick<Scene, 'narration' | 'restSeconds'> {
  const { pauseSeconds = 0, ...last } = narration.at(-1)!;
  const keepsPause = pauseSeconds > 0 && pauseSeconds <= quietSeconds;
  return {
    narration: narration.with(-1, keepsPause ? { ...last, pauseSeconds } : last),
    restSeconds: Math.max(0, keepsPause ? quietSeconds - pauseSeconds : quietSeconds),
  };
}

function withoutWords({ card: _card, asks: _asks, ...scene }: Scene): Scene {
  return { ...scene, narration: [] };
}

interface Cut {
  frame: number;
  wholeFrames: number;
  rate: FrameRate;
  shotSeconds: number | undefined;
}

/** Both parts with what is seen in them going on from the first to the second. */
function goingOn(first: Scene, second: Scene, cut: Cut): [Scene, Scene] {
  const { frame, wholeFrames, rate } = cut;
  const parts: [Scene, Scene] = [withShotUntil(first, cut), withShotFrom(second, cut)];
  if (first.views) {
    const [before, after] = splitViews(first.views, frame, wholeFrames, rate);
    return [
      { ...parts[0], views: before },
      { ...parts[1], views: after },
    ];
  }
  if (first.move === undefined) return parts;
  const [before, after] = splitWay(first.moveStretch, frame, wholeFrames);
  return [
    { ...parts[0], moveStretch: before },
    { ...parts[1], moveStretch: after },
  ];
}

function withShotUntil(scene: Scene, cut: Cut): Scene {
  const { clip, lipSync } = scene;
  if (clip === undefined) return scene;
  const inSeconds = clip.inSeconds ?? 0;
  const outSeconds = inSeconds + framesToSeconds(cut.frame, cut.rate);
  const heardSeconds = inSeconds + framesToSeconds(cut.wholeFrames, cut.rate);
  const followsMusic = scene.narration.length === 0 && lipSync?.spokenIn === undefined;
  const synced = lipSync && followsMusic ? { ...scene, lipSync: { ...lipSync, heardSeconds } } : scene;
  const endSeconds = endOf(clip, cut);
  const hasEnded = endSeconds !== undefined && outSeconds >= endSeconds;
  // A shot with cuts in it is not cut shortly before its end, so an end of its own would move its cuts.
  return hasEnded || scene.views ? synced : withPartShown(synced, clip, { inSeconds, outSeconds });
}

/** A shot that had ended by then stands on its last picture. */
function withShotFrom(scene: Scene, cut: Cut): Scene {
  const { clip } = scene;
  if (clip === undefined) return scene;
  const inSeconds = (clip.inSeconds ?? 0) + framesToSeconds(cut.frame, cut.rate);
  const endSeconds = endOf(clip, cut);
  const lastSeconds = endSeconds === undefined ? inSeconds : endSeconds - framesToSeconds(1, cut.rate);
  return inSeconds <= lastSeconds
    ? withPartShown(scene, clip, { inSeconds, outSeconds: clip.outSeconds })
    : withPartShown(scene, clip, { inSeconds: Math.max(0, lastSeconds), outSeconds: endSeconds });
}

function endOf(clip: SceneClip, { shotSeconds }: Cut): number | undefined {
  const whole = shotSeconds ?? ('own' in clip ? undefined : clip.durationSeconds);
  return clip.outSeconds ?? whole;
}

function shown(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}
