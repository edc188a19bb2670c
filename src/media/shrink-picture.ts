import { writeFile } from 'node:fs/promises';
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { FrameSize } from '../domain/timeline.ts';
import type { FilterStep } from '../ports/media.ts';
import { type DecodedStill, decodeStill } from './decode-still.ts';
import { encodeImage } from './encode-image.ts';
import { pictureSource } from './extract-frames.ts';
import { present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { FrameFitter } from './fit-frame.ts';
import { openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';
import { premultiplied, straighten } from './rgba-frame.ts';

/** How far is looked into a movie that begins dark, such as one that fades in. */
const DARK_SECONDS = 1;
/** Of a mean from 0 to 255. */
const DARK_MEAN = 24;

/** Makes a picture of any kind, or how a movie begins, smaller. */
export const shrinkPicture: Operation<'shrinkPicture'> = async (shrinking, { signal }) => {
  const { inputPath, outputPath, mostWidthPixels } = shrinking;
  const seen = await firstSeen(inputPath, signal);
  const { frame, seesThrough } = await premultiplied(seen.frame);
  const pixels = seesThrough ? 'rgba' : 'yuv420p';
  try {
    using fitter = new FrameFitter(frame, seen, { box: shrunk(frame, seen, mostWidthPixels), pixels });
    const small = await fitter.fit(frame);
    try {
      if (seesThrough) straighten(small);
      await writeFile(outputPath, webp(small));
    } finally {
      small.free();
    }
  } finally {
    frame.free();
  }
};

/** The first picture; of a movie that begins dark, the lightest of its first second. The caller frees the frame. */
async function firstSeen(path: string, signal: AbortSignal): Promise<DecodedStill> {
  const first = await decodeStill(path, signal);
  let lightest = { frame: first.frame, mean: meanLightness(first.frame) };
  if (lightest.mean >= DARK_MEAN) return first;
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const ticks = (DARK_SECONDS * stream.timeBase.den) / stream.timeBase.num;
  let startTick: number | undefined;
  // What is damaged later on does not take away what was seen so far.
  for await (const frame of input.frames(stream, { signal, onDamage: () => undefined })) {
    const tick = Number(frame.bestEffortTimestamp);
    startTick ??= tick;
    if (tick > startTick + ticks) break;
    const mean = meanLightness(frame);
    if (mean <= lightest.mean) continue;
    lightest.frame.free();
    lightest = { frame: present(frame.clone(), 'A picture could not be kept.'), mean };
  }
  return { ...first, frame: lightest.frame };
}

function meanLightness(frame: Frame): number {
  const steps: FilterStep[] = [
    { filter: 'scale', options: { w: 1, h: 1, flags: 'area' } },
    { filter: 'format', options: { pix_fmts: 'gray' } },
  ];
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, { num: 1, den: 1 }), steps);
  chain.send(frame);
  chain.send(null);
  for (const mean of chain.received()) return present(mean.data?.[0]?.[0], 'A picture is empty.');
  throw new Error('The picture could not be measured.');
}

/** As a player shows it, but no wider than that. */
function shrunk(frame: Frame, { rotationDegrees, pixelAspectRatio }: DecodedStill, most: number): FrameSize {
  const wide = frame.width * pixelAspectRatio;
  const [width, height] = rotationDegrees % 180 === 0 ? [wide, frame.height] : [frame.height, wide];
  const scale = Math.min(1, most / width);
  return {
    widthPixels: Math.max(1, Math.round(width * scale)),
    heightPixels: Math.max(1, Math.round(height * scale)),
  };
}

/** libwebp makes its own colours of RGB, for WebP knows no other matrix than that of BT.601. */
function webp(frame: Frame): Buffer {
  const steps = [{ filter: 'format', options: { pix_fmts: 'bgra' } }];
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, { num: 1, den: 1 }), steps);
  chain.send(frame);
  chain.send(null);
  for (const made of chain.received()) return encodeImage(made, 'webp');
  throw new Error('The picture could not be converted.');
}
