import type { Frame } from 'node-av/lib';
import type { Fit, FrameSize } from '../domain/timeline.ts';
import { decodeStill } from './decode-still.ts';
import { FrameFitter } from './fit-frame.ts';
import type { PixelMemory } from './pixels/pixel-memory.ts';
import { newPlanes, type Planes, takeFrame } from './pixels/planes.ts';
import { premultiplied } from './rgba-frame.ts';

/** What a picture is made into. */
export interface StillWish {
  path: string;
  /** The box that it is brought into, stretched where `fit` is absent; its own size where absent. */
  box?: FrameSize | undefined;
  fit?: Fit | undefined;
  /** Whether what is below may be seen through it; black is, where not. */
  mayShowBelow: boolean;
}

export interface StillPlanes {
  planes: Planes;
  /** The same as a frame, which the caller frees. */
  frame: Frame;
}

/** Decodes a picture and brings it into its box, in a memory of pixels. */
export async function stillPlanes(
  { path, box, fit, mayShowBelow }: StillWish,
  memory: PixelMemory,
  signal: AbortSignal,
): Promise<StillPlanes> {
  const still = await decodeStill(path, signal);
  const { frame, seesThrough: shows } = await premultiplied(still.frame);
  // Premultiplied it is already as it looks over black.
  const seesThrough = mayShowBelow && shows;
  try {
    const own = { widthPixels: frame.width, heightPixels: frame.height };
    const pixels = seesThrough ? 'yuva420p' : 'yuv420p';
    using fitter = new FrameFitter(frame, still, { box: box ?? own, fit, pixels });
    const fitted = await fitter.fit(frame);
    const planes = newPlanes(memory, fitted, seesThrough);
    takeFrame(memory, planes, fitted);
    return { planes, frame: fitted };
  } finally {
    frame.free();
  }
}
