import {
  AV_FRAME_FLAG_INTERLACED,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVMEDIA_TYPE_VIDEO,
  AVSEEK_FLAG_BACKWARD,
} from 'node-av/constants';
import type { Frame, Stream } from 'node-av/lib';
import type { Fit, FrameSize } from '../domain/timeline.ts';
import { type DrawingCanvas, type OpenSource, type ShownPicture, wholeOf } from './drawing-sources.ts';
import { pictureSource } from './extract-frames.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { FrameFitter, type ShownAs } from './fit-frame.ts';
import { type MediaInput, openInput } from './media-input.ts';
import { newPlanes, type Planes, takeFrame } from './pixels/planes.ts';
import { rotationOf } from './rotation.ts';

/** Containers round their times: a picture that comes so little late is there. */
const ROUNDING_SECONDS = 0.001;
/** Going on decoding is quicker than a jump over less. */
const JUMP_SECONDS = 4;
const DECODER_THREADS = 2;
const MICROSECONDS = 1_000_000;

interface TimedFrame {
  frame: Frame;
  seconds: number;
}

/** Plays a file's pictures by the times at which they are seen; times that go on are quick, others jump. */
export class MoviePlayer implements OpenSource {
  readonly opaque = true;
  readonly #path: string;
  readonly #fitting: { box: FrameSize; fit: Fit };
  readonly #canvas: DrawingCanvas;
  readonly #planes: Planes;
  #reading: Reading | undefined;
  #current: TimedFrame | undefined;
  #next: TimedFrame | undefined;
  /** True while the file's first picture is shown, before which there is none. */
  #isFirst = false;
  #fitter: { key: string; fitter: FrameFitter } | undefined;
  #fitted: Frame | undefined;
  #shown: ShownPicture | undefined;
  #serial = 0;

  constructor(path: string, fitting: { box: FrameSize; fit: Fit }, canvas: DrawingCanvas) {
    this.#path = path;
    this.#fitting = fitting;
    this.#canvas = canvas;
    const { widthPixels: width, heightPixels: height } = fitting.box;
    this.#planes = newPlanes(canvas.memory, { width, height }, false);
  }

