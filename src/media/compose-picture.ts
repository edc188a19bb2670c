import { readFile } from 'node:fs/promises';
import { AV_CODEC_ID_PNG, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import type { FrameSize } from '../domain/timeline.ts';
import type { PictureLayer, PictureToCode } from '../ports/media.ts';
import { pictureSource } from './extract-frames.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';

/** Decoded layers that are kept between pictures: neighbours share nearly all of theirs. */
const KEPT_LAYERS = 2;

/** Red, green, blue, alpha in memory, read as a whole on a little-endian machine. */
const OPAQUE_BLACK = 0xff00_0000;

/** Pixels of four bytes: red, green, blue, alpha, not premultiplied. */
export interface Raster {
  widthPixels: number;
  heightPixels: number;
  pixels: Uint8Array;
}

/** Lays PNG files over one another. Keeps the last few that it decoded. */
export class PictureComposer {
  readonly #size: FrameSize;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Promise<Raster>>();

  constructor(size: FrameSize, signal: AbortSignal) {
    this.#size = size;
    this.#signal = signal;
  }

  /** The picture as opaque pixels of the frame's size. */
  async compose(picture: PictureToCode): Promise<Uint8Array> {
    const pixels = await this.#composeLayers(picture.layers);
    if (picture.blend !== undefined) {
      blendInto(pixels, await this.#composeLayers(picture.blend.layers), picture.blend.share);
    }
    return pixels;
  }

  async #composeLayers(layers: PictureLayer[]): Promise<Uint8Array> {
    const pixels = new Uint8Array(this.#size.widthPixels * this.#size.heightPixels * 4);
    wholePixels(pixels).fill(OPAQUE_BLACK);
    const frame: Raster = { ...this.#size, pixels };
    for (const layer of layers) {
      layInto(frame, await this.#decode(layer.path), layer.xPixels, layer.yPixels);
    }
    return pixels;
  }

  #decode(path: string): Promise<Raster> {
    const raster = this.#kept.get(path) ?? decodePicture(path, this.#signal);
    this.#kept.delete(path);
    this.#kept.set(path, raster);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_LAYERS && oldest !== undefined) this.#kept.delete(oldest);
    return raster;
  }
}

/** Lays a picture over an opaque one, parts beyond the edges left out. */
export function layInto(frame: Raster, layer: Raster, xPixels: number, yPixels: number): void {
  const left = Math.max(0, xPixels);
  const right = Math.min(frame.widthPixels, xPixels + layer.widthPixels);
  const bottom = Math.min(frame.heightPixels, yPixels + layer.heightPixels);
  const below = frame.pixels;
  const above = layer.pixels;
  const belowWhole = wholePixels(below);
  const aboveWhole = wholePixels(above);
  for (let y = Math.max(0, yPixels); y < bottom; y += 1) {
    let to = y * frame.widthPixels + left;
    let from = (y - yPixels) * layer.widthPixels + left - xPixels;
    for (let x = left; x < right; x += 1, to += 1, from += 1) {
      const alpha = above[from * 4 + 3]!;
      if (alpha === 0) continue;
      if (alpha === 255) belowWhole[to] = aboveWhole[from]!;
      else mixPixel(below, to * 4, above, from * 4, alpha);
    }
  }
}

function wholePixels(pixels: Uint8Array): Uint32Array {
  return new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4);
}

function mixPixel(below: Uint8Array, to: number, above: Uint8Array, from: number, alpha: number): void {
  const rest = 255 - alpha;
  for (let channel = 0; channel < 3; channel += 1) {
    below[to + channel] = (above[from + channel]! * alpha + below[to + channel]! * rest + 127) / 255;
  }
}

function blendInto(pixels: Uint8Array, other: Uint8Array, share: number): void {
  const rest = 1 - share;
  for (let index = 0; index < pixels.length; index += 1) {
    pixels[index] = pixels[index]! * rest + other[index]! * share + 0.5;
  }
}

/** Decodes without a look into the container first, which would decode every picture twice. */
async function decodePicture(path: string, signal: AbortSignal): Promise<Raster> {
  const file = await readFile(path);
  signal.throwIfAborted();
  const codec = present(Codec.findDecoder(AV_CODEC_ID_PNG), 'There is no decoder for PNG.');
  using decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.threadCount = 1;
  checkStatus(decoder.open2Sync(codec), 'Cannot open the PNG decoder');
  using packet = new Packet();
  packet.alloc();
  packet.data = file;
  using frame = new Frame();
  frame.alloc();
  checkStatus(await decoder.sendPacket(packet), `Cannot decode ${path}`);
  checkStatus(await decoder.sendPacket(null), `Cannot decode ${path}`);
  checkStatus(await decoder.receiveFrame(frame), `Cannot decode ${path}`);
  const source = pictureSource(frame, { num: 1, den: 1 });
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, source, [
    { filter: 'format', options: { pix_fmts: 'rgba' } },
  ]);
  chain.send(frame);
  chain.send(null);
  for await (const rgba of chain.receivedInTurn()) {
    return { widthPixels: rgba.width, heightPixels: rgba.height, pixels: rgba.toBuffer() };
  }
  throw new Error(`${path} holds no picture.`);
}
