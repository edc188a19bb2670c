/** Where a card lies on the page, in CSS pixels from the page's own corner. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Offset {
  x: number;
  y: number;
}

/** The place whose middle is nearest to a point; -1 where there is none. */
export function nearestPlace(places: readonly Place[], x: number, y: number): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { left, top, width, height }] of places.entries()) {
    const distance = (left + width / 2 - x) ** 2 + (top + height / 2 - y) ** 2;
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** How far a card gives way while the one that was at `from` is held over the place `to`. */
export function givesWay(places: readonly Place[], index: number, from: number, to: number): Offset {
  if (index === from) return between(places[from], places[to]);
  if (from < index && index <= to) return between(places[index], places[index - 1]);
  if (to <= index && index < from) return between(places[index], places[index + 1]);
  return { x: 0, y: 0 };
}

function between(here: Place | undefined, there: Place | undefined): Offset {
  if (here === undefined || there === undefined) return { x: 0, y: 0 };
  return { x: there.left - here.left, y: there.top - here.top };
}

/** The place that a key leads to from here: beside it, or in the row above or below. */
export function placeByKey(places: readonly Place[], from: number, key: string): number {
  const last = places.length - 1;
  const firstTop = places[0]?.top;
  const columns = Math.max(1, places.filter(({ top }) => top === firstTop).length);
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -last,
    End: last,
  };
  return Math.min(last, Math.max(0, from + (steps[key] ?? 0)));
}

const EDGE_PIXELS = 90;
const MOST_PIXELS_A_FRAME = 18;

/** How far the page scrolls in a frame while a card is held near the upper or lower edge of what is seen of it. */
export function scrollNear(y: number, top: number, bottom: number): number {
  const above = top + EDGE_PIXELS - y;
  const below = y - (bottom - EDGE_PIXELS);
  const depth = Math.max(above, below);
  if (depth <= 0) return 0;
  const pixels = Math.ceil(Math.min(1, depth / EDGE_PIXELS) * MOST_PIXELS_A_FRAME);
  return above > below ? -pixels : pixels;
}
