import { AVERROR_EOF, AVERROR_INVALIDDATA, type AVMediaType } from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { breathing } from '../domain/breathing.ts';
import { type OptionValues, setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';

/** A coded picture of this size holds next to nothing: handing it to another thread would take most of the time. */
const QUICK_BYTES = 512;

/** FFmpeg's names of containers that hold their own media: no playlists, no scripts, no devices. */
const CONTAINERS = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'flv', 'asf', 'mpeg', 'mpegts'],
  ...['mpegvideo', 'h264', 'hevc', 'obu', 'ivf', 'mxf', 'gif', 'apng'],
  ...['wav', 'w64', 'aiff', 'au', 'caf', 'mp3', 'aac', 'ac3', 'eac3', 'flac', 'ogg', 'amr', 'wv', 'ape'],
  ...[
    'png_pipe',
    'jpeg_pipe',
    'webp_pipe',
    'webp',
    'webp_anim',
    'bmp_pipe',
    'tiff_pipe',
    'jpegxl_pipe',
    'image2',
  ],
];

/**
 * Opens a local file. Only files are read: a playlist inside cannot send FFmpeg elsewhere. `using` closes it.
 */
export async function openInput(path: string): Promise<MediaInput> {
  const format = new FormatContext();
  format.allocContext();
  setOptions(format, { protocol_whitelist: 'file', format_whitelist: CONTAINERS.join(',') }, 'The reader');
  const status = await format.openInput(`file:${path}`);
  const perhaps = status === AVERROR_INVALIDDATA ? ', which is damaged, cut short or no media file' : '';
  checkStatus(status, `Cannot open ${path}${perhaps}`);
  try {
    checkStatus(await format.findStreamInfo(), `Cannot read the streams of ${path}`);
  } catch (error) {
    await format.closeInput();
    throw error;
  }
  return new MediaInput(format, path);
}

export interface DecodingOptions {
  /** Threads of the decoder; 1 where absent. */
  threadCount?: number;
  signal: AbortSignal;
  /** Options of the decoder itself. */
  decoder?: OptionValues;
  /** Called for each packet of the stream. */
  onPacket?: () => void;
  /** Called for each damaged packet; without it the first one ends the decoding with an error. */
  onDamage?: (problem: string) => void;
}

export class MediaInput {
  readonly format: FormatContext;
  readonly path: string;

  constructor(format: FormatContext, path: string) {
    this.format = format;
    this.path = path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.format.closeInput();
  }

  /** The stream of a kind that a player would play. */
  bestStream(kind: AVMediaType, kindName: string): Stream {
    const index = this.format.findBestStream(kind);
    return present(index < 0 ? undefined : this.format.streams[index], `${this.path} has no ${kindName}.`);
  }

  /**
   * The decoded frames of a stream from the current place on. A frame is lent until the next one is asked for.
   */
  async *frames(stream: Stream, options: DecodingOptions): AsyncGenerator<Frame> {
    const decoder = openDecoder(stream, options, this.path);
    const packet = new Packet();
    packet.alloc();
    const frame = new Frame();
    frame.alloc();
    const breathe = breathing(options.signal);
    try {
      for (let ended = false; !ended; ) {
        await breathe();
        const read = this.format.readFrameSync(packet);
        ended = read === AVERROR_EOF;
        if (!ended) checkStatus(read, `Cannot read ${this.path}`);
        if (!ended && packet.streamIndex !== stream.index) {
          packet.unref();
          continue;
        }
        const unit = ended ? null : packet;
        const heavy = stream.codecpar.width > 0 && packet.size > QUICK_BYTES;
        if (!ended) options.onPacket?.();
        const sent = heavy ? await decoder.sendPacket(unit) : decoder.sendPacketSync(unit);
        if (!ended) packet.unref();
        if (sent < 0 && !isDry(sent)) this.#damage(sent, options);
        yield* this.#received(decoder, frame, heavy, options);
      }
    } finally {
      decoder.freeContext();
      packet.free();
      frame.free();
    }
  }

  async *#received(
    decoder: CodecContext,
    frame: Frame,
    heavy: boolean,
    options: DecodingOptions,
  ): AsyncGenerator<Frame> {
    for (;;) {
      const status = heavy ? await decoder.receiveFrame(frame) : decoder.receiveFrameSync(frame);
      if (isDry(status)) return;
      if (status < 0) {
        this.#damage(status, options);
        return;
      }
      yield frame;
      frame.unref();
    }
  }

  #damage(status: number, options: DecodingOptions): void {
    const doing = `Cannot decode ${this.path}`;
    if (options.onDamage === undefined) checkStatus(status, doing);
    else {
      try {
        checkStatus(status, doing);
      } catch (error) {
        options.onDamage((error as Error).message);
      }
    }
  }
}

function openDecoder(stream: Stream, options: DecodingOptions, path: string): CodecContext {
  const codec = present(Codec.findDecoder(stream.codecpar.codecId), `There is no decoder for ${path}.`);
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  checkStatus(decoder.parametersToContext(stream.codecpar), `Cannot set up the decoder for ${path}`);
  decoder.pktTimebase = stream.timeBase;
  decoder.threadCount = options.threadCount ?? 1;
  setOptions(decoder, options.decoder ?? {}, 'The decoder');
  checkStatus(decoder.open2Sync(codec), `Cannot open the decoder for ${path}`);
  return decoder;
}
