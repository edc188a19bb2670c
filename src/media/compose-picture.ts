import { readFile } from 'node:fs/promises';
import { AV_CODEC_ID_PNG, AV_PIX_FMT_RGBA, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import type { FrameSize } from '../domain/timeline.ts';
import type { PictureLayer, PictureToCode } from '../ports/media.ts';
import { pictureSource } from './extract-frames.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { blendInto, layInto, OPAQUE_BLACK, type Raster } from './raster.ts';

/**
 * Lays PNG files over one another. All memory of pictures is FFmpeg's and is given back at once: left to the
 * garbage collector it would pile up by eight megabytes a picture.
 */
export class PictureComposer {
  readonly #canvas: Frame;
  #blendCanvas: Frame | undefined;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Frame>();

  constructor(size: FrameSize, signal: AbortSignal) {
    this.#canvas = blankFrame(size);
    this.#signal = signal;
  }

  /** The picture as opaque RGBA. The frame is lent until the next picture is asked for. */
  async compose(picture: PictureToCode): Promise<Frame> {
    this.#keepOnly([...picture.layers, ...(picture.blend?.layers ?? [])]);
    await this.#lay(picture.layers, this.#canvas);
    if (picture.blend !== undefined) {
      this.#blendCanvas ??= blankFrame({
        widthPixels: this.#canvas.width,
        heightPixels: this.#canvas.height,
      });
      await this.#lay(picture.blend.layers, this.#blendCanvas);
      blendInto(rasterOf(this.#canvas), rasterOf(this.#blendCanvas), picture.blend.share);
    }
    return this.#canvas;
  }

  [Symbol.dispose](): void {
    for (const frame of [this.#canvas, this.#blendCanvas, ...this.#kept.values()]) frame?.free();
    this.#kept.clear();
  }

  async #lay(layers: PictureLayer[], canvas: Frame): Promise<void> {
    const raster = rasterOf(canvas);
    raster.pixels.fill(OPAQUE_BLACK);
    for (const layer of layers) {
      layInto(raster, rasterOf(await this.#decode(layer.path)), layer.xPixels, layer.yPixels);
    }
  }

  async #decode(path: string): Promise<Frame> {
    const frame = this.#kept.get(path) ?? (await decodePicture(path, this.#signal));
    this.#kept.set(path, frame);
    return frame;
  }

  /** Pictures that follow one another share layers; what the next one does not use is given back first. */
  #keepOnly(layers: PictureLayer[]): void {
    const wanted = new Set(layers.map((layer) => layer.path));
    for (const [path, frame] of this.#kept) {
      if (wanted.has(path)) continue;
      this.#kept.delete(path);
      frame.free();
    }
  }
}

function blankFrame(size: FrameSize): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.format = AV_PIX_FMT_RGBA;
  frame.width = size.widthPixels;
  frame.height = size.heightPixels;
  checkStatus(frame.getBuffer(), 'There is no memory for a picture');
  return frame;
}

/** A view into the frame's memory, good for as long as the frame is. */
function rasterOf(frame: Frame): Raster {
  const plane = present(frame.data?.[0], 'A picture is empty.');
  return {
    widthPixels: frame.width,
    heightPixels: frame.height,
    stridePixels: frame.linesize[0]! / 4,
    pixels: new Uint32Array(plane.buffer, plane.byteOffset, Math.floor(plane.byteLength / 4)),
  };
}

/** Decodes without a look into the container first, which would decode every picture twice. */
async function decodePicture(path: string, signal: AbortSignal): Promise<Frame> {
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
  const frame = new Frame();
  frame.alloc();
  try {
    checkStatus(await decoder.sendPacket(packet), `Cannot decode ${path}`);
    checkStatus(await decoder.sendPacket(null), `Cannot decode ${path}`);
    checkStatus(await decoder.receiveFrame(frame), `Cannot decode ${path}`);
    return frame.format === AV_PIX_FMT_RGBA ? frame : await toRgba(frame);
  } catch (error) {
    frame.free();
    throw error;
  }
}

async function toRgba(frame: Frame): Promise<Frame> {
  const steps = [{ filter: 'format', options: { pix_fmts: 'rgba' } }];
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, { num: 1, den: 1 }), steps);
  chain.send(frame);
  chain.send(null);
  frame.free();
  for await (const rgba of chain.receivedInTurn())
    return present(rgba.clone(), 'A picture could not be kept.');
  throw new Error('A picture could not be converted.');
}
