import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiVariables } from './identity.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Scripts and pictures from here alone; styles also as attributes, which the parts of pages are placed by. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the studio's pages from a folder; every address that is no file of it is the one page. */
export function addStudioPages(api: OpenAPIHono<ApiVariables>, folder: string): void {
  api.get('/*', async (context, next) => {
    const { path } = context.req;
    if (path.startsWith('/api/')) return next();
    const asked = await fileAt(folder, path);
    const file = asked ?? (extname(path) === '' ? await fileAt(folder, '/index.html') : undefined);
    if (file === undefined) return next();
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
        // Files under assets/ are named by their content.
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  });
}

async function fileAt(folder: string, path: string): Promise<{ path: string; bytes: Buffer } | undefined> {
  const relative = normalize(decoded(path) ?? '').replace(/^\/+/, '');
  if (relative === '' || relative === '.' || relative.startsWith('..') || relative.includes('\0'))
    return undefined;
  const full = join(folder, relative);
  try {
    return { path: full, bytes: await readFile(full) };
  } catch {
    return undefined;
  }
}

/** Undefined for what no browser writes, such as a lone `%`. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
