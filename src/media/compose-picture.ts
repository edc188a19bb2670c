import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import type { FrameSize } from '../domain/timeline.ts';
import type { PictureLayer, PictureToCode } from '../ports/media.ts';
import { pictureSource } from './extract-frames.ts';
import { FilterChain } from './filter-chain.ts';
import { openInput } from './media-input.ts';

/** Decoded layers that are kept between pictures: neighbours share nearly all of theirs. */
const KEPT_LAYERS = 2;

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
    const frame: Raster = {
      ...this.#size,
      pixels: new Uint8Array(this.#size.widthPixels * this.#size.heightPixels * 4),
    };
    for (const layer of layers) {
      layInto(frame, await this.#decode(layer.path), layer.xPixels, layer.yPixels);
    }
    return frame.pixels;
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
  for (let y = Math.max(0, yPixels); y < bottom; y += 1) {
    let to = (y * frame.widthPixels + left) * 4;
    let from = ((y - yPixels) * layer.widthPixels + left - xPixels) * 4;
    for (let x = left; x < right; x += 1, to += 4, from += 4) {
      const alpha = above[from + 3]!;
      if (alpha === 0) continue;
      const rest = 255 - alpha;
      for (let channel = 0; channel < 3; channel += 1) {
        below[to + channel] = (above[from + channel]! * alpha + below[to + channel]! * rest + 127) / 255;
      }
    }
  }
}

function blendInto(pixels: Uint8Array, other: Uint8Array, share: number): void {
  const rest = 1 - share;
  for (let index = 0; index < pixels.length; index += 1) {
    pixels[index] = pixels[index]! * rest + other[index]! * share + 0.5;
  }
}

async function decodePicture(path: string, signal: AbortSignal): Promise<Raster> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  for await (const frame of input.frames(stream, { signal })) {
    const toRgba = [{ filter: 'format', options: { pix_fmts: 'rgba' } }];
    using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, stream), toRgba);
    chain.send(frame);
    chain.send(null);
    for (const rgba of chain.received()) {
      return { widthPixels: rgba.width, heightPixels: rgba.height, pixels: rgba.toBuffer() };
    }
  }
  throw new Error(`${path} holds no picture.`);
}
