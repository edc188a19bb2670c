import { isSeeThrough, type Pixels } from './pixels.ts';

/** A picture without its background, or why that was left there. */
export type CutOut = { pixels: Pixels } | { refusal: string };

/** The share of the edge's pixels that must be of one colour for the background to be plain. */
const PLAIN_SHARE = 0.86;
/** How far a colour may lie from the background's, as a distance in RGB of 0 to 255 each. */
const LEAST_TOLERANCE = 16;
const MOST_TOLERANCE = 44;
/** A product takes at least and at most so much of its picture. */
const LEAST_PRODUCT_SHARE = 0.02;
const MOST_PRODUCT_SHARE = 0.97;
/** How far from the background's edge pixels may be mixed with it, and how far the product's own colour is looked for. */
const SOFT_PIXELS = 2;
const OWN_COLOUR_PIXELS = 3;

/**
 * Takes a plain background away: all that is of the colour of the picture's edge and hangs together with it, with a
 * soft edge from which the background's colour is taken out. A picture that something shows through already is left as
 * it is, and one whose background is not plain is refused.
 */
export function cutOut(pixels: Pixels): CutOut {
  if (isSeeThrough(pixels)) return { pixels };
  const background = edgeColour(pixels);
  if (background.share < PLAIN_SHARE) {
    return {
      refusal: 'its background is not plain; take a picture on one colour, or one with a clear background',
    };
  }
  const distance = distancesFrom(background.colour, pixels);
  const isBackground = flooded(distance, background.tolerance, pixels);
  const productShare = isBackground.reduce((sum, is) => sum - is, isBackground.length) / isBackground.length;
  if (productShare < LEAST_PRODUCT_SHARE) {
    return { refusal: 'hardly anything in it differs from its background' };
  }
  if (productShare > MOST_PRODUCT_SHARE) return { refusal: 'it has hardly any background' };
  return { pixels: withoutBackground(pixels, isBackground, distance, background) };
}

type Rgb = [red: number, green: number, blue: number];

interface Background {
  colour: Rgb;
  /** What lies no farther from the colour is background. */
  tolerance: number;
  /** How much of the edge it is. */
  share: number;
}

/** The colour that most of the edge has, and how far it spreads. */
function edgeColour(pixels: Pixels): Background {
  const edge = edgePixels(pixels);
  const median = ([0, 1, 2] as const).map((channel) => {
    const sorted = edge.map((colour) => colour[channel]).sort((one, other) => one - other);
    return sorted[sorted.length >> 1] ?? 0;
  }) as Rgb;
  const apart = edge.map((colour) => distanceOf(colour, median)).sort((one, other) => one - other);
  // The spread of the background itself, without what of the product may touch the edge.
  const spread = apart[Math.floor(apart.length * 0.8)] ?? 0;
  const tolerance = Math.min(MOST_TOLERANCE, Math.max(LEAST_TOLERANCE, spread * 1.6 + 8));
  return {
    colour: median,
    tolerance,
    share: apart.filter((distance) => distance <= tolerance).length / apart.length,
  };
}

function edgePixels({ widthPixels, heightPixels, rgba }: Pixels): Rgb[] {
  const edge: Rgb[] = [];
  const take = (x: number, y: number) => {
    const at = (y * widthPixels + x) * 4;
    edge.push([rgba[at]!, rgba[at + 1]!, rgba[at + 2]!]);
  };
  for (let x = 0; x < widthPixels; x += 1) {
    take(x, 0);
    take(x, heightPixels - 1);
  }
  for (let y = 1; y < heightPixels - 1; y += 1) {
    take(0, y);
    take(widthPixels - 1, y);
  }
  return edge;
}

function distanceOf([red, green, blue]: Rgb, other: Rgb): number {
  return Math.hypot(red - other[0], green - other[1], blue - other[2]);
}

function distancesFrom([red, green, blue]: Rgb, { rgba }: Pixels): Float32Array {
  const distances = new Float32Array(rgba.length / 4);
  for (let index = 0, at = 0; index < distances.length; index += 1, at += 4) {
    distances[index] = Math.hypot(rgba[at]! - red, rgba[at + 1]! - green, rgba[at + 2]! - blue);
  }
  return distances;
}

/** 1 for each pixel within the tolerance that is reached from the edge over such pixels. */
function flooded(
  distance: Float32Array,
  tolerance: number,
  { widthPixels, heightPixels }: Pixels,
): Uint8Array {
  const reached = new Uint8Array(distance.length);
  const waiting = new Int32Array(distance.length);
  let count = 0;
  const visit = (index: number) => {
    if (reached[index] === 1 || distance[index]! > tolerance) return;
    reached[index] = 1;
    waiting[count] = index;
    count += 1;
  };
  for (let x = 0; x < widthPixels; x += 1) {
    visit(x);
    visit((heightPixels - 1) * widthPixels + x);
  }
  for (let y = 0; y < heightPixels; y += 1) {
    visit(y * widthPixels);
    visit((y + 1) * widthPixels - 1);
  }
  while (count > 0) {
    count -= 1;
    const index = waiting[count]!;
    const x = index % widthPixels;
    if (x > 0) visit(index - 1);
    if (x < widthPixels - 1) visit(index + 1);
    if (index >= widthPixels) visit(index - widthPixels);
    if (index < distance.length - widthPixels) visit(index + widthPixels);
  }
  return reached;
}

function withoutBackground(
  { widthPixels, heightPixels, rgba }: Pixels,
  isBackground: Uint8Array,
  distance: Float32Array,
  { colour }: Background,
): Pixels {
  const cut = Uint8Array.from(rgba);
  for (let y = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1) {
      const index = y * widthPixels + x;
      const at = index * 4;
      if (isBackground[index] === 1) {
        cut.fill(0, at, at + 4);
        continue;
      }
      const around = { x, y, widthPixels, heightPixels };
      if (!someAround(around, SOFT_PIXELS, (other) => isBackground[other] === 1)) continue;
      let farthest = distance[index]!;
      someAround(around, OWN_COLOUR_PIXELS, (other) => {
        farthest = Math.max(farthest, distance[other]!);
        return false;
      });
      // Between the background's colour and the product's own, as far as it lies on the way.
      const opacity = distance[index]! / farthest;
      cut[at + 3] = Math.round(255 * opacity);
      for (const channel of [0, 1, 2] as const) {
        // What is left when the share of the background is taken out of a mixed pixel.
        const own = (rgba[at + channel]! - (1 - opacity) * colour[channel]) / Math.max(opacity, 0.05);
        cut[at + channel] = Math.min(255, Math.max(0, Math.round(own)));
      }
    }
  }
  return { widthPixels, heightPixels, rgba: cut };
}

/** Whether a pixel so near, up, down or aside, is as wanted. */
function someAround(
  { x, y, widthPixels, heightPixels }: { x: number; y: number; widthPixels: number; heightPixels: number },
  reach: number,
  isWanted: (index: number) => boolean,
): boolean {
  const toY = Math.min(heightPixels - 1, y + reach);
  const toX = Math.min(widthPixels - 1, x + reach);
  for (let atY = Math.max(0, y - reach); atY <= toY; atY += 1) {
    for (let atX = Math.max(0, x - reach); atX <= toX; atX += 1) {
      if (isWanted(atY * widthPixels + atX)) return true;
    }
  }
  return false;
}
