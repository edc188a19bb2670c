import { availableParallelism } from 'node:os';
import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PROFILE_AAC_LOW,
  AV_SAMPLE_FMT_FLTP,
  AVMEDIA_TYPE_AUDIO,
  AVSEEK_FLAG_BACKWARD,
  FF_ENCODER_AAC,
} from 'node-av/constants';
import { Codec, CodecContext, CodecParameters, Packet, Rational } from 'node-av/lib';
import { SAMPLE_RATE_HERTZ } from '../domain/time.ts';
import type { FilterStep, SoundCoding } from '../ports/media.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { openInput } from './media-input.ts';
import { MovieWriter } from './movie-writer.ts';
import type { Operation } from './protocol.ts';
import { soundSource } from './shape-sound.ts';

/** Samples of an AAC packet, and of the silence that the encoder puts before the first (its priming). */
const PACKET_SAMPLES = 1024;
/** Packets encoded and thrown away before a piece, until the rate control has forgotten that it began there. */
const CONTEXT_PACKETS = 24;
/**
 * About half a minute: worth its start and its context, and short enough that all processors have work to the end. The
 * same on every machine, so that the same sound gives the same bytes.
 */
const PIECE_PACKETS = 1400;

interface Piece {
  /** Packets of the whole that this piece gives: from the first, up to but without the end. */
  firstPacket: number;
  endPacket: number;
  /** Samples of the input that it encodes. */
  startSample: number;
  endSample: number;
}

/** Codes sound as AAC, several pieces of it at a time; no more are held than are being coded. */
export const encodeSound: Operation<'encodeSound'> = async (coding, { signal, report }) => {
  const sampleCount = await countSamples(coding.inputPath, signal);
  const encoder = describeEncoder(coding);
  await using movie = await MovieWriter.create(coding.outputPath);
  const track = movie.addTrack(encoder, { num: 1, den: SAMPLE_RATE_HERTZ });
  await movie.begin();
  let tick = -PACKET_SAMPLES;
  for await (const packets of encodedInTurn(coding, cutPieces(sampleCount), signal)) {
    for (const data of packets) {
      const durationTicks = Math.min(PACKET_SAMPLES, sampleCount - tick);
      movie.write({ track, data, displayTick: tick, decodeTick: tick, durationTicks, key: true });
      tick += PACKET_SAMPLES;
    }
    report(Math.max(0, tick));
  }
  await movie.finish();
  return { sampleCount, durationSeconds: sampleCount / SAMPLE_RATE_HERTZ };
};

