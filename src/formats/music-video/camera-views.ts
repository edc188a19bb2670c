import type { SceneView } from '../../domain/music-led.ts';
import type { CameraMove, CameraView } from '../../domain/timeline.ts';
import type { PlannedScene, PlannedShot } from './cut-plan.ts';
import type { DirectorStyle, Movement } from './director-style.ts';

/** How near each shot of a scene is to its picture, the first always wide, so that the place is known. */
const SIZES = [1.06, 1.3, 1.14, 1.5, 1.22] as const;
/** Where shots that are near look, in shares of the frame. */
const POINTS = [
  { x: 0.5, y: 0.5 },
  { x: 0.42, y: 0.48 },
  { x: 0.58, y: 0.48 },
  { x: 0.5, y: 0.42 },
  { x: 0.46, y: 0.56 },
] as const;

/** From this energy on a shot that begins with a bar lands with a push. */
const PUNCH_ENERGY = 0.55;
const PUNCH_FRAMES = 5;
const PUNCH_ZOOM = 0.16;

/**
 * The views of a scene's picture, one for each shot that the music asks for: framing and movement change with every cut,
 * further and faster where the music is strong, and land with a push on the bars of loud stretches.
 */
export function cameraViews(
  { shots }: PlannedScene,
  sceneIndex: number,
  style: DirectorStyle,
  framesPerSecond: number,
): SceneView[] {
  return shots.flatMap((shot, index): SceneView[] => {
    const move = moveOf(shot, sceneIndex, index, style, framesPerSecond);
    const seconds = (frames: number) => frames / framesPerSecond;
    const punches = shot.onBar && shot.energy >= PUNCH_ENERGY && shot.durationFrames >= 3 * PUNCH_FRAMES;
    if (!punches) return [{ durationSeconds: seconds(shot.durationFrames), move }];
    const zoom = move.from.zoom + PUNCH_ZOOM * style.force * shot.energy;
    const landing: CameraMove = { from: { ...move.from, zoom }, to: move.from, pace: 'even' };
    return [
      { durationSeconds: seconds(PUNCH_FRAMES), move: landing },
      { durationSeconds: seconds(shot.durationFrames - PUNCH_FRAMES), move, continues: true },
    ];
  });
}

function moveOf(
  shot: PlannedShot,
  sceneIndex: number,
  index: number,
  { movements, force }: DirectorStyle,
  framesPerSecond: number,
): CameraMove {
  const turn = sceneIndex * 2 + index;
  const movement = movements[turn % movements.length] ?? 'push';
  const size = index === 0 ? SIZES[0] : (SIZES[turn % SIZES.length] ?? SIZES[0]);
  const point = index === 0 ? POINTS[0] : (POINTS[turn % POINTS.length] ?? POINTS[0]);
  // Speed is what is felt: a long shot goes further at the same one.
  const seconds = shot.durationFrames / framesPerSecond;
  const travel = Math.min(1, (0.16 + 0.26 * shot.energy) * force * Math.sqrt(seconds));
  const [from, to] = VIEWS[movement]({ x: point.x, y: point.y, zoom: size }, travel, turn % 4 < 2 ? 1 : -1);
  return { from, to, pace: shot.energy > 0.6 ? 'even' : 'gentle' };
}

interface Framing {
  x: number;
  y: number;
  zoom: number;
}

const view = (x: number, y: number, zoom: number): CameraView => ({ centreX: x, centreY: y, zoom });

/** From where to where a camera goes, `travel` from 0 to 1 far; `way` is 1 or -1. */
const VIEWS: Record<Movement, (at: Framing, travel: number, way: number) => [CameraView, CameraView]> = {
  push: ({ x, y, zoom }, travel) => [view(x, y, zoom), view(x, y - 0.02 * travel, zoom + 0.3 * travel)],
  pull: ({ x, y, zoom }, travel) => [view(x, y - 0.02 * travel, zoom + 0.3 * travel), view(x, y, zoom)],
  pan: ({ x, y, zoom }, travel, way) => {
    const near = Math.max(zoom, 1.18);
    return [view(x - 0.11 * travel * way, y, near), view(x + 0.11 * travel * way, y, near + 0.03 * travel)];
  },
  tilt: ({ x, y, zoom }, travel, way) => {
    const near = Math.max(zoom, 1.18);
    return [view(x, y + 0.1 * travel * way, near), view(x, y - 0.1 * travel * way, near + 0.03 * travel)];
  },
  drift: ({ x, y, zoom }, travel, way) => [
    view(x - 0.05 * travel * way, y + 0.02 * travel, zoom + 0.03),
    view(x + 0.05 * travel * way, y - 0.02 * travel, zoom + 0.03 + 0.12 * travel),
  ],
  still: ({ x, y, zoom }) => [view(x, y, zoom), view(x, y, zoom + 0.012)],
};
