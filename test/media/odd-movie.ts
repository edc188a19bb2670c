import { rmSync } from 'node:fs';
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_FLAG_INTERLACED_DCT,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_PIX_FMT_RGBA,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
  type AVSampleFormat,
} from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet, Rational, type Stream } from 'node-av/lib';
import { pictureSource } from '../../src/media/extract-frames.ts';
import { type OptionValues, setOptions } from '../../src/media/ffmpeg-options.ts';
import { checkStatus, isDry, present } from '../../src/media/ffmpeg-status.ts';
import { FilterChain } from '../../src/media/filter-chain.ts';
import { openInput } from '../../src/media/media-input.ts';
import { soundSource } from '../../src/media/shape-sound.ts';
import type { FilterStep } from '../../src/ports/media.ts';
import { tone } from './painted-media.ts';

/** FFmpeg's names throughout. */
export interface OddPicture {
  codec?: string;
  pixelFormat?: string;
  width?: number;
  height?: number;
  frames?: number;
  /** Milliseconds at which frames are shown; every 40th where absent. */
  showsAt?: readonly number[];
  options?: OptionValues;
  /** Filters before the encoder, such as colour tags, field order or the shape of pixels. */
  steps?: FilterStep[];
  isInterlaced?: boolean;
  isCover?: boolean;
}

export interface OddSound {
  codec?: string;
  rateHertz?: number;
  layout?: string;
  seconds?: number;
}

export interface OddMovie {
  /** FFmpeg's name of the container; by the path's ending where absent. */
  container?: string;
  pictures?: readonly OddPicture[];
  sounds?: readonly OddSound[];
  options?: OptionValues;
}

interface Track {
  stream: Stream;
  encoder: CodecContext;
  packets: Packet[];
}

/** Writes a movie with any codec, pixel format, times and container that FFmpeg writes. */
export async function makeOddMovie(path: string, movie: OddMovie): Promise<void> {
  const { container = null, pictures = [], sounds = [], options = {} } = movie;
  const format = new FormatContext();
  checkStatus(format.allocOutputContext2(null, container, `file:${path}`), `Cannot write ${path}`);
  checkStatus(await format.openOutput(), `Cannot write ${path}`);
  const tracks: Track[] = [];
  try {
    for (const picture of pictures) tracks.push(codePicture(picture, format));
    for (const sound of sounds) tracks.push(await codeSound(sound, format, `${path}.wav`));
    setOptions(format, { fflags: '+bitexact', ...options }, 'The writer');
    checkStatus(await format.writeHeader(), 'Cannot begin');
    const packets = tracks.flatMap(({ stream, encoder, packets: own }) =>
      own.map((packet) => {
        if (packet.duration <= 0n) packet.duration = BigInt(Math.round(encoder.timeBase.den / 25));
        packet.streamIndex = stream.index;
        packet.rescaleTs(encoder.timeBase, stream.timeBase);
        return { packet, seconds: (Number(packet.dts) * stream.timeBase.num) / stream.timeBase.den };
      }),
    );
    packets.sort((left, right) => left.seconds - right.seconds);
    for (const { packet } of packets) checkStatus(format.writeFrameSync(packet), 'Cannot write');
    checkStatus(await format.writeTrailer(), 'Cannot finish');
  } finally {
    for (const { encoder, packets } of tracks) {
      encoder.freeContext();
      for (const packet of packets) packet.free();
    }
    await format.closeOutput();
    format.freeContext();
  }
}

