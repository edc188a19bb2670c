import type { Random } from './random.ts';

export interface Point {
  x: number;
  y: number;
}

/** A line through points, straight or smooth, closed into a shape or open. */
export interface Outline {
  points: Point[];
  smooth: boolean;
  closed: boolean;
}

/** Shifts a point a little; how a hand's unevenness enters a line. */
export type Displacement = (point: Point) => Point;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** The outline as the `d` of an SVG path; smooth ones as Catmull-Rom splines in Bézier form. */
export function pathData(outline: Outline, displace?: Displacement): string {
  const source = displace && !outline.smooth ? subdivided(outline) : outline.points;
  const points = displace ? source.map(displace) : source;
  const first = points[0];
  if (!first) return '';
  const start = `M${rounded(first.x)} ${rounded(first.y)}`;
  const end = outline.closed ? 'Z' : '';
  if (!outline.smooth || points.length < 3) {
    const rest = points.slice(1).map((point) => `L${rounded(point.x)} ${rounded(point.y)}`);
    return `${start}${rest.join('')}${end}`;
  }
  return `${start}${splineSegments(points, outline.closed)}${end}`;
}

function splineSegments(points: Point[], closed: boolean): string {
  const count = points.length;
  const at = (index: number): Point =>
    closed ? points[(index + count) % count]! : points[Math.min(count - 1, Math.max(0, index))]!;
  const segments: string[] = [];
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const before = at(index - 1);
    const from = at(index);
    const to = at(index + 1);
    const after = at(index + 2);
    const control = [
      from.x + (to.x - before.x) / 6,
      from.y + (to.y - before.y) / 6,
      to.x - (after.x - from.x) / 6,
      to.y - (after.y - from.y) / 6,
      to.x,
      to.y,
    ];
    segments.push(`C${control.map(rounded).join(' ')}`);
  }
  return segments.join('');
}

const STRAIGHT_PIECE_PIXELS = 60;

function subdivided(outline: Outline): Point[] {
  const { points, closed } = outline;
  const dense: Point[] = [];
  points.forEach((from, index) => {
    dense.push(from);
    const to = points[index + 1] ?? (closed ? points[0] : undefined);
    if (!to) return;
    const pieces = Math.min(24, Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / STRAIGHT_PIECE_PIXELS));
    for (let piece = 1; piece < pieces; piece += 1) {
      const share = piece / pieces;
      dense.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
  });
  return dense;
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function boundsOf(points: readonly Point[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

export function polygon(...coordinates: [number, number][]): Outline {
  return { points: coordinates.map(([x, y]) => ({ x, y })), smooth: false, closed: true };
}

export function rectangle(x: number, y: number, width: number, height: number): Outline {
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

/** A rectangle with round corners; the radius is cut to what fits. */
export function roundedRectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): Outline {
  const corner = Math.max(0, Math.min(radius, width / 2, height / 2));
  const points: Point[] = [];
  const corners: [number, number, number][] = [
    [x + width - corner, y + corner, -90],
    [x + width - corner, y + height - corner, 0],
    [x + corner, y + height - corner, 90],
    [x + corner, y + corner, 180],
  ];
  for (const [centreX, centreY, start] of corners) {
    for (let step = 0; step <= 8; step += 1) {
      const angle = ((start + step * 11.25) * Math.PI) / 180;
      points.push({ x: centreX + Math.cos(angle) * corner, y: centreY + Math.sin(angle) * corner });
    }
  }
  return { points, smooth: false, closed: true };
}

export function ellipse(centreX: number, centreY: number, radiusX: number, radiusY = radiusX): Outline {
  const points: Point[] = [];
  for (let step = 0; step < 20; step += 1) {
    const angle = (step * Math.PI) / 10;
    points.push({ x: centreX + Math.cos(angle) * radiusX, y: centreY + Math.sin(angle) * radiusY });
  }
  return { points, smooth: true, closed: true };
}

/** Part of an ellipse as an open line, angles in degrees clockwise from the right. */
export function arc(centre: Point, radiusX: number, radiusY: number, from: number, to: number): Outline {
  const steps = Math.max(6, Math.ceil(Math.abs(to - from) / 12));
  const points: Point[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    points.push({ x: centre.x + Math.cos(angle) * radiusX, y: centre.y + Math.sin(angle) * radiusY });
  }
  return { points, smooth: true, closed: false };
}

export function line(...coordinates: [number, number][]): Outline {
  return { points: coordinates.map(([x, y]) => ({ x, y })), smooth: false, closed: false };
}

export function curve(...coordinates: [number, number][]): Outline {
  return { points: coordinates.map(([x, y]) => ({ x, y })), smooth: true, closed: false };
}

/** A round shape as a hand would cut it: `unevenness` 0 is a circle, 1 very lobed. */
export function blob(
  random: Random,
  centre: Point,
  radiusX: number,
  radiusY: number,
  unevenness: number,
): Outline {
  const count = random.integer(7, 11);
  const turn = random.between(0, Math.PI * 2);
  const points: Point[] = [];
  for (let index = 0; index < count; index += 1) {
    const angle = turn + (index / count) * Math.PI * 2;
    const reach = 1 + random.between(-unevenness, unevenness);
    points.push({
      x: centre.x + Math.cos(angle) * radiusX * reach,
      y: centre.y + Math.sin(angle) * radiusY * reach,
    });
  }
  return { points, smooth: true, closed: true };
}

/** A window or niche with a round head. */
export function archway(centreX: number, baseY: number, width: number, height: number): Outline {
  const radius = width / 2;
  const points: Point[] = [{ x: centreX - radius, y: baseY }];
  for (let step = 0; step <= 16; step += 1) {
    const angle = Math.PI + (step / 16) * Math.PI;
    points.push({
      x: centreX + Math.cos(angle) * radius,
      y: baseY - height + radius + Math.sin(angle) * radius,
    });
  }
  points.push({ x: centreX + radius, y: baseY });
  return { points, smooth: false, closed: true };
}
