/** Opaque black as it is read from memory on a little-endian machine: alpha, blue, green, red. */
export const OPAQUE_BLACK = 0xff00_0000;
const OPAQUE = 255;

/** Pixels of red, green, blue and alpha, a byte each, not premultiplied; a row may be longer than the picture. */
export interface Raster {
  widthPixels: number;
  heightPixels: number;
  stridePixels: number;
  pixels: Uint32Array;
}

/** Lays a picture over an opaque one, parts beyond the edges left out. */
export function layInto(canvas: Raster, layer: Raster, xPixels: number, yPixels: number): void {
  const left = Math.max(0, xPixels);
  const right = Math.min(canvas.widthPixels, xPixels + layer.widthPixels);
  const bottom = Math.min(canvas.heightPixels, yPixels + layer.heightPixels);
  const { pixels: below, stridePixels: stride } = canvas;
  const { pixels: above, stridePixels: layerStride } = layer;
  for (let y = Math.max(0, yPixels); y < bottom; y += 1) {
    const shift = (y - yPixels) * layerStride - xPixels - y * stride;
    for (let at = y * stride + left, end = y * stride + right; at < end; at += 1) {
      const pixel = above[at + shift]!;
      const alpha = pixel >>> 24;
      if (alpha === OPAQUE) below[at] = pixel;
      else if (alpha !== 0) below[at] = mixed(below[at]!, pixel, alpha);
    }
  }
}

/** Turns a picture into the mean of itself and another of its size; `share` is the other's, 0 to 1. */
export function blendInto(canvas: Raster, other: Raster, share: number): void {
  const weight = Math.round(share * 256);
  const rest = 256 - weight;
  for (let index = 0; index < canvas.pixels.length; index += 1) {
    const [one, two] = [canvas.pixels[index]!, other.pixels[index]!];
    // Two channels at a time, with room for eight bits of fraction between them.
    const outer = ((one & 0xff00ff) * rest + (two & 0xff00ff) * weight + 0x800080) >>> 8;
    const inner = ((one >>> 8) & 0xff) * rest + ((two >>> 8) & 0xff) * weight + 0x80;
    canvas.pixels[index] = (OPAQUE_BLACK | (outer & 0xff00ff) | (inner & 0xff00)) >>> 0;
  }
}

function mixed(below: number, above: number, alpha: number): number {
  const rest = OPAQUE - alpha;
  const mix = (shift: number) =>
    Math.floor((((above >>> shift) & 0xff) * alpha + ((below >>> shift) & 0xff) * rest + 127) / OPAQUE) <<
    shift;
  return (OPAQUE_BLACK | mix(0) | mix(8) | mix(16)) >>> 0;
}
