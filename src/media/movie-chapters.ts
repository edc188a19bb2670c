import { type FileHandle, open, rename } from 'node:fs/promises';
import type { ChapterMark } from '../ports/media.ts';
import { draftOf } from './protocol.ts';

const MOST_CHAPTERS = 255;
const MOST_TITLE_BYTES = 255;
/** Tables of many hours are smaller; a file that says more is damaged. */
const MOST_TABLE_BYTES = 1 << 28;
const HUNDRED_NANOSECONDS = 1e7;
const COPY_BYTES = 1 << 20;
/** Where sample tables stand within `moov` (ISO/IEC 14496-12). */
const TABLE_PARENTS = new Set(['trak', 'mdia', 'minf', 'stbl']);

/**
 * Names the chapters of an MP4 whose `moov` comes before its media, in place. The binding does not reach
 * libavformat's chapters, so the one box is put in here: `chpl` in `moov/udta`, as Nero defined it and FFmpeg
 * (libavformat/movenc.c), VLC and most players read it.
 */
export async function addChapters(path: string, chapters: readonly ChapterMark[]): Promise<void> {
  await using source = await open(path, 'r');
  const place = await findMovieBox(source);
  const movie = Buffer.alloc(place.size);
  await source.read(movie, 0, place.size, place.offset);
  const larger = withChapterBox(movie, chapters);
  const draft = draftOf(path);
  {
    await using target = await open(draft, 'w');
    const buffer = Buffer.alloc(COPY_BYTES);
    const copy = async (from: number, to: number) => {
      for (let position = from; position < to; ) {
        const wanted = Math.min(buffer.length, to - position);
        const { bytesRead } = await source.read(buffer, 0, wanted, position);
        await target.write(buffer, 0, bytesRead);
        position += bytesRead;
      }
    };
    await copy(0, place.offset);
    await target.write(larger);
    await copy(place.offset + place.size, (await source.stat()).size);
  }
  await rename(draft, path);
}

/** The chapters of an MP4 or MOV by that box; none where it has none or its tables are damaged. */
export async function readChapters(path: string): Promise<ChapterMark[]> {
  await using file = await open(path, 'r');
  try {
    const { offset, size } = await findBox(file, 'moov');
    if (size > MOST_TABLE_BYTES) return [];
    const movie = Buffer.alloc(size);
    await file.read(movie, 0, size, offset);
    const userData = childrenOf(movie, 8).find(({ type }) => type === 'udta');
    const chapters = userData && childrenOf(userData.box, 8).find(({ type }) => type === 'chpl');
    return chapters === undefined ? [] : chaptersOf(chapters.box);
  } catch {
    return [];
  }
}

function chaptersOf(box: Buffer): ChapterMark[] {
  // Version 0 has no reserved bytes before the number of chapters.
  const countAt = box.readUInt8(8) === 0 ? 12 : 16;
  const chapters: ChapterMark[] = [];
  let at = countAt + 1;
  for (let left = box.readUInt8(countAt); left > 0; left -= 1) {
    const startSeconds = Number(box.readBigUInt64BE(at)) / HUNDRED_NANOSECONDS;
    const end = at + 9 + box.readUInt8(at + 8);
    if (end > box.length) break;
    chapters.push({ title: box.toString('utf8', at + 9, end), startSeconds });
    at = end;
  }
  return chapters;
}

/** A `moov` box with its chapters, and with chunk offsets for the media that now begins later. Pure. */
function withChapterBox(movie: Buffer, chapters: readonly ChapterMark[]): Buffer {
  const children = childrenOf(movie, 8);
  const userData = children.find((child) => child.type === 'udta');
  const inner = userData === undefined ? Buffer.alloc(0) : userData.box.subarray(8);
  const box = boxOf('udta', [inner, chapterBox(chapters)]);
  const rest = children.filter((child) => child !== userData).map((child) => child.box);
  const larger = boxOf('moov', [...rest, box]);
  shiftOffsets(larger, larger.length - movie.length);
  return larger;
}

function chapterBox(chapters: readonly ChapterMark[]): Buffer {
  const entries = chapters.slice(0, MOST_CHAPTERS).map(({ title, startSeconds }) => {
    const name = truncated(title);
    const entry = Buffer.alloc(9 + name.length);
    entry.writeBigUInt64BE(BigInt(Math.round(startSeconds * HUNDRED_NANOSECONDS)), 0);
    entry.writeUInt8(name.length, 8);
    entry.set(name, 9);
    return entry;
  });
  // Version 1, no flags; four bytes that are always zero; the number of chapters.
  const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, entries.length]);
  return boxOf('chpl', [head, ...entries]);
}

/** As many whole characters as fit into the length byte. */
function truncated(title: string): Buffer {
  const characters = [...title];
  let bytes = Buffer.from(title, 'utf8');
  while (bytes.length > MOST_TITLE_BYTES) {
    characters.pop();
    bytes = Buffer.from(characters.join(''), 'utf8');
  }
  return bytes;
}

function shiftOffsets(box: Buffer, bytes: number): void {
  for (const child of childrenOf(box, 8)) {
    if (TABLE_PARENTS.has(child.type)) shiftOffsets(child.box, bytes);
    else if (child.type === 'stco') {
      for (let at = 16; at < child.box.length; at += 4) {
        child.box.writeUInt32BE(child.box.readUInt32BE(at) + bytes, at);
      }
    } else if (child.type === 'co64') {
      for (let at = 16; at < child.box.length; at += 8) {
        child.box.writeBigUInt64BE(child.box.readBigUInt64BE(at) + BigInt(bytes), at);
      }
    }
  }
}

function boxOf(type: string, parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts], size);
}

/** The boxes in a box, as views into it. */
function childrenOf(box: Buffer, headBytes: number): { type: string; box: Buffer }[] {
  const children: { type: string; box: Buffer }[] = [];
  for (let at = headBytes; at + 8 <= box.length; ) {
    const size = box.readUInt32BE(at);
    if (size < 8 || at + size > box.length) throw new Error('The tables of the MP4 are damaged.');
    children.push({ type: box.toString('latin1', at + 4, at + 8), box: box.subarray(at, at + size) });
    at += size;
  }
  return children;
}

async function findMovieBox(file: FileHandle): Promise<BoxPlace> {
  const [movie, media] = [await findBox(file, 'moov'), await findBox(file, 'mdat')];
  if (movie.offset > media.offset) throw new Error('The MP4 has no tables before its media.');
  return movie;
}

interface BoxPlace {
  offset: number;
  size: number;
}

/** Where the first box of a type stands in a file. */
async function findBox(file: FileHandle, wanted: string): Promise<BoxPlace> {
  const head = Buffer.alloc(16);
  for (let offset = 0; ; ) {
    const { bytesRead } = await file.read(head, 0, 16, offset);
    if (bytesRead < 8) throw new Error(`The MP4 has no box ${wanted}.`);
    const short = head.readUInt32BE(0);
    // 1 says that the size follows the type, in 64 bits.
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (head.toString('latin1', 4, 8) === wanted) return { offset, size };
    if (size < 8) throw new Error('The boxes of the MP4 are damaged.');
    offset += size;
  }
}
