import { AV_PIX_FMT_RGBA, AVMEDIA_TYPE_VIDEO, type AVPixelFormat } from 'node-av/constants';
import { avGetPixFmtName, type Frame } from 'node-av/lib';
import { pictureSource } from './extract-frames.ts';
import { present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';

const OPAQUE = 255;
/** As it is read from memory on a little-endian machine: alpha, blue, green, red. */
const ALPHA_BITS = 0xff00_0000;
/** FFmpeg's pixel formats that may let through what is below. */
const SEE_THROUGH = /^(rgba|bgra|argb|abgr|ya\d|yuva|gbrap|pal8|ayuv|vuya)/;

/** The frame itself, or one of RGBA in its stead, the given one freed. */
async function asRgba(frame: Frame): Promise<Frame> {
  if (frame.format === AV_PIX_FMT_RGBA) return frame;
  const steps = [{ filter: 'format', options: { pix_fmts: 'rgba' } }];
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, { num: 1, den: 1 }), steps);
  chain.send(frame);
  chain.send(null);
  frame.free();
  for await (const rgba of chain.receivedInTurn())
    return present(rgba.clone(), 'A picture could not be kept.');
  throw new Error('A picture could not be converted.');
}

/**
 * The frame itself where it is opaque; else one of premultiplied RGBA, the given one freed. Only such a picture can be
 * scaled: the colour of what is not seen would come through at its edges.
 */
export async function premultiplied(frame: Frame): Promise<{ frame: Frame; seesThrough: boolean }> {
  const format = avGetPixFmtName(frame.format as AVPixelFormat) ?? '';
  if (!SEE_THROUGH.test(format)) return { frame, seesThrough: false };
  const rgba = await asRgba(frame);
  return { frame: rgba, seesThrough: premultiply(rgba) };
}

/** Multiplies red, green and blue by alpha; true where any pixel is not opaque. */
function premultiply(frame: Frame): boolean {
  const { pixels, stride } = pixelsOf(frame);
  let seesThrough = false;
  for (let y = 0; y < frame.height; y += 1) {
    const [start, end] = [y * stride, y * stride + frame.width];
    if (isOpaqueRow(pixels, start, end)) continue;
    for (let at = start; at < end; at += 1) {
      const pixel = pixels[at]!;
      const alpha = pixel >>> 24;
      if (alpha === OPAQUE) continue;
      seesThrough = true;
      pixels[at] = alpha === 0 ? 0 : eachChannel(pixel, (value) => Math.round((value * alpha) / OPAQUE));
    }
  }
  return seesThrough;
}

/** Takes alpha out of red, green and blue again, as files keep them. */
export function straighten(frame: Frame): void {
  const { pixels, stride } = pixelsOf(frame);
  for (let y = 0; y < frame.height; y += 1) {
    for (let at = y * stride; at < y * stride + frame.width; at += 1) {
      const pixel = pixels[at]!;
      const alpha = pixel >>> 24;
      if (alpha === OPAQUE || alpha === 0) continue;
      pixels[at] = eachChannel(pixel, (value) => Math.min(OPAQUE, Math.round((value * OPAQUE) / alpha)));
    }
  }
}

function pixelsOf(frame: Frame): { pixels: Uint32Array; stride: number } {
  const plane = present(frame.data?.[0], 'A picture is empty.');
  const pixels = new Uint32Array(plane.buffer, plane.byteOffset, Math.floor(plane.byteLength / 4));
  return { pixels, stride: frame.linesize[0]! / 4 };
}

/** Most rows of most pictures are; looking at one takes a fraction of going through it. */
function isOpaqueRow(pixels: Uint32Array, start: number, end: number): boolean {
  let common = ALPHA_BITS;
  for (let at = start; at < end; at += 1) common &= pixels[at]!;
  return common >>> 24 === OPAQUE;
}

function eachChannel(pixel: number, change: (value: number) => number): number {
  const channel = (shift: number) => change((pixel >>> shift) & 0xff) << shift;
  return ((pixel & ALPHA_BITS) | channel(0) | channel(8) | channel(16)) >>> 0;
}
