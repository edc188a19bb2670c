import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_NONE,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
  AVSEEK_FLAG_BACKWARD,
  FF_ENCODER_LIBSVTAV1,
  FF_ENCODER_LIBX264,
  FF_ENCODER_LIBX265,
} from 'node-av/constants';
import { Codec, CodecContext, CodecParameters, type Frame, Packet, Rational, type Stream } from 'node-av/lib';
import type { PictureCodec, PictureStretch, PictureTranscoding } from '../ports/clip-media.ts';
import { pictureSource } from './extract-frames.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { type Fitting, FrameFitter } from './fit-frame.ts';
import { type DecodingOptions, openInput } from './media-input.ts';
import { MovieWriter } from './movie-writer.ts';
import type { Operation } from './protocol.ts';

const ENCODERS = { h264: FF_ENCODER_LIBX264, hevc: FF_ENCODER_LIBX265, av1: FF_ENCODER_LIBSVTAV1 } as const;
/** What phones and browsers expect in an MP4; FFmpeg's own choice for HEVC is another. */
const TAGS: { [Name in PictureCodec]?: string } = { hevc: 'hvc1' };
/** A fixed number, for an encoder's bytes depend on it. */
const ENCODER_THREADS = 4;
const DECODER_THREADS = 2;
const REPORTED_FRAMES = 12;

/** Decodes stretches of pictures and codes them as one track. */
export const transcodePictures: Operation<'transcodePictures'> = async (transcoding, { signal, report }) => {
  await using track = new TrackEncoder(transcoding);
  let done = 0;
  for (const stretch of transcoding.stretches) {
    for await (const frame of filteredPictures(stretch, signal)) {
      await track.add(frame);
      done += 1;
      if (done % REPORTED_FRAMES === 0) report(done);
    }
  }
  return { frameCount: await track.finish() };
};

/** The pictures of a stretch, brought into their frame. */
export async function* filteredPictures(stretch: PictureStretch, signal: AbortSignal): AsyncGenerator<Frame> {
  const { overBlurred } = stretch;
  if (overBlurred === undefined) {
    yield* picturesAfterSteps(stretch, signal);
    return;
  }
  using fitters = new DisposableStack();
  let fitter: FrameFitter | undefined;
  for await (const frame of picturesAfterSteps(stretch, signal)) {
    const fitting: Fitting = { box: overBlurred.size, fit: 'blurred', pixels: 'yuv420p' };
    fitter ??= fitters.use(new FrameFitter(frame, overBlurred, fitting));
    const fitted = await fitter.fit(frame);
    fitted.sampleAspectRatio = new Rational(1, 1);
    fitted.colorRange = AVCOL_RANGE_MPEG;
    fitted.colorPrimaries = AVCOL_PRI_BT709;
    fitted.colorTrc = AVCOL_TRC_BT709;
    fitted.colorSpace = AVCOL_SPC_BT709;
    try {
      yield fitted;
    } finally {
      fitted.free();
    }
  }
}

async function* picturesAfterSteps(stretch: PictureStretch, signal: AbortSignal): AsyncGenerator<Frame> {
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  for await (const { frame, stream } of stretchFrames(stretch, signal)) {
    if (stretch.steps.length === 0) {
      yield frame;
      continue;
    }
    frame.pts = frame.bestEffortTimestamp;
    chain ??= chains.use(
      new FilterChain(
        AVMEDIA_TYPE_VIDEO,
        { ...pictureSource(frame, stream.timeBase), frame_rate: rateText(stream) },
        stretch.steps,
      ),
    );
    chain.send(frame);
    yield* chain.receivedInTurn();
  }
  chain?.send(null);
  if (chain !== undefined) yield* chain.receivedInTurn();
}

async function* stretchFrames(
  { path, range, onlyReferences }: PictureStretch,
  signal: AbortSignal,
): AsyncGenerator<{ frame: Frame; stream: Stream }> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  if (range !== undefined && range.decodeTick > 0) {
    const tick = BigInt(range.decodeTick);
    checkStatus(
      await input.format.seekFrame(stream.index, tick, AVSEEK_FLAG_BACKWARD),
      `Cannot seek in ${path}`,
    );
  }
  const decoding: DecodingOptions = {
    signal,
    threadCount: DECODER_THREADS,
    ...(onlyReferences && { decoder: { skip_frame: 'noref' } }),
  };
  for await (const frame of input.frames(stream, decoding)) {
    const tick = Number(frame.bestEffortTimestamp);
    if (range !== undefined && tick >= range.endTick) return;
    if (range === undefined || tick >= range.startTick) yield { frame, stream };
  }
}