function codePicture(picture: OddPicture, format: FormatContext): Track {
  const { codec = 'libx264', pixelFormat = 'yuv420p', width = 64, height = 48, frames = 10 } = picture;
  const times = picture.showsAt ?? Array.from({ length: frames }, (_, frame) => frame * 40);
  const steps = [{ filter: 'format', options: { pix_fmts: pixelFormat } }, ...(picture.steps ?? [])];
  const timeBase = { num: 1, den: 1000 };
  const paint = (frame: number): Frame => {
    const pixels = Buffer.alloc(width * height * 4);
    for (let at = 0; at < width * height; at += 1) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const alpha = x > width / 2 ? 128 : 255;
      pixels.set([(x * 5 + frame * 9) % 256, (y * 5) % 256, (x + y + frame) % 256, alpha], at * 4);
    }
    return Frame.fromVideoBuffer(pixels, {
      width,
      height,
      format: AV_PIX_FMT_RGBA,
      pts: BigInt(times[frame]!),
    } as never);
  };
  using first = paint(0);
  using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(first, timeBase), steps);
  let track: Track | undefined;
  const pass = () => {
    for (const shown of chain.received()) {
      track ??= openTrack(codec, format, (encoder) => {
        encoder.width = shown.width;
        encoder.height = shown.height;
        encoder.pixelFormat = shown.format as AVPixelFormat;
        encoder.timeBase =
          codec === 'mpeg4' || codec === 'mpeg2video' ? new Rational(1, 25) : new Rational(1, 1000);
        encoder.framerate = new Rational(25, 1);
        encoder.sampleAspectRatio = shown.sampleAspectRatio;
        encoder.colorRange = shown.colorRange;
        encoder.colorPrimaries = shown.colorPrimaries;
        encoder.colorTrc = shown.colorTrc;
        encoder.colorSpace = shown.colorSpace;
        if (picture.isInterlaced) encoder.setFlags(AV_CODEC_FLAG_INTERLACED_DCT);
        setOptions(encoder, { ...(codec.startsWith('lib') && { b: '400k' }), ...picture.options }, codec);
      });
      if (picture.isCover) track.stream.disposition = AV_DISPOSITION_ATTACHED_PIC;
      const ticks = (Number(shown.pts) * track.encoder.timeBase.den) / 1000;
      shown.pts = BigInt(Math.round(ticks));
      code(track, shown);
    }
  };
  for (let frame = 0; frame < times.length; frame += 1) {
    using painted = paint(frame);
    painted.pts = BigInt(times[frame]!);
    chain.send(painted);
    pass();
  }
  chain.send(null);
  pass();
  const made = present(track, 'There is no picture.');
  code(made, null);
  return made;
}

async function codeSound(sound: OddSound, format: FormatContext, wavPath: string): Promise<Track> {
  const { codec = 'aac', rateHertz = 48_000, layout = 'mono', seconds = 0.4 } = sound;
  tone(wavPath, Math.round(seconds * 48_000));
  await using input = await openInput(wavPath);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const sample = codec === 'aac' || codec === 'libvorbis' ? 'fltp' : 's16';
  let track: Track | undefined;
  let chain: FilterChain | undefined;
  const pass = () => {
    for (const heard of chain!.received()) code(track!, heard);
  };
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    if (chain === undefined) {
      const steps: FilterStep[] = [
        { filter: 'aresample', options: {} },
        {
          filter: 'aformat',
          options: { sample_fmts: sample, sample_rates: rateHertz, channel_layouts: layout },
        },
        { filter: 'asetnsamples', options: { n: 960, p: 0 } },
      ];
      const source = soundSource(frame, stream.timeBase);
      {
        using trial = new FilterChain(AVMEDIA_TYPE_AUDIO, source, steps.slice(0, 2));
        trial.send(frame);
        trial.send(null);
        for (const heard of trial.received()) {
          track ??= openTrack(codec, format, (encoder) => {
            encoder.sampleFormat = heard.format as AVSampleFormat;
            encoder.sampleRate = heard.sampleRate;
            encoder.channelLayout = heard.channelLayout;
            encoder.timeBase = new Rational(1, heard.sampleRate);
          });
        }
      }
      const size = track!.encoder.frameSize;
      steps[2] = { filter: 'asetnsamples', options: { n: size > 0 ? size : 1024, p: 0 } };
      chain = new FilterChain(AVMEDIA_TYPE_AUDIO, source, steps);
    }
    chain.send(frame);
    pass();
  }
  chain!.send(null);
  pass();
  chain![Symbol.dispose]();
  code(track!, null);
  rmSync(wavPath);
  return track!;
}

function openTrack(name: string, format: FormatContext, describe: (encoder: CodecContext) => void): Track {
  const codec = present(Codec.findEncoderByName(name as never), `There is no encoder ${name}.`);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  describe(encoder);
  encoder.threadCount = 1;
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(encoder, { strict: -2 }, name);
  checkStatus(encoder.open2Sync(codec), `Cannot open ${name}`);
  const stream = format.newStream();
  checkStatus(stream.codecpar.fromContext(encoder), 'Cannot describe a track');
  stream.timeBase = encoder.timeBase;
  stream.sampleAspectRatio = encoder.sampleAspectRatio;
  return { stream, encoder, packets: [] };
}

function code({ encoder, packets }: Track, frame: Frame | null): void {
  checkStatus(encoder.sendFrameSync(frame), 'Cannot encode');
  for (;;) {
    const packet = new Packet();
    packet.alloc();
    const status = encoder.receivePacketSync(packet);
    if (isDry(status)) {
      packet.free();
      return;
    }
    checkStatus(status, 'Cannot encode');
    packets.push(packet);
  }
}
