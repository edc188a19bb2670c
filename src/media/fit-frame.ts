import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { Fit, FrameSize } from '../domain/timeline.ts';
import type { FilterStep } from '../ports/media.ts';
import { pictureSource } from './extract-frames.ts';
import { present } from './ffmpeg-status.ts';
import { conversionSteps, type PixelKind } from './film-colour.ts';
import { FilterChain } from './filter-chain.ts';
import { type FittedShape, fittedShape, wholePairs } from './fit-geometry.ts';
import { rotationSteps } from './rotation.ts';

/** How a picture is to be shown besides its pixels. */
export interface ShownAs {
  /** Clockwise: 0, 90, 180 or 270. */
  rotationDegrees: number;
  /** Width of a pixel divided by its height. */
  pixelAspectRatio: number;
}

export interface Fitting {
  box: FrameSize;
  /** How the picture comes into the box; stretched over it where absent. */
  fit?: Fit | undefined;
  pixels: PixelKind;
}

/** The blurred picture behind is made from one so many times smaller. */
const BLUR_SHRINKING = 8;
const BLUR_SIGMA_SHARE = 0.03;

/** Brings pictures of one shape into a box. `using` frees it. */
export class FrameFitter {
  readonly #chain: FilterChain;
  readonly #backdrop: FilterChain | undefined;
  readonly #bytesPerPixel: number;

  constructor(like: Frame, shown: ShownAs, { box, fit, pixels }: Fitting) {
    const turned = shown.rotationDegrees % 180 !== 0;
    const wide = like.width * shown.pixelAspectRatio;
    const shape = {
      widthPixels: turned ? like.height : wide,
      heightPixels: turned ? wide : like.height,
    };
    const chainOf = (fitted: FittedShape, after: FilterStep[]) => {
      const { widthPixels: w, heightPixels: h } = fitted.scaled;
      const steps = [
        ...conversionSteps(like, turned ? { w: h, h: w } : { w, h }, pixels),
        ...rotationSteps(shown.rotationDegrees),
        ...croppingSteps(fitted),
        ...after,
      ];
      return new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(like, { num: 1, den: 1 }), steps);
    };
    this.#bytesPerPixel = pixels === 'rgba' ? 4 : 1;
    const whole =
      fit === undefined ? { scaled: box, seen: box } : fittedShape(shape, box, fit === 'fill' ? fit : 'fit');
    const covers = whole.seen.widthPixels === box.widthPixels && whole.seen.heightPixels === box.heightPixels;
    const bars = fit === 'blurred' || covers ? [] : [paddingStep(box, pixels)];
    this.#chain = chainOf(whole, bars);
    if (fit === 'blurred' && !covers) {
      const small = {
        widthPixels: wholePairs(box.widthPixels / BLUR_SHRINKING),
        heightPixels: wholePairs(box.heightPixels / BLUR_SHRINKING),
      };
      this.#backdrop = chainOf(fittedShape(shape, small, 'fill'), backdropSteps(small, box, pixels));
    }
  }

  /** A new frame, which the caller frees. */
  async fit(frame: Frame): Promise<Frame> {
    const whole = await passed(this.#chain, frame);
    if (this.#backdrop === undefined) return whole;
    const backdrop = await passed(this.#backdrop, frame);
    putInMiddle(backdrop, whole, this.#bytesPerPixel);
    whole.free();
    return backdrop;
  }

  [Symbol.dispose](): void {
    this.#chain[Symbol.dispose]();
    this.#backdrop?.[Symbol.dispose]();
  }
}

async function passed(chain: FilterChain, frame: Frame): Promise<Frame> {
  chain.send(frame);
  let kept: Frame | null | undefined;
  // To the end: the chain gives a frame back only as it is asked for the next one.
  for await (const made of chain.receivedInTurn()) kept ??= made.clone();
  return present(kept, 'A picture could not be converted.');
}

function croppingSteps({ scaled, seen }: FittedShape): FilterStep[] {
  const { widthPixels: w, heightPixels: h } = seen;
  if (w === scaled.widthPixels && h === scaled.heightPixels) return [];
  return [{ filter: 'crop', options: { w, h } }];
}

function paddingStep({ widthPixels: w, heightPixels: h }: FrameSize, pixels: PixelKind): FilterStep {
  const color = pixels === 'yuva420p' ? 'black@0' : 'black';
  return { filter: 'pad', options: { w, h, x: -1, y: -1, color } };
}

function backdropSteps(small: FrameSize, box: FrameSize, pixels: PixelKind): FilterStep[] {
  const sigma = Math.max(small.widthPixels, small.heightPixels) * BLUR_SIGMA_SHARE;
  return [
    { filter: 'gblur', options: { sigma } },
    { filter: 'scale', options: { w: box.widthPixels, h: box.heightPixels, flags: 'bicubic' } },
    // The blur works on planes alone.
    { filter: 'format', options: { pix_fmts: pixels } },
  ];
}

/** Puts a picture into the middle of a larger one, at whole pairs of pixels. */
function putInMiddle(target: Frame, picture: Frame, bytesPerPixel: number): void {
  const left = 2 * Math.floor((target.width - picture.width) / 4);
  const top = 2 * Math.floor((target.height - picture.height) / 4);
  const [to, from] = [target.data ?? [], picture.data ?? []];
  for (const [index, samples] of from.entries()) {
    const halved = index === 1 || index === 2 ? 1 : 0;
    const bytes = (picture.width >> halved) * bytesPerPixel;
    const stride = picture.linesize[index]!;
    for (let y = 0; y < picture.height >> halved; y += 1) {
      const at = ((top >> halved) + y) * target.linesize[index]! + (left >> halved) * bytesPerPixel;
      to[index]!.set(samples.subarray(y * stride, y * stride + bytes), at);
    }
  }
}
