import type { AssetKind } from '../../domain/asset.ts';

export interface FileType {
  extension: string;
  mediaType: string;
}

interface Signature extends FileType {
  at: number;
  bytes: number[];
}

/** First bytes of the files that vendors deliver (https://www.garykessler.net/library/file_sigs.html). */
const SIGNATURES: readonly Signature[] = [
  { extension: 'png', mediaType: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { extension: 'jpg', mediaType: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { extension: 'webp', mediaType: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { extension: 'mp4', mediaType: 'video/mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { extension: 'webm', mediaType: 'video/webm', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { extension: 'wav', mediaType: 'audio/wav', at: 8, bytes: [0x57, 0x41, 0x56, 0x45] },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: 0, bytes: [0x49, 0x44, 0x33] },
  // MPEG-1 layer III without a tag, with or without a check sum.
  { extension: 'mp3', mediaType: 'audio/mpeg', at: 0, bytes: [0xff, 0xfb] },
  { extension: 'mp3', mediaType: 'audio/mpeg', at: 0, bytes: [0xff, 0xfa] },
];

const FAMILIES: { readonly [kind in AssetKind]?: string } = {
  image: 'image/',
  clip: 'video/',
  'lip-sync': 'video/',
  speech: 'audio/',
  music: 'audio/',
};

/** What a file is by its first 16 bytes, whatever it is called; undefined where that is nothing for the kind. */
export function fileTypeFor(kind: AssetKind, head: Uint8Array): FileType | undefined {
  const found = SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte));
  const family = FAMILIES[kind];
  if (!found || family === undefined || !found.mediaType.startsWith(family)) return undefined;
  return { extension: found.extension, mediaType: found.mediaType };
}
