import { open, readFile } from 'node:fs/promises';
import {
  AV_CODEC_ID_PNG,
  AV_FRAME_DATA_DISPLAYMATRIX,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import { checkStatus, present } from './ffmpeg-status.ts';
import type { ShownAs } from './fit-frame.ts';
import { openInput } from './media-input.ts';
import { rotationOf } from './rotation.ts';

/** A picture as it was coded, and how it is to be shown. The caller frees the frame. */
export interface DecodedStill extends ShownAs {
  frame: Frame;
}

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Decodes a picture of any kind; of a moving one the first. */
export async function decodeStill(path: string, signal: AbortSignal): Promise<DecodedStill> {
  if (await isPng(path)) {
    const frame = await decodePng(path, signal);
    return { frame, rotationDegrees: 0, pixelAspectRatio: 1 };
  }
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  for await (const lent of input.frames(stream, { signal })) {
    const matrix =
      lent.getSideData(AV_FRAME_DATA_DISPLAYMATRIX) ??
      stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
    const pixel = stream.sampleAspectRatio;
    return {
      frame: present(lent.clone(), 'A picture could not be kept.'),
      rotationDegrees: rotationOf(matrix),
      pixelAspectRatio: pixel.num > 0 && pixel.den > 0 ? pixel.num / pixel.den : 1,
    };
  }
  throw new Error(`${path} holds no picture.`);
}

async function isPng(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(8);
    await file.read(start, 0, 8, 0);
    return start.toString('hex') === PNG_SIGNATURE;
  } finally {
    await file.close();
  }
}

/** Decodes without a look into the container first, which would decode every picture twice. */
async function decodePng(path: string, signal: AbortSignal): Promise<Frame> {
  const file = await readFile(path);
  signal.throwIfAborted();
  const codec = present(Codec.findDecoder(AV_CODEC_ID_PNG), 'There is no decoder for PNG.');
  using decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.threadCount = 1;
  checkStatus(decoder.open2Sync(codec), 'Cannot open the PNG decoder');
  using packet = new Packet();
  packet.alloc();
  packet.data = file;
  const frame = new Frame();
  frame.alloc();
  try {
    checkStatus(await decoder.sendPacket(packet), `Cannot decode ${path}`);
    checkStatus(await decoder.sendPacket(null), `Cannot decode ${path}`);
    checkStatus(await decoder.receiveFrame(frame), `Cannot decode ${path}`);
    return frame;
  } catch (error) {
    frame.free();
    throw error;
  }
}
