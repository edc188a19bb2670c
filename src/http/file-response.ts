import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { AssetRecord } from '../domain/asset.ts';
import { RangeNotSatisfiable } from './problem.ts';

export interface ServedFile {
  path: string;
  mediaType: string;
  /** Named by its content, so that a browser need never ask again. */
  entityTag: string;
  /** Offered as a download under this name. */
  downloadName?: string | undefined;
}

/** An asset's file, as it is served. */
export function servedAsset({ mediaType, hash }: AssetRecord, path: string): ServedFile {
  return { path, mediaType, entityTag: `"${hash.slice(0, 32)}"` };
}

/** Answers with a file or the part of it that is asked for (RFC 9110, section 14). */
export async function fileResponse(context: Context, file: ServedFile): Promise<Response> {
  const { size } = await stat(file.path);
  const headers: Record<string, string> = {
    'content-type': file.mediaType,
    'accept-ranges': 'bytes',
    etag: file.entityTag,
    'cache-control': 'private, max-age=31536000, immutable',
    // What was uploaded, such as a drawing with a script in it, must do nothing when it is opened by itself.
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    ...(file.downloadName !== undefined && {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.downloadName)}`,
    }),
  };
  if (context.req.header('if-none-match') === file.entityTag)
    return new Response(null, { status: 304, headers });
  const range = rangeOf(context.req.header('range'), size);
  if (range === 'unsatisfiable') throw new RangeNotSatisfiable(size);
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers['content-length'] = String(last - first + 1);
  if (range) headers['content-range'] = `bytes ${first}-${last}/${size}`;
  const isHead = context.req.method === 'HEAD' || size === 0;
  const body = isHead ? null : Readable.toWeb(createReadStream(file.path, { start: first, end: last }));
  return new Response(body as ReadableStream | null, { status: range ? 206 : 200, headers });
}

/** One range of bytes; several at once, which no player asks for, are answered with the whole. */
function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || first >= size ? 'unsatisfiable' : { first, last };
}
