import { type AVPixelFormat, FF_ENCODER_LIBWEBP, FF_ENCODER_MJPEG, FF_ENCODER_PNG } from 'node-av/constants';
import { Codec, CodecContext, type Frame, Packet, Rational } from 'node-av/lib';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, present } from './ffmpeg-status.ts';

/** FFmpeg's scale from 2, the best, to 31. */
const JPEG_QUALITY = 3;
/** zlib's level: a third of the time of its usual 6, for a seventh more bytes. */
const PNG_EFFORT = 3;
/** libwebp's scale to 100, the best: at the sizes of thumbnails no more is seen. */
const WEBP_QUALITY = 82;

const ENCODERS = {
  png: { name: FF_ENCODER_PNG, options: { pred: 'paeth', compression_level: PNG_EFFORT } },
  jpeg: { name: FF_ENCODER_MJPEG, options: { qmin: JPEG_QUALITY, qmax: JPEG_QUALITY } },
  webp: { name: FF_ENCODER_LIBWEBP, options: { quality: WEBP_QUALITY } },
} as const;

/** The file of a still image: rgb24 or rgba to PNG, yuvj420p to JPEG, bgra to WebP. */
export function encodeImage(frame: Frame, format: keyof typeof ENCODERS): Buffer {
  const { name, options } = ENCODERS[format];
  const codec = present(Codec.findEncoderByName(name), `There is no encoder for ${format}.`);
  using encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = frame.width;
  encoder.height = frame.height;
  encoder.pixelFormat = frame.format as AVPixelFormat;
  encoder.colorRange = frame.colorRange;
  encoder.timeBase = new Rational(1, 25);
  encoder.threadCount = 1;
  setOptions(encoder, options, `The ${format} encoder`);
  checkStatus(encoder.open2Sync(codec), `Cannot open the ${format} encoder`);
  using packet = new Packet();
  packet.alloc();
  checkStatus(encoder.sendFrameSync(frame), `Cannot encode the ${format}`);
  checkStatus(encoder.sendFrameSync(null), `Cannot encode the ${format}`);
  checkStatus(encoder.receivePacketSync(packet), `Cannot encode the ${format}`);
  // The packet's memory goes with it.
  return Buffer.from(present(packet.data, `The ${format} came out empty.`));
}
