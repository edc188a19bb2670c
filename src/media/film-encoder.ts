import {
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Rational } from 'node-av/lib';
import type { FrameRate } from '../domain/time.ts';
import type { FrameSize } from '../domain/timeline.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, present } from './ffmpeg-status.ts';

export interface EncoderSettings {
  size: FrameSize;
  frameRate: FrameRate;
  /** Constant rate factor. */
  quality: number;
  preset: string;
  /** x264's own options. */
  x264: readonly string[];
}

/** Opens x264 for pictures of a film. One thread: the same pictures give the same bytes everywhere. */
export function openFilmEncoder({ size, frameRate, quality, preset, x264 }: EncoderSettings): CodecContext {
  const codec = present(Codec.findEncoderByName(FF_ENCODER_LIBX264), 'There is no encoder for H.264.');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = size.widthPixels;
  encoder.height = size.heightPixels;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(frameRate.denominator, frameRate.numerator);
  encoder.framerate = new Rational(frameRate.numerator, frameRate.denominator);
  encoder.sampleAspectRatio = new Rational(1, 1);
  encoder.colorRange = AVCOL_RANGE_MPEG;
  encoder.colorPrimaries = AVCOL_PRI_BT709;
  encoder.colorTrc = AVCOL_TRC_BT709;
  encoder.colorSpace = AVCOL_SPC_BT709;
  encoder.threadCount = 1;
  const parameters = [...x264, 'keyint=infinite', 'slices=1', 'threads=1', 'stitchable=1'].join(':');
  setOptions(
    encoder,
    { preset, profile: 'high', crf: quality, 'forced-idr': true, 'x264-params': parameters },
    'The H.264 encoder',
  );
  checkStatus(encoder.open2Sync(codec), 'Cannot open the H.264 encoder');
  return encoder;
}

/** A frame to be coded, with memory of its own; the caller frees it. */
export function filmFrame(size: FrameSize): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.format = AV_PIX_FMT_YUV420P;
  frame.width = size.widthPixels;
  frame.height = size.heightPixels;
  checkStatus(frame.getBuffer(), 'There is no memory for a picture');
  return frame;
}
