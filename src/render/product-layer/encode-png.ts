import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './pixels.ts';

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_A_PIXEL = 4;
const EIGHT_BITS = 8;
const TRUE_COLOUR_WITH_ALPHA = 6;
/** The file is read once more and gone. */
const LITTLE_EFFORT = 3;

/** A PNG of the pixels (ISO/IEC 15948): eight bits of red, green, blue and opacity, no filters. */
export function encodePng({ widthPixels, heightPixels, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPixels, 0);
  header.writeUInt32BE(heightPixels, 4);
  header.set([EIGHT_BITS, TRUE_COLOUR_WITH_ALPHA, 0, 0, 0], 8);
  const stride = widthPixels * BYTES_A_PIXEL;
  const rows = Buffer.alloc((stride + 1) * heightPixels);
  for (let y = 0; y < heightPixels; y += 1) {
    rows.set(rgba.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: LITTLE_EFFORT })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