/** An encoder that is opened with the first picture, and the MP4 that it writes into. */
class TrackEncoder {
  readonly #transcoding: PictureTranscoding;
  readonly #packet = new Packet();
  #opened: { encoder: CodecContext; movie: MovieWriter; track: Stream } | undefined;
  #frameCount = 0;

  constructor(transcoding: PictureTranscoding) {
    this.#transcoding = transcoding;
    this.#packet.alloc();
  }

  async add(frame: Frame): Promise<void> {
    this.#opened ??= await this.#open(frame);
    frame.pts = BigInt(this.#frameCount);
    frame.duration = 1n;
    frame.pictType = AV_PICTURE_TYPE_NONE;
    this.#frameCount += 1;
    checkStatus(await this.#opened.encoder.sendFrame(frame), 'Cannot encode a picture');
    this.#writePackets();
  }

  /** Answers with the number of pictures. */
  async finish(): Promise<number> {
    const { encoder, movie } = present(this.#opened, 'There are no pictures in that stretch.');
    checkStatus(await encoder.sendFrame(null), 'Cannot encode the last picture');
    this.#writePackets();
    await movie.finish();
    return this.#frameCount;
  }

  async #open(frame: Frame) {
    const { codec, frameRate, outputPath } = this.#transcoding;
    const encoder = openEncoder(this.#transcoding, frame);
    using parameters = new CodecParameters();
    parameters.alloc();
    checkStatus(parameters.fromContext(encoder), 'Cannot describe the pictures');
    const tag = TAGS[codec];
    if (tag !== undefined) parameters.codecTag = tag;
    const movie = await MovieWriter.create(outputPath);
    const track = movie.addTrack(parameters, { num: frameRate.denominator, den: frameRate.numerator });
    await movie.begin();
    return { encoder, movie, track };
  }

  #writePackets(): void {
    const { encoder, movie, track } = this.#opened!;
    for (;;) {
      const status = encoder.receivePacketSync(this.#packet);
      if (isDry(status)) return;
      checkStatus(status, 'Cannot encode a picture');
      movie.write({
        track,
        data: present(this.#packet.data, 'A picture came out empty.'),
        displayTick: Number(this.#packet.pts),
        decodeTick: Number(this.#packet.dts),
        durationTicks: 1,
        key: this.#packet.isKeyframe,
      });
      this.#packet.unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#opened?.encoder.freeContext();
    await this.#opened?.movie[Symbol.asyncDispose]();
    this.#packet.free();
  }
}

function openEncoder(
  { codec: name, frameRate, encoderOptions }: PictureTranscoding,
  frame: Frame,
): CodecContext {
  const codec = present(
    Codec.findEncoderByName(ENCODERS[name]),
    `There is no encoder for ${name} here; H.264 is always there.`,
  );
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = frame.width;
  encoder.height = frame.height;
  encoder.pixelFormat = frame.format as AVPixelFormat;
  encoder.timeBase = new Rational(frameRate.denominator, frameRate.numerator);
  encoder.framerate = new Rational(frameRate.numerator, frameRate.denominator);
  encoder.sampleAspectRatio = frame.sampleAspectRatio;
  encoder.colorRange = frame.colorRange;
  encoder.colorPrimaries = frame.colorPrimaries;
  encoder.colorTrc = frame.colorTrc;
  encoder.colorSpace = frame.colorSpace;
  encoder.threadCount = ENCODER_THREADS;
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(encoder, encoderOptions, `The ${name} encoder`);
  checkStatus(encoder.open2Sync(codec), `Cannot open the ${name} encoder`);
  return encoder;
}

function rateText({ avgFrameRate }: Stream): string {
  return avgFrameRate.num > 0 && avgFrameRate.den > 0 ? `${avgFrameRate.num}/${avgFrameRate.den}` : '0/1';
}