/** The packets of each piece in order, while the pieces after it are in the works. */
async function* encodedInTurn(coding: SoundCoding, pieces: Piece[], signal: AbortSignal) {
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const inWork: Promise<Buffer[]>[] = [];
  const start = (piece: Piece | undefined) => {
    if (piece !== undefined) inWork.push(encodePiece(coding, piece, stopped));
  };
  const waiting = [...pieces];
  // One more than there are processors: while one piece is read and handed over, the others are coded.
  for (let worker = 0; worker < availableParallelism() + 1; worker += 1) start(waiting.shift());
  try {
    for (;;) {
      const packets = await inWork[0];
      if (packets === undefined) return;
      inWork.shift();
      start(waiting.shift());
      yield packets;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(inWork);
  }
}

/** Which samples each piece needs for its packets to be those of one encoding of the whole. */
export function cutPieces(sampleCount: number): Piece[] {
  const packets = Math.ceil(sampleCount / PACKET_SAMPLES) + 1;
  const count = Math.max(1, Math.round(packets / PIECE_PACKETS));
  return Array.from({ length: count }, (_, index) => {
    const firstPacket = Math.floor((packets * index) / count);
    const endPacket = Math.floor((packets * (index + 1)) / count);
    return {
      firstPacket,
      endPacket,
      startSample: Math.max(0, firstPacket - CONTEXT_PACKETS) * PACKET_SAMPLES,
      // The transform of a packet reaches into the next one; the encoder's choice of window looks further yet.
      endSample: Math.min(sampleCount, (endPacket + 2) * PACKET_SAMPLES),
    };
  });
}

async function encodePiece(coding: SoundCoding, piece: Piece, signal: AbortSignal): Promise<Buffer[]> {
  using encoder = openEncoder(coding);
  using packet = new Packet();
  packet.alloc();
  const packets: Buffer[] = [];
  const collect = () => {
    for (;;) {
      const status = encoder.receivePacketSync(packet);
      if (isDry(status)) return;
      checkStatus(status, 'Cannot encode the sound');
      packets.push(Buffer.from(present(packet.data, 'A packet of sound came out empty.')));
      packet.unref();
    }
  };
  for await (const frame of pieceFrames(coding, piece, signal)) {
    checkStatus(await encoder.sendFrame(frame), 'Cannot encode the sound');
    collect();
  }
  checkStatus(await encoder.sendFrame(null), 'Cannot encode the sound');
  collect();
  const ahead = piece.firstPacket - piece.startSample / PACKET_SAMPLES;
  return packets.slice(ahead, ahead + piece.endPacket - piece.firstPacket);
}

async function* pieceFrames(coding: SoundCoding, piece: Piece, signal: AbortSignal) {
  await using input = await openInput(coding.inputPath);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  if (piece.startSample > 0) {
    const status = await input.format.seekFrame(
      stream.index,
      BigInt(piece.startSample),
      AVSEEK_FLAG_BACKWARD,
    );
    checkStatus(status, `Cannot seek in ${coding.inputPath}`);
  }
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  for await (const frame of input.frames(stream, { signal })) {
    if (Number(frame.pts) >= piece.endSample) break;
    chain ??= chains.use(
      new FilterChain(AVMEDIA_TYPE_AUDIO, soundSource(frame, stream.timeBase), pieceSteps(coding, piece)),
    );
    chain.send(frame);
    yield* chain.received();
  }
  chain?.send(null);
  yield* chain?.received() ?? [];
}

function pieceSteps(coding: SoundCoding, piece: Piece): FilterStep[] {
  return [
    { filter: 'atrim', options: { start_pts: piece.startSample, end_pts: piece.endSample } },
    {
      filter: 'aformat',
      options: {
        sample_fmts: 'fltp',
        sample_rates: SAMPLE_RATE_HERTZ,
        channel_layouts: coding.channels === 1 ? 'mono' : 'stereo',
      },
    },
    { filter: 'asetnsamples', options: { n: PACKET_SAMPLES, p: false } },
  ];
}

function describeEncoder(coding: SoundCoding): CodecParameters {
  using encoder = openEncoder(coding);
  const parameters = new CodecParameters();
  parameters.alloc();
  checkStatus(parameters.fromContext(encoder), 'Cannot describe the sound');
  return parameters;
}

function openEncoder(coding: SoundCoding): CodecContext {
  const codec = present(Codec.findEncoderByName(FF_ENCODER_AAC), 'There is no encoder for AAC.');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = SAMPLE_RATE_HERTZ;
  encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
  encoder.channelLayout = {
    nbChannels: coding.channels,
    order: AV_CHANNEL_ORDER_NATIVE,
    mask: coding.channels === 1 ? 4n : 3n,
  };
  encoder.bitRate = BigInt(coding.bitsPerSecond);
  encoder.timeBase = new Rational(1, SAMPLE_RATE_HERTZ);
  encoder.profile = AV_PROFILE_AAC_LOW;
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(encoder, { aac_coder: 'fast' }, 'The AAC encoder');
  checkStatus(encoder.open2Sync(codec), 'Cannot open the AAC encoder');
  return encoder;
}

/** Samples of a WAV of 48 kHz, from its header. */
async function countSamples(path: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  if (stream.codecpar.sampleRate !== SAMPLE_RATE_HERTZ || stream.timeBase.den !== SAMPLE_RATE_HERTZ) {
    throw new Error(`${path} is not a WAV of ${SAMPLE_RATE_HERTZ} Hz.`);
  }
  if (stream.duration <= 0n) throw new Error(`${path} holds no sound.`);
  return Number(stream.duration);
}
