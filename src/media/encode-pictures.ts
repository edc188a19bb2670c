import { closeSync, openSync, writeSync } from 'node:fs';
import {
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVMEDIA_TYPE_VIDEO,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Packet, Rational } from 'node-av/lib';
import type { PictureCoding } from '../ports/media.ts';
import { PictureComposer } from './compose-picture.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import type { Operation } from './protocol.ts';

/**
 * Every picture stands for seconds, so a predicted one gets the quantiser of an intra one (ipratio 1) and nothing is
 * spread over pictures to come (no lookahead, no macroblock tree). One thread: runs are many, cores are few, and
 * the same pictures give the same bytes everywhere.
 */
const X264_SETTINGS = [
  'keyint=infinite',
  'scenecut=0',
  'bframes=0',
  'ref=1',
  'weightp=0',
  'rc-lookahead=0',
  'sync-lookahead=0',
  'mbtree=0',
  'ipratio=1',
  'qcomp=1',
  'slices=1',
  'threads=1',
  'stitchable=1',
].join(':');

/** Codes pictures as a run of H.264 pictures. */
export const encodePictures: Operation<'encodePictures'> = async (coding, { signal }) => {
  using composer = new PictureComposer(coding.size, signal);
  using file = openForWriting(coding.outputPath);
  using encoder = openEncoder(coding);
  using packet = new Packet();
  packet.alloc();
  using conversion = new FilterChain(AVMEDIA_TYPE_VIDEO, rgbaSource(coding), TO_FILM_COLOUR);
  for (const [index, picture] of coding.pictures.entries()) {
    signal.throwIfAborted();
    const composed = await composer.compose(picture);
    composed.pts = BigInt(index);
    conversion.send(composed);
    for await (const frame of conversion.receivedInTurn()) {
      frame.pictType = picture.intra ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
      checkStatus(await encoder.sendFrame(frame), 'Cannot encode a picture');
    }
    writePackets(encoder, packet, file.descriptor);
  }
  checkStatus(await encoder.sendFrame(null), 'Cannot encode the last picture');
  writePackets(encoder, packet, file.descriptor);
  return null;
};

const TO_FILM_COLOUR = [
  {
    filter: 'scale',
    options: {
      out_color_matrix: 'bt709',
      out_range: 'tv',
      flags: 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp',
    },
  },
  { filter: 'format', options: { pix_fmts: 'yuv420p' } },
  {
    filter: 'setparams',
    options: { range: 'tv', color_primaries: 'bt709', color_trc: 'bt709', colorspace: 'bt709' },
  },
];

function rgbaSource({ size }: PictureCoding) {
  return {
    width: size.widthPixels,
    height: size.heightPixels,
    pix_fmt: 'rgba',
    time_base: '1/1',
    pixel_aspect: '1/1',
    colorspace: 'gbr',
    range: 'pc',
  };
}

function openEncoder(coding: PictureCoding): CodecContext {
  const codec = present(Codec.findEncoderByName(FF_ENCODER_LIBX264), 'There is no encoder for H.264.');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = coding.size.widthPixels;
  encoder.height = coding.size.heightPixels;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(coding.frameRate.denominator, coding.frameRate.numerator);
  encoder.framerate = new Rational(coding.frameRate.numerator, coding.frameRate.denominator);
  encoder.sampleAspectRatio = new Rational(1, 1);
  encoder.colorRange = AVCOL_RANGE_MPEG;
  encoder.colorPrimaries = AVCOL_PRI_BT709;
  encoder.colorTrc = AVCOL_TRC_BT709;
  encoder.colorSpace = AVCOL_SPC_BT709;
  encoder.threadCount = 1;
  setOptions(
    encoder,
    {
      preset: 'superfast',
      profile: 'high',
      crf: coding.quality,
      'forced-idr': true,
      'x264-params': X264_SETTINGS,
    },
    'The H.264 encoder',
  );
  checkStatus(encoder.open2Sync(codec), 'Cannot open the H.264 encoder');
  return encoder;
}

function writePackets(encoder: CodecContext, packet: Packet, descriptor: number): void {
  for (;;) {
    const status = encoder.receivePacketSync(packet);
    if (isDry(status)) return;
    checkStatus(status, 'Cannot encode a picture');
    writeSync(descriptor, present(packet.data, 'A picture came out empty.'));
    packet.unref();
  }
}

function openForWriting(path: string): { descriptor: number } & Disposable {
  const descriptor = openSync(path, 'w');
  return { descriptor, [Symbol.dispose]: () => closeSync(descriptor) };
}
