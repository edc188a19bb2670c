import type { AVPixelFormat } from 'node-av/constants';
import { FF_ENCODER_GIF, FF_ENCODER_LIBWEBP_ANIM } from 'node-av/constants';
import { Codec, CodecContext, FormatContext, type Frame, Packet, Rational, type Stream } from 'node-av/lib';
import type { Animating } from '../ports/clip-media.ts';
import { pictureSource } from './extract-frames.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';
import { PaletteGraph } from './palette-graph.ts';
import type { Operation } from './protocol.ts';
import { filteredPictures } from './transcode-pictures.ts';

const WEBP_QUALITY = 70;
const MOST_FRAMES = 600;

/** Codes stretches of pictures as one moving picture. */
export const animate: Operation<'animate'> = async (animating, { signal, report }) => {
  await using writer = new AnimationWriter(animating);
  using palettes = new DisposableStack();
  let palette: PaletteGraph | undefined;
  let frameCount = 0;
  const timeBase = { num: 1, den: animating.framesPerSecond };
  for (const stretch of animating.stretches) {
    for await (const frame of filteredPictures(stretch, signal)) {
      if (frameCount === MOST_FRAMES) throw new Error(`A moving picture has ${MOST_FRAMES} frames at most.`);
      frame.pts = BigInt(frameCount++);
      report(frameCount);
      if (animating.format === 'webp') await writer.add(frame);
      else {
        palette ??= palettes.use(new PaletteGraph(pictureSource(frame, timeBase)));
        palette.send(frame);
      }
    }
  }
  palette?.send(null);
  for (const frame of palette?.received() ?? []) await writer.add(frame);
  await writer.finish();
};

/** An encoder that is opened with the first picture, and the file that it writes into. */
class AnimationWriter {
  readonly #animating: Animating;
  readonly #format = new FormatContext();
  readonly #packet = new Packet();
  #opened: { encoder: CodecContext; track: Stream } | undefined;
  #finished = false;

  constructor(animating: Animating) {
    this.#animating = animating;
    this.#packet.alloc();
  }

  async add(frame: Frame): Promise<void> {
    this.#opened ??= await this.#open(frame);
    checkStatus(await this.#opened.encoder.sendFrame(frame), 'Cannot encode a picture');
    this.#writePackets();
  }

  async finish(): Promise<void> {
    const { encoder } = present(this.#opened, 'There are no pictures in those stretches.');
    checkStatus(await encoder.sendFrame(null), 'Cannot encode the last picture');
    this.#writePackets();
    checkStatus(await this.#format.writeTrailer(), 'Cannot finish the moving picture');
    this.#finished = true;
    await this.#format.closeOutput();
  }

  async #open(frame: Frame) {
    const { outputPath, format } = this.#animating;
    const encoder = openEncoder(this.#animating, frame);
    const doing = `Cannot write ${outputPath}`;
    checkStatus(this.#format.allocOutputContext2(null, format, `file:${outputPath}`), doing);
    checkStatus(await this.#format.openOutput(), doing);
    const track = this.#format.newStream();
    checkStatus(track.codecpar.fromContext(encoder), 'Cannot describe the pictures');
    track.timeBase = encoder.timeBase;
    // Both begin again for ever where the number is 0.
    setOptions(this.#format, { loop: 0, fflags: '+bitexact' }, `The ${format} writer`);
    checkStatus(await this.#format.writeHeader(), doing);
    return { encoder, track };
  }

  #writePackets(): void {
    const { encoder, track } = this.#opened!;
    for (;;) {
      const status = encoder.receivePacketSync(this.#packet);
      if (isDry(status)) return;
      checkStatus(status, 'Cannot encode a picture');
      this.#packet.streamIndex = track.index;
      this.#packet.rescaleTs(encoder.timeBase, track.timeBase);
      checkStatus(this.#format.writeFrameSync(this.#packet), 'Cannot write the moving picture');
      this.#packet.unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#opened?.encoder.freeContext();
    if (!this.#finished && this.#opened !== undefined) await this.#format.closeOutput();
    this.#format.freeContext();
    this.#packet.free();
  }
}

function openEncoder({ format, framesPerSecond }: Animating, frame: Frame): CodecContext {
  const name = format === 'gif' ? FF_ENCODER_GIF : FF_ENCODER_LIBWEBP_ANIM;
  const codec = present(Codec.findEncoderByName(name), `There is no encoder for ${format}.`);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = frame.width;
  encoder.height = frame.height;
  encoder.pixelFormat = frame.format as AVPixelFormat;
  encoder.timeBase = new Rational(1, framesPerSecond);
  encoder.framerate = new Rational(framesPerSecond, 1);
  if (format === 'webp') setOptions(encoder, { quality: WEBP_QUALITY, compression_level: 4 }, 'The encoder');
  checkStatus(encoder.open2Sync(codec), `Cannot open the encoder for ${format}`);
  return encoder;
}
