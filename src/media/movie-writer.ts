import { type CodecParameters, Dictionary, FormatContext, Packet, Rational, type Stream } from 'node-av/lib';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus } from './ffmpeg-status.ts';

export interface MoviePacket {
  track: Stream;
  data: Buffer;
  /** In the track's time base as it was given. */
  displayTick: number;
  decodeTick: number;
  durationTicks: number;
  key: boolean;
}

interface TimeBase {
  num: number;
  den: number;
}

/**
 * Writes an MP4 whose tables come before its media, so that it plays while it loads. Ticks below zero, as the
 * priming of AAC and the head start of reordered pictures, are cut off by an edit list.
 */
export class MovieWriter {
  readonly #format = new FormatContext();
  readonly #packet = new Packet();
  readonly #timeBases = new Map<number, TimeBase>();
  #finished = false;

  static async create(path: string): Promise<MovieWriter> {
    const writer = new MovieWriter();
    checkStatus(writer.#format.allocOutputContext2(null, 'mp4', `file:${path}`), `Cannot write ${path}`);
    checkStatus(await writer.#format.openOutput(), `Cannot write ${path}`);
    writer.#packet.alloc();
    return writer;
  }

  addTrack(parameters: CodecParameters, timeBase: TimeBase): Stream {
    const stream = this.#format.newStream();
    checkStatus(parameters.copy(stream.codecpar), 'Cannot describe a track');
    stream.timeBase = new Rational(timeBase.num, timeBase.den);
    this.#timeBases.set(stream.index, timeBase);
    return stream;
  }

  async begin(title?: string): Promise<void> {
    if (title !== undefined) this.#format.metadata = Dictionary.fromObject({ title });
    // Bit-exact: neither the time nor FFmpeg's version gets into the file.
    setOptions(this.#format, { movflags: '+faststart', fflags: '+bitexact' }, 'The MP4 writer');
    checkStatus(await this.#format.writeHeader(), 'Cannot begin the MP4');
  }

  write({ track, data, displayTick, decodeTick, durationTicks, key }: MoviePacket): void {
    const packet = this.#packet;
    packet.data = data;
    packet.streamIndex = track.index;
    packet.pts = BigInt(displayTick);
    packet.dts = BigInt(decodeTick);
    packet.duration = BigInt(durationTicks);
    packet.isKeyframe = key;
    // The writer may have chosen a finer time base of its own.
    packet.rescaleTs(this.#timeBases.get(track.index)!, track.timeBase);
    checkStatus(this.#format.writeFrameSync(packet), 'Cannot write the MP4');
    packet.unref();
  }

  async finish(): Promise<void> {
    checkStatus(await this.#format.writeTrailer(), 'Cannot finish the MP4');
    this.#finished = true;
    await this.#format.closeOutput();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#finished) await this.#format.closeOutput();
    this.#packet.free();
    this.#format.freeContext();
  }
}
