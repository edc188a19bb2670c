import type { CameraMove, CameraView } from '../../domain/timeline.ts';

/**
 * What a camera sees at a step of the way, or stretch of it, that it goes: 0 is its start, 1 its end. What comes after the end goes on where the pace
 * is even, and stands where it is gentle. Nearness grows by the same factor in the same time, and the middle goes
 * along with it, so that one point of the picture stands still.
 */
export function viewAt({ from, to, pace, stretch }: CameraMove, step: number): CameraView {
  const progress = stretch === undefined ? step : stretch.from + (stretch.to - stretch.from) * step;
  const share = pace === 'gentle' ? gentle(Math.min(1, progress)) : progress;
  const [start, end] = [within(from), within(to)];
  const zoom = start.zoom * (end.zoom / start.zoom) ** share;
  const way = start.zoom === end.zoom ? share : (1 / start.zoom - 1 / zoom) / (1 / start.zoom - 1 / end.zoom);
  return within({
    centreX: start.centreX + (end.centreX - start.centreX) * way,
    centreY: start.centreY + (end.centreY - start.centreY) * way,
    zoom,
  });
}

/** The view of a layer: one of depth 0 is seen whole, one of depth 1 as the camera says, a nearer one moves more. */
export function layerView({ centreX, centreY, zoom }: CameraView, depth: number): CameraView {
  return within({
    centreX: 0.5 + (centreX - 0.5) * depth,
    centreY: 0.5 + (centreY - 0.5) * depth,
    zoom: zoom ** depth,
  });
}

/** Slow at both ends, 0 to 1. */
export function gentle(share: number): number {
  return share * share * (3 - 2 * share);
}

/** The view moved by as little as keeps it in the picture. */
function within({ centreX, centreY, zoom }: CameraView): CameraView {
  const nearness = Math.max(1, zoom);
  const half = 1 / (2 * nearness);
  const inside = (centre: number) => Math.min(Math.max(centre, half), 1 - half);
  return { centreX: inside(centreX), centreY: inside(centreY), zoom: nearness };
}
