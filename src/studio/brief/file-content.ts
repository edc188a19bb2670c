import type { FileHandle } from 'node:fs/promises';
import { disableTypes, imageSize, types } from 'image-size';
import type { BriefFile } from '../../ports/format.ts';
import type { MediaFacts } from '../../ports/media.ts';

/** What a file may weigh in bytes, by what it is to be. */
export const MOST_FILE_BYTES: Record<BriefFile['kind'], number> = {
  image: 30_000_000,
  font: 30_000_000,
  sound: 300_000_000,
  clip: 2_000_000_000,
};

/** Decoded, a picture takes four bytes a pixel, whatever its file weighs. */
const MOST_PIXELS = 80_000_000;

const IMAGE_TYPES = ['png', 'jpg', 'webp', 'svg'];
disableTypes(types.filter((type) => !IMAGE_TYPES.includes(type)));

/** Containers that hold their media in themselves; a playlist would fetch what it names. */
const CONTAINERS = [
  'wav',
  'w64',
  'mp3',
  'flac',
  'ogg',
  'mov',
  'mp4',
  'm4a',
  'aac',
  'aiff',
  'matroska',
  'webm',
  'avi',
];

/** Why a file cannot be used. */
export interface FileProblem {
  problem: string;
  /** `unsupported-media` for what is something else than it should be, `media-failed` for what cannot be used as that. */
  code: 'unsupported-media' | 'media-failed' | 'too-large';
}

function somethingElse(problem: string): FileProblem {
  return { problem, code: 'unsupported-media' };
}

function unusable(problem: string): FileProblem {
  return { problem, code: 'media-failed' };
}

/** Says why bytes are not a usable image, by their content alone; undefined where they are one. */
export function imageProblem(bytes: Uint8Array): FileProblem | undefined {
  let found: ReturnType<typeof imageSize>;
  try {
    found = imageSize(bytes);
  } catch {
    return somethingElse('is not an image; PNG, JPEG, WebP and SVG files can be used');
  }
  const { width, height, type } = found;
  if (!(width > 0 && height > 0)) return unusable('is an image without a size');
  if (type === 'svg') {
    const problem = svgProblem(new TextDecoder().decode(bytes));
    return problem === undefined ? undefined : unusable(problem);
  }
  if (width * height > MOST_PIXELS) {
    const most = `at most ${MOST_PIXELS / 1_000_000} million are allowed`;
    return unusable(`has ${width} × ${height} pixels; ${most}`);
  }
  if (isCutShort(bytes, type ?? '')) return unusable('is an image that was cut short; save it again');
  return undefined;
}

function isCutShort(bytes: Uint8Array, type: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'png') return buffer.lastIndexOf('IEND') < 0;
  if (type === 'jpg') return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
  return type === 'webp' && buffer.readUInt32LE(4) + 8 > buffer.byteLength;
}

/** A drawing may use what it holds itself; nothing that it points to elsewhere is ever opened. */
function svgProblem(svg: string): string | undefined {
  if (/<!ENTITY/i.test(svg)) return 'is an SVG with entities of its own; save it as plain SVG';
  if (/<script|<foreignObject/i.test(svg))
    return 'is an SVG with a script or foreign content; save it as plain SVG';
  const links = svg.matchAll(/(?:href\s*=\s*["']|url\(\s*["']?|@import\s+["']?)\s*([^"')\s>]{0,60})/gi);
  for (const [, target = ''] of links) {
    if (!target.startsWith('#') && !target.startsWith('data:') && !target.startsWith('url(')) {
      return `is an SVG that points to ${target || 'another file'}; it must hold all that it shows`;
    }
  }
  return undefined;
}

/** Says why bytes are not a font, by the first four of them (OpenType 1.9.1, WOFF 2). */
export function fontProblem(bytes: Uint8Array): FileProblem | undefined {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (['\0\x01\0\0', 'OTTO', 'true', 'wOFF', 'wOF2'].includes(mark)) return undefined;
  return somethingElse('is not a font; TTF, OTF, WOFF and WOFF2 files can be used');
}

/** Says why a probed file cannot be heard or seen as a brief wants it. */
export function mediaProblem(kind: 'sound' | 'clip', facts: MediaFacts): FileProblem | undefined {
  const wanted = kind === 'sound' ? 'sound' : 'picture';
  if (!facts.container.split(',').some((name) => CONTAINERS.includes(name))) {
    return somethingElse(`is a file of the kind ${facts.container}, which cannot be used`);
  }
  if (!facts.streams.some((stream) => stream.kind === wanted)) {
    return somethingElse(kind === 'sound' ? 'holds no sound' : 'holds no moving picture');
  }
  if (facts.durationSeconds !== null && facts.durationSeconds <= 0) return unusable('has no length');
  return undefined;
}

export async function readWhole(file: FileHandle, sizeBytes: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(sizeBytes);
  const { bytesRead } = await file.read(bytes, 0, sizeBytes, 0);
  return bytes.subarray(0, bytesRead);
}