  /** The picture that is seen at a time of the file: the first one before it begins, the last one after it ends. */
  async at(seconds: number): Promise<ShownPicture> {
    const until = seconds + ROUNDING_SECONDS;
    if (this.#mustJump(until)) await this.#jump(seconds);
    while (this.#next !== undefined && (this.#current === undefined || this.#next.seconds <= until)) {
      this.#isFirst = this.#current === undefined && this.#reading!.atStart;
      this.#current?.frame.free();
      this.#current = this.#next;
      this.#next = await this.#reading!.next();
      this.#shown = undefined;
    }
    const current = present(this.#current, `${this.#path} has no pictures.`);
    this.#shown ??= await this.#show(current.frame);
    return this.#shown;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#letGo();
    this.#fitter?.fitter[Symbol.dispose]();
    this.#fitted?.free();
    await this.#reading?.close();
  }

  #mustJump(until: number): boolean {
    if (this.#current === undefined) return true;
    if (this.#current.seconds > until) return !this.#isFirst;
    return this.#next !== undefined && until - this.#next.seconds > JUMP_SECONDS;
  }

  async #jump(seconds: number): Promise<void> {
    this.#letGo();
    await this.#reading?.close();
    this.#reading = await Reading.open(this.#path, seconds, this.#canvas.signal);
    this.#next = await this.#reading.next();
    // A seek may land behind the time; the beginning never does.
    if (seconds > 0 && (this.#next === undefined || this.#next.seconds > seconds + ROUNDING_SECONDS)) {
      this.#letGo();
      await this.#reading.close();
      this.#reading = await Reading.open(this.#path, 0, this.#canvas.signal);
      this.#next = await this.#reading.next();
    }
  }

  #letGo(): void {
    this.#current?.frame.free();
    this.#next?.frame.free();
    this.#current = undefined;
    this.#next = undefined;
    this.#shown = undefined;
  }

  async #show(frame: Frame): Promise<ShownPicture> {
    const { colorSpace, colorRange, colorTrc, colorPrimaries } = frame;
    const key = [
      frame.width,
      frame.height,
      frame.format,
      colorSpace,
      colorRange,
      colorTrc,
      colorPrimaries,
    ].join();
    if (this.#fitter?.key !== key) {
      this.#fitter?.fitter[Symbol.dispose]();
      const fitter = new FrameFitter(frame, this.#reading!.shownAs, { ...this.#fitting, pixels: 'yuv420p' });
      this.#fitter = { key, fitter };
    }
    this.#fitted?.free();
    const fitted = await this.#fitter.fitter.fit(frame);
    this.#fitted = fitted;
    this.#serial += 1;
    let isTaken = false;
    const picture = () => {
      if (!isTaken) takeFrame(this.#canvas.memory, this.#planes, fitted);
      isTaken = true;
      return this.#planes;
    };
    return { picture, serial: this.#serial, ...wholeOf(fitted, this.#canvas.size) };
  }
}

/** One way through a file's pictures, from a time on. */
class Reading {
  readonly atStart: boolean;
  readonly shownAs: ShownAs;
  readonly #input: MediaInput;
  readonly #frames: AsyncGenerator<TimedFrame>;

  private constructor(input: MediaInput, stream: Stream, atStart: boolean, signal: AbortSignal) {
    this.#input = input;
    this.atStart = atStart;
    const pixel = stream.sampleAspectRatio;
    this.shownAs = {
      rotationDegrees: rotationOf(stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)),
      pixelAspectRatio: pixel.num > 0 && pixel.den > 0 ? pixel.num / pixel.den : 1,
    };
    this.#frames = progressiveFrames(input, stream, signal);
  }

  static async open(path: string, seconds: number, signal: AbortSignal): Promise<Reading> {
    const input = await openInput(path);
    try {
      const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
      const atStart = seconds < JUMP_SECONDS / 2;
      if (!atStart) {
        const tick = ((seconds + startSeconds(input)) * stream.timeBase.den) / stream.timeBase.num;
        const sought = await input.format.seekFrame(
          stream.index,
          BigInt(Math.floor(tick)),
          AVSEEK_FLAG_BACKWARD,
        );
        checkStatus(sought, `Cannot seek in ${path}`);
      }
      return new Reading(input, stream, atStart, signal);
    } catch (error) {
      await input.format.closeInput();
      throw error;
    }
  }

  /** The next picture, which the caller frees. */
  async next(): Promise<TimedFrame | undefined> {
    const { value, done } = await this.#frames.next();
    return done ? undefined : value;
  }

  async close(): Promise<void> {
    await this.#frames.return(undefined);
    await this.#input.format.closeInput();
  }
}

/** Whole pictures with their times; fields are put together. Damaged pictures are left out. */
async function* progressiveFrames(
  input: MediaInput,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<TimedFrame> {
  const start = startSeconds(input);
  const tickSeconds = stream.timeBase.num / stream.timeBase.den;
  using chains = new DisposableStack();
  let weaving: FilterChain | undefined;
  const kept = (frame: Frame, ticks: number): TimedFrame => ({
    frame: present(frame.clone(), 'A picture could not be kept.'),
    seconds: ticks * tickSeconds - start,
  });
  const decoding = { signal, threadCount: DECODER_THREADS, onDamage: () => undefined };
  for await (const frame of input.frames(stream, decoding)) {
    if (weaving === undefined && !frame.hasFlags(AV_FRAME_FLAG_INTERLACED)) {
      yield kept(frame, Number(frame.bestEffortTimestamp));
      continue;
    }
    frame.pts = frame.bestEffortTimestamp;
    weaving ??= chains.use(
      new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, stream.timeBase), [
        { filter: 'bwdif', options: { mode: 'send_frame', deint: 'interlaced' } },
      ]),
    );
    weaving.send(frame);
    // The filter counts in halves of a tick.
    for await (const whole of weaving.receivedInTurn()) yield kept(whole, Number(whole.pts) / 2);
  }
  weaving?.send(null);
  if (weaving !== undefined)
    for await (const whole of weaving.receivedInTurn()) yield kept(whole, Number(whole.pts) / 2);
}

/** Where the file's own time begins. */
function startSeconds({ format }: MediaInput): number {
  const start = Number(format.startTime) / MICROSECONDS;
  return start > -1e6 ? start : 0;
}
