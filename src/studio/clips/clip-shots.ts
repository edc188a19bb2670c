import type { CameraMove, CameraView } from '../../domain/timeline.ts';

/** One shot of a clip: a camera's way over the picture, for a share of the clip's length. */
export interface ClipShot {
  move: CameraMove;
  share: number;
}

const view = (centreX: number, centreY: number, zoom: number): CameraView => ({ centreX, centreY, zoom });

/** What words of a director do to the camera; the first that stands in a shot's directions counts. */
const MOVES: readonly [words: RegExp, from: CameraView, to: CameraView][] = [
  [/push|zoom in|closer|approach|forward|dolly in/i, view(0.5, 0.5, 1), view(0.5, 0.48, 1.22)],
  [/pull|zoom out|back(wards)?\b|reveal|retreat|dolly out/i, view(0.5, 0.48, 1.24), view(0.5, 0.5, 1)],
  [/right to left|to the left|pan(s|ning)? left|leftwards?/i, view(0.6, 0.5, 1.2), view(0.4, 0.5, 1.2)],
  [
    /left to right|to the right|pan|glide|track|slide|past|drift|orbit/i,
    view(0.4, 0.5, 1.2),
    view(0.6, 0.5, 1.2),
  ],
  [/rise|up(wards)?\b|tilt up|crane|ascend/i, view(0.5, 0.62, 1.22), view(0.5, 0.42, 1.16)],
  [/down(wards)?\b|descend|fall|sink/i, view(0.5, 0.38, 1.22), view(0.5, 0.58, 1.18)],
  [/still|static|hold|locked|fixed/i, view(0.5, 0.5, 1.02), view(0.5, 0.5, 1.05)],
];
const USUAL: [CameraView, CameraView] = [view(0.47, 0.5, 1.06), view(0.53, 0.49, 1.14)];
/** How much nearer a shot comes that shows a detail. */
const CLOSE = /close|detail|macro|hand|face|tight/i;
const CLOSE_FACTOR = 1.5;

/** The first shot shows where one is; those after it are shorter. */
const FIRST_SHARE = 1.25;

/**
 * The shots of a clip that is made of one picture: one for each stretch between `[cut]` markers, with the camera move
 * that its words name. Neighbours look at different parts of the picture.
 */
export function clipShots(directions: string, focus: { x: number; y: number }): ClipShot[] {
  const stretches = directions
    .split(/\[\s*cut\s*\]/i)
    .map((stretch) => stretch.trim())
    .filter((stretch) => stretch !== '');
  const shots = (stretches.length === 0 ? [''] : stretches).map((words, index) => {
    const [, from, to] = MOVES.find(([pattern]) => pattern.test(words)) ?? [undefined, ...USUAL];
    const nearer = index > 0 || CLOSE.test(words) ? CLOSE_FACTOR * (CLOSE.test(words) ? 1 : 0.85) : 1;
    const pace = 'gentle' as const;
    return {
      move: { from: near(from, nearer, focus), to: near(to, nearer, focus), pace },
      share: index === 0 ? FIRST_SHARE : 1,
    };
  });
  const whole = shots.reduce((sum, { share }) => sum + share, 0);
  return shots.map(({ move, share }) => ({ move, share: share / whole }));
}

/** The view from nearer, around what the picture is about. */
function near(of: CameraView, factor: number, focus: { x: number; y: number }): CameraView {
  if (factor === 1) return of;
  return view(focus.x + (of.centreX - 0.5) / factor, focus.y + (of.centreY - 0.5) / factor, of.zoom * factor);
}
