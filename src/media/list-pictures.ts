import {
  AV_PKT_FLAG_DISCARD,
  AV_PKT_FLAG_KEY,
  AVERROR_EOF,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
} from 'node-av/constants';
import { avGetCodecName, avGetPixFmtName, Packet } from 'node-av/lib';
import { breathing } from '../domain/breathing.ts';
import { checkStatus } from './ffmpeg-status.ts';
import { openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';

/** Reads the table of a file's pictures. */
export const listPictures: Operation<'listPictures'> = async ({ path }, { signal }) => {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const coded = stream.codecpar;
  using packet = new Packet();
  packet.alloc();
  const breathe = breathing(signal);
  const rows: { offset: number; size: number; decode: number; display: number; flags: number }[] = [];
  for (;;) {
    await breathe();
    const status = input.format.readFrameSync(packet);
    if (status === AVERROR_EOF) break;
    checkStatus(status, `Cannot read ${path}`);
    if (packet.streamIndex === stream.index) {
      rows.push({
        offset: Number(packet.pos),
        size: packet.size,
        decode: Number(packet.dts),
        display: Number(packet.pts),
        flags: packet.flags,
      });
    }
    packet.unref();
  }
  return {
    codec: avGetCodecName(coded.codecId) ?? 'unknown',
    pixelFormat: avGetPixFmtName(coded.format as AVPixelFormat) ?? 'unknown',
    size: { widthPixels: coded.width, heightPixels: coded.height },
    decoderConfiguration: Uint8Array.from(coded.extradata ?? []),
    timeBase: { numerator: stream.timeBase.num, denominator: stream.timeBase.den },
    byteOffsets: Float64Array.from(rows, (row) => row.offset),
    byteSizes: Uint32Array.from(rows, (row) => row.size),
    decodeTicks: Float64Array.from(rows, (row) => row.decode),
    displayTicks: Float64Array.from(rows, (row) => row.display),
    keys: Uint8Array.from(rows, (row) => (row.flags & AV_PKT_FLAG_KEY ? 1 : 0)),
    hidden: Uint8Array.from(rows, (row) => (row.flags & AV_PKT_FLAG_DISCARD ? 1 : 0)),
  };
};
