import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { ReelError } from '../../domain/errors.ts';
import type { Pixels } from './pixels.ts';

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_A_PIXEL = 4;
const EIGHT_BITS = 8;
const TRUE_COLOUR_WITH_ALPHA = 6;

/**
 * The pixels of a PNG as the rasterizer writes it: eight bits, red, green, blue and opacity, not interlaced
 * (ISO/IEC 15948). `media-failed` for any other.
 */
export function decodePng(file: Uint8Array): Pixels {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const data: Uint8Array[] = [];
  let header: { widthPixels: number; heightPixels: number } | undefined;
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    const body = at + 8;
    if (type === 'IHDR') {
      const isKnown =
        file[body + 8] === EIGHT_BITS && file[body + 9] === TRUE_COLOUR_WITH_ALPHA && file[body + 12] === 0;
      if (!isKnown) throw unreadable('it is not of eight bits with opacity');
      header = { widthPixels: view.getUint32(body), heightPixels: view.getUint32(body + 4) };
    }
    if (type === 'IDAT') data.push(file.subarray(body, body + length));
    at = body + length + 4;
  }
  if (!header) throw unreadable('it has no header');
  return { ...header, rgba: unfiltered(inflateSync(Buffer.concat(data)), header) };
}

/** Undoes the filter of each row (ISO/IEC 15948, clause 9). */
function unfiltered(
  rows: Uint8Array,
  { widthPixels, heightPixels }: { widthPixels: number; heightPixels: number },
): Uint8Array {
  const stride = widthPixels * BYTES_A_PIXEL;
  if (rows.length < (stride + 1) * heightPixels) throw unreadable('it ends early');
  const rgba = new Uint8Array(stride * heightPixels);
  for (let y = 0; y < heightPixels; y += 1) {
    const filter = rows[y * (stride + 1)]!;
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x < BYTES_A_PIXEL ? 0 : rgba[to + x - BYTES_A_PIXEL]!;
      const above = y === 0 ? 0 : rgba[to + x - stride]!;
      const corner = y === 0 || x < BYTES_A_PIXEL ? 0 : rgba[to + x - stride - BYTES_A_PIXEL]!;
      rgba[to + x] = rows[from + x]! + predicted(filter, left, above, corner);
    }
  }
  return rgba;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** A PNG of the pixels. */
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
    chunk('IDAT', deflateSync(rows, { level: 3 })),
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

function unreadable(why: string): ReelError {
  return new ReelError('media-failed', `A picture that was just drawn cannot be read again: ${why}.`);
}
