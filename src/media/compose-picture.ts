import type { Frame } from 'node-av/lib';
import type { FrameSize } from '../domain/timeline.ts';
import type { LaidPicture, PictureLayer, PictureToCode } from '../ports/media.ts';
import type { Place } from '../ports/moving-pictures.ts';
import { filmFrame } from './film-encoder.ts';
import { colourSamples } from './pixels/colour-samples.ts';
import { drawPlanes } from './pixels/draw-planes.ts';
import { PixelMemory } from './pixels/pixel-memory.ts';
import { BLACK, freePlanes, giveFrame, newPlanes, type Planes } from './pixels/planes.ts';
import { stillPlanes } from './still-planes.ts';

/** Lays pictures over one another, in the colours that films are coded in. */
export class PictureComposer {
  readonly #memory = new PixelMemory();
  readonly #frame: Place;
  readonly #canvas: Frame;
  readonly #planes: Planes;
  #blendPlanes: Planes | undefined;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Planes>();

  constructor(size: FrameSize, signal: AbortSignal) {
    this.#frame = { xPixels: 0, yPixels: 0, ...size };
    this.#canvas = filmFrame(size);
    this.#planes = this.#newPlanes();
    this.#signal = signal;
  }

  /** The picture as yuv420p. The frame is lent until the next picture is asked for. */
  async compose(picture: PictureToCode): Promise<Frame> {
    this.#keepOnly([...picture.layers, ...(picture.blend?.layers ?? [])]);
    await this.#lay(picture.layers, this.#planes);
    if (picture.blend !== undefined) {
      this.#blendPlanes ??= this.#newPlanes();
      await this.#lay(picture.blend.layers, this.#blendPlanes);
      const manner = { place: this.#frame, window: this.#frame, opacity: picture.blend.share };
      drawPlanes(this.#memory, this.#planes, this.#blendPlanes, manner);
    }
    giveFrame(this.#memory, this.#planes, this.#canvas);
    return this.#canvas;
  }

  [Symbol.dispose](): void {
    this.#canvas.free();
  }

  async #lay(layers: PictureLayer[], planes: Planes): Promise<void> {
    const frame = this.#frame;
    drawPlanes(this.#memory, planes, BLACK, { place: frame, window: frame, opacity: 1 });
    for (const layer of layers) {
      if ('colour' in layer) {
        const samples = colourSamples(layer.colour);
        drawPlanes(this.#memory, planes, samples, { place: frame, window: frame, opacity: 1 });
        continue;
      }
      const picture = await this.#picture(layer);
      const { width: widthPixels, height: heightPixels } = picture.colour[0];
      const { xPixels, yPixels, opacity = 1 } = layer;
      const place = { xPixels, yPixels, widthPixels, heightPixels };
      drawPlanes(this.#memory, planes, picture, { place, window: frame, opacity });
    }
  }

  async #picture(layer: LaidPicture): Promise<Planes> {
    const name = nameOf(layer);
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const wish = { path: layer.path, box: layer.into?.size, fit: layer.into?.fit, mayShowBelow: true };
    const { planes, frame } = await stillPlanes(wish, this.#memory, this.#signal);
    frame.free();
    this.#kept.set(name, planes);
    return planes;
  }

  /** Pictures that follow one another share layers; room of what the next one does not use is given back first. */
  #keepOnly(layers: PictureLayer[]): void {
    const wanted = new Set(layers.map((layer) => ('colour' in layer ? '' : nameOf(layer))));
    for (const [name, planes] of this.#kept) {
      if (wanted.has(name)) continue;
      this.#kept.delete(name);
      freePlanes(this.#memory, planes);
    }
  }

  #newPlanes(): Planes {
    const { widthPixels: width, heightPixels: height } = this.#frame;
    return newPlanes(this.#memory, { width, height }, false);
  }
}

function nameOf({ path, into }: LaidPicture): string {
  return JSON.stringify([path, into]);
}
