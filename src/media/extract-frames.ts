import { writeFile } from 'node:fs/promises';
import {
  AV_PKT_DATA_DISPLAYMATRIX,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
  AVSEEK_FLAG_BACKWARD,
} from 'node-av/constants';
import { avGetPixFmtName, type Frame, type Stream } from 'node-av/lib';
import type { FilterStep, FrameExtraction, Moment } from '../ports/media.ts';
import { encodeImage } from './encode-image.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { type MediaInput, openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';
import { rotationOf, rotationSteps } from './rotation.ts';

/** Seeking is worth its cost only over a longer way than this. */
const SEEK_SECONDS = 2;

/** Takes pictures out of a film, in the order of their times, so that each stretch is decoded once. */
export const extractFrames: Operation<'extractFrames'> = async (extraction, { signal }) => {
  await using input = await openInput(extraction.inputPath);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const wanted = extraction.frames
    .map(({ at, outputPath }) => ({ tick: tickOf(at, stream), outputPath }))
    .sort((left, right) => left.tick - right.tick);
  const ticksPerSecond = stream.timeBase.den / stream.timeBase.num;
  const references = extraction.pictures === 'references';
  const decoding = { signal, ...(references && { decoder: { skip_frame: 'noref' } }) };
  const endOfStream = Number(stream.startTime) + Number(stream.duration);
  let next = 0;
  const takeUntil = async (endTick: number, frame: Frame | undefined) => {
    for (; frame !== undefined && next < wanted.length && wanted[next]!.tick < endTick; next += 1) {
      await writeFile(wanted[next]!.outputPath, picture(frame, stream, extraction));
    }
  };
  while (next < wanted.length) {
    await seek(input, stream, wanted[next]!.tick);
    const startedWith = next;
    using standing = new HeldFrame();
    for await (const frame of input.frames(stream, decoding)) {
      const tick = Number(frame.bestEffortTimestamp);
      const endTick = tick + Math.max(1, frameTicks(frame, stream));
      await takeUntil(tick, standing.frame);
      await takeUntil(endTick, frame);
      standing.letGo();
      if (next === wanted.length) break;
      if (next > startedWith && wanted[next]!.tick > endTick + SEEK_SECONDS * ticksPerSecond) break;
      if (references) standing.hold(frame);
    }
    await takeUntil(endOfStream, standing.frame);
    if (next === startedWith) {
      const seconds = (wanted[next]!.tick / ticksPerSecond).toFixed(3);
      throw new Error(`${extraction.inputPath} has no frame at ${seconds} s.`);
    }
  }
};

/** The picture that is seen until the next one comes. */
class HeldFrame {
  frame: Frame | undefined;

  hold(frame: Frame): void {
    this.frame = present(frame.clone(), 'A picture could not be kept.');
  }

  letGo(): void {
    this.frame?.free();
    this.frame = undefined;
  }

  [Symbol.dispose](): void {
    this.letGo();
  }
}

/** The middle of the frame, so that rounded time stamps cannot lead to its neighbour. */
function tickOf(at: Moment, stream: Stream): number {
  const start = stream.startTime > 0n ? Number(stream.startTime) : 0;
  const rate = stream.avgFrameRate;
  const seconds = 'seconds' in at ? at.seconds : ((at.frame + 0.5) * rate.den) / Math.max(1, rate.num);
  return start + (seconds * stream.timeBase.den) / stream.timeBase.num;
}

function frameTicks(frame: Frame, stream: Stream): number {
  if (frame.duration > 0n) return Number(frame.duration);
  const rate = stream.avgFrameRate;
  return (rate.den * stream.timeBase.den) / (Math.max(1, rate.num) * stream.timeBase.num);
}

async function seek(input: MediaInput, stream: Stream, tick: number): Promise<void> {
  if (tick * (stream.timeBase.num / stream.timeBase.den) < SEEK_SECONDS) return;
  const status = await input.format.seekFrame(stream.index, BigInt(Math.floor(tick)), AVSEEK_FLAG_BACKWARD);
  checkStatus(status, `Cannot seek in ${input.path}`);
}

/** A frame as a player shows it: upright, with square pixels. */
function picture(frame: Frame, stream: Stream, { format, within }: FrameExtraction): Buffer {
  const degrees = rotationOf(stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX));
  const aspect = stream.sampleAspectRatio;
  const shown = {
    width: aspect.num > 0 ? (frame.width * aspect.num) / aspect.den : frame.width,
    height: frame.height,
  };
  const scale = within === undefined ? 1 : scaleInto(degrees % 180 === 0 ? shown : turned(shown), within);
  const steps: FilterStep[] = [
    {
      filter: 'scale',
      options: {
        w: Math.max(1, Math.round(shown.width * scale)),
        h: Math.max(1, Math.round(shown.height * scale)),
        flags: 'area+accurate_rnd+full_chroma_int',
        ...(format === 'jpeg' ? { out_color_matrix: 'bt601', out_range: 'pc' } : {}),
      },
    },
    ...rotationSteps(degrees),
    { filter: 'format', options: { pix_fmts: format === 'png' ? 'rgb24' : 'yuvj420p' } },
  ];
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, stream.timeBase), steps);
  chain.send(frame);
  chain.send(null);
  for (const scaled of chain.received()) return encodeImage(scaled, format);
  throw new Error('The picture could not be scaled.');
}

interface PictureShape {
  width: number;
  height: number;
}

function turned({ width, height }: PictureShape): PictureShape {
  return { width: height, height: width };
}

function scaleInto(
  { width, height }: PictureShape,
  within: { widthPixels: number; heightPixels: number },
): number {
  return Math.min(1, within.widthPixels / width, within.heightPixels / height);
}

/** The options of a filter chain's source for frames such as this one. */
export function pictureSource(frame: Frame, timeBase: { num: number; den: number }): FilterStep['options'] {
  return {
    width: frame.width,
    height: frame.height,
    pix_fmt: avGetPixFmtName(frame.format as AVPixelFormat) ?? 'yuv420p',
    time_base: `${timeBase.num}/${timeBase.den}`,
    colorspace: frame.colorSpace,
    range: frame.colorRange,
  };
}
