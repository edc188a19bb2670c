import { canonicalJson } from '../canonical-json.ts';
import type { SceneView } from '../music-led.ts';
import { type FrameRate, framesToSeconds, secondsToFrames } from '../time.ts';
import type { WayStretch } from '../timeline.ts';

const WHOLE: WayStretch = { from: 0, to: 1 };
/** Parts of a way that lie further apart had something between them. */
const NEAR_SHARE = 0.1;

/** A camera's way cut at a frame: each frame of both parts sees what it saw before. */
export function splitWay(
  stretch: WayStretch | undefined,
  frame: number,
  wholeFrames: number,
): [WayStretch, WayStretch] {
  const { from, to } = stretch ?? WHOLE;
  const at = (step: number) => (wholeFrames > 1 ? from + ((to - from) * step) / (wholeFrames - 1) : from);
  return [
    { from, to: at(frame - 1) },
    { from: at(frame), to },
  ];
}

/** The way of which these are the parts, one after the other; undefined where the second does not go on from the first. */
export function joinedWay(
  first: WayStretch | undefined,
  second: WayStretch | undefined,
): WayStretch | undefined {
  if (first === undefined || second === undefined) return undefined;
  const between = second.from - first.to;
  return between >= 0 && between < NEAR_SHARE ? { from: first.from, to: second.to } : undefined;
}

/** A stretch as a camera's way is given it: none for the whole way. */
export function stretchOf(way: WayStretch | undefined): { stretch?: WayStretch } {
  return way === undefined || (way.from === 0 && way.to === 1) ? {} : { stretch: way };
}

/** Cuts within a scene, parted at a frame; the view in which it lies goes on in the second part. */
export function splitViews(
  views: readonly SceneView[],
  frame: number,
  sceneFrames: number,
  rate: FrameRate,
): [SceneView[], SceneView[]] {
  const atSeconds = framesToSeconds(frame, rate);
  const before: SceneView[] = [];
  const after: SceneView[] = [];
  const wholeSeconds = framesToSeconds(sceneFrames, rate);
  let startSeconds = 0;
  for (const [index, view] of views.entries()) {
    const isLast = index === views.length - 1;
    const endSeconds = isLast ? wholeSeconds : Math.min(wholeSeconds, startSeconds + view.durationSeconds);
    const startFrame = secondsToFrames(startSeconds, rate);
    const endFrame = secondsToFrames(endSeconds, rate);
    // The cut between two views may lie within half a frame of the one between the scenes, which is what counts.
    const until = { durationSeconds: atSeconds - startSeconds };
    const from = { durationSeconds: endSeconds - atSeconds };
    const { stretch, ...move } = view.move;
    if (endFrame < frame) before.push(view);
    else if (endFrame === frame) before.push({ ...view, ...until });
    else if (startFrame > frame) after.push(view);
    else if (startFrame === frame) after.push({ ...view, ...from });
    else {
      const [first, second] = splitWay(stretch, frame - startFrame, endFrame - startFrame);
      before.push({ ...view, ...until, move: { ...move, stretch: first } });
      after.push({ ...view, ...from, continues: true, move: { ...move, stretch: second } });
    }
    startSeconds = endSeconds;
  }
  return [before, after];
}

/** Cuts of two scenes that are one; a view that was parted is one again. `firstSeconds` is how long the first lasts. */
export function joinedViews(
  first: readonly SceneView[],
  second: readonly SceneView[],
  firstSeconds: number | undefined,
): SceneView[] {
  const last = first.at(-1);
  const [next, ...others] = second;
  if (last === undefined || next === undefined) return [...first, ...second];
  const former = first.slice(0, -1);
  const start = former.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const lasting = {
    ...last,
    durationSeconds: firstSeconds === undefined ? last.durationSeconds : firstSeconds - start,
  };
  const { stretch: before, ...move } = last.move;
  const { stretch: after, ...moveAfter } = next.move;
  const way = joinedWay(before, after);
  const isOne = way !== undefined && canonicalJson({ ...move }) === canonicalJson({ ...moveAfter });
  if (!isOne) return [...former, lasting, ...second];
  const durationSeconds = lasting.durationSeconds + next.durationSeconds;
  return [...former, { ...lasting, durationSeconds, move: { ...move, ...stretchOf(way) } }, ...others];
}
