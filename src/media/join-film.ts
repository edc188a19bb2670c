import { closeSync, openSync, readSync } from 'node:fs';
import {
  AV_CODEC_ID_H264,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { CodecParameters, Packet, Rational, type Stream } from 'node-av/lib';
import { breathing } from '../domain/breathing.ts';
import type { FilmJoining } from '../ports/media.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { type MediaInput, openInput } from './media-input.ts';
import { addChapters } from './movie-chapters.ts';
import { MovieWriter } from './movie-writer.ts';
import type { Operation } from './protocol.ts';

/** Pictures and sound take turns by so much: players read both from one place, and tables stay short. */
const TURN_SECONDS = 0.5;
const REPORTED_TURNS = 120;

/** Puts coded pictures and sound into an MP4. */
export const joinFilm: Operation<'joinFilm'> = async (joining, { signal, report }) => {
  await using movie = await MovieWriter.create(joining.outputPath);
  await using sound = joining.soundPath === undefined ? undefined : await openInput(joining.soundPath);
  const pictureTrack = movie.addTrack(await pictureParameters(joining), {
    num: joining.frameRate.denominator,
    den: joining.frameRate.numerator,
  });
  const soundStream = sound?.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const soundTrack = soundStream && movie.addTrack(soundStream.codecpar, soundStream.timeBase);
  await movie.begin(joining.title);
  const pictures = writePictures(joining, movie, pictureTrack);
  const sounds = soundTrack === undefined ? noPackets() : writeSound(sound!, soundStream!, movie, soundTrack);
  const breathe = breathing(signal);
  for (let turn = 1, more = true; more; turn += 1) {
    more = advance(pictures, turn * TURN_SECONDS);
    more = advance(sounds, turn * TURN_SECONDS) || more;
    if (turn % REPORTED_TURNS === 0) report(turn);
    await breathe();
  }
  await movie.finish();
  if (joining.chapters.length > 0) await addChapters(joining.outputPath, joining.chapters);
};

/** Lets a track write up to a time of decoding; true while it has more. */
function advance(track: Iterator<number, void>, seconds: number): boolean {
  for (;;) {
    const step = track.next();
    if (step.done === true) return false;
    if (step.value >= seconds) return true;
  }
}

function* noPackets(): Generator<number, void> {}

/** Writes one picture at each step and hands out the seconds at which it is decoded. */
function* writePictures(joining: FilmJoining, movie: MovieWriter, track: Stream): Generator<number, void> {
  const { byteSizes, displayFrames, keys } = joining.samples;
  const aheadFrames = reorderDelay(displayFrames);
  const file = openSync(joining.picturesPath, 'r');
  try {
    for (const [index, size] of byteSizes.entries()) {
      const data = Buffer.allocUnsafe(size);
      if (readSync(file, data, 0, size, null) !== size) throw new Error('The coded pictures are cut short.');
      movie.write({
        track,
        data,
        displayTick: displayFrames[index]!,
        decodeTick: index - aheadFrames,
        durationTicks: 1,
        key: keys[index] === 1,
      });
      yield (index * joining.frameRate.denominator) / joining.frameRate.numerator;
    }
  } finally {
    closeSync(file);
  }
}

/** By how many frames decoding must run ahead so that no picture is late for its display. */
function reorderDelay(displayFrames: Uint32Array): number {
  return displayFrames.reduce((delay, display, decode) => Math.max(delay, decode - display), 0);
}

function* writeSound(
  input: MediaInput,
  stream: Stream,
  movie: MovieWriter,
  track: Stream,
): Generator<number, void> {
  using packet = new Packet();
  packet.alloc();
  for (;;) {
    const status = input.format.readFrameSync(packet);
    if (status === AVERROR_EOF) return;
    checkStatus(status, `Cannot read ${input.path}`);
    movie.write({
      track,
      data: present(packet.data, 'A packet of sound is empty.'),
      displayTick: Number(packet.pts),
      decodeTick: Number(packet.dts),
      durationTicks: Number(packet.duration),
      key: true,
    });
    yield (Number(packet.dts) * stream.timeBase.num) / stream.timeBase.den;
    packet.unref();
  }
}

async function pictureParameters(joining: FilmJoining): Promise<CodecParameters> {
  const parameters = new CodecParameters();
  parameters.alloc();
  if (joining.likePath !== undefined) {
    await using like = await openInput(joining.likePath);
    const { codecpar } = like.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
    checkStatus(codecpar.copy(parameters), 'Cannot describe the pictures');
    // The tag that lets parameter sets be in samples is given up; that of HEVC is what players look for.
    if (parameters.codecId === AV_CODEC_ID_H264) parameters.codecTag = 0;
    parameters.extradata = Buffer.from(joining.decoderConfiguration);
    return parameters;
  }
  parameters.codecType = AVMEDIA_TYPE_VIDEO;
  parameters.codecId = AV_CODEC_ID_H264;
  parameters.format = AV_PIX_FMT_YUV420P;
  parameters.width = joining.size.widthPixels;
  parameters.height = joining.size.heightPixels;
  parameters.sampleAspectRatio = new Rational(1, 1);
  parameters.colorRange = AVCOL_RANGE_MPEG;
  parameters.colorPrimaries = AVCOL_PRI_BT709;
  parameters.colorTrc = AVCOL_TRC_BT709;
  parameters.colorSpace = AVCOL_SPC_BT709;
  parameters.extradata = Buffer.from(joining.decoderConfiguration);
  return parameters;
}
