import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AssetKind } from '../../domain/asset.ts';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';
import { fileTypeFor } from './file-type.ts';

export interface DownloadOptions {
  fetch: typeof fetch;
  clock: Clock;
  /** Whether a file may be fetched from an address; asked again for every redirect. */
  isAllowed(url: URL): boolean;
  /** Headers for an address, such as a token for the vendor's own. */
  headersFor?(url: URL): Record<string, string>;
  attempts?: number;
  /** The wait before the second attempt; each further one is twice as long. */
  firstWaitMs?: number;
  /** How long one attempt may take. */
  deadlineMs?: number;
  mostBytes?: number;
}

const DEFAULTS = { attempts: 5, firstWaitMs: 500, deadlineMs: 10 * 60_000, mostBytes: 2 ** 30 };
const MOST_REDIRECTS = 5;
const HEAD_BYTES = 16;

/**
 * Fetches a file, again from the start where it breaks off or does not decode, and puts it in place whole. A file
 * that may come later is `provider-unavailable` and retryable; one that is gone is `provider-failed`, one that is
 * damaged each time `media-failed`, and neither is retryable.
 */
export async function downloadFile(
  address: string,
  context: DownloadContext,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { attempts = DEFAULTS.attempts, firstWaitMs = DEFAULTS.firstWaitMs, clock } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await downloadOnce(address, context, options);
    } catch (error) {
      throwIfCancelled(context.signal);
      const mayHelp = isReelError(error) && (error.retryable || error.code === 'media-failed');
      if (!mayHelp || attempt === attempts) throw error;
      await clock.sleep(firstWaitMs * 2 ** (attempt - 1), context.signal);
    }
  }
}

async function downloadOnce(
  address: string,
  { kind, outputPathStem, check, signal }: DownloadContext,
  options: DownloadOptions,
): Promise<Downloaded> {
  const partPath = `${outputPathStem}.part`;
  await rm(partPath, { force: true });
  await save(address, partPath, signal, options);
  const type = fileTypeFor(kind, await headOf(partPath));
  if (type === undefined) throw wrongType(kind);
  const filePath = `${outputPathStem}.${type.extension}`;
  await rename(partPath, filePath);
  return { filePath, mediaType: type.mediaType, facts: await check(filePath, kind, signal) };
}

async function save(
  address: string,
  path: string,
  signal: AbortSignal,
  options: DownloadOptions,
): Promise<void> {
  const { deadlineMs = DEFAULTS.deadlineMs, mostBytes = DEFAULTS.mostBytes } = options;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const response = await whileReachable(() => follow(address, deadline, options));
  if (!response.ok || response.body === null) throw refusal(response.status);
  const expected = Number(response.headers.get('content-length') ?? Number.NaN);
  if (expected > mostBytes) throw tooLarge(mostBytes);
  let received = 0;
  const { body } = response;
  await whileReachable(() =>
    pipeline(
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          received += chunk.byteLength;
          if (received > mostBytes) throw tooLarge(mostBytes);
          yield chunk;
        }
      },
      createWriteStream(path),
      { signal: deadline },
    ),
  );
  const isCut =
    !response.headers.has('content-encoding') && Number.isFinite(expected) && received !== expected;
  if (isCut || received === 0) throw unreachable('It broke off.');
}

async function follow(address: string, signal: AbortSignal, options: DownloadOptions): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!options.isAllowed(url)) {
      throw new ReelError('provider-failed', `The result is at ${url.host}, from where nothing is fetched.`);
    }
    const headers = options.headersFor?.(url) ?? {};
    const response = await options.fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new ReelError('provider-failed', 'The result’s address leads from one to the next without an end.');
}

/** Errors of the connection as ones that a later attempt may not meet. */
async function whileReachable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isReelError(error)) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new ReelError('storage-full', 'The disk is full: the result could not be fetched.', {
        cause: error,
      });
    }
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw unreachable(reason instanceof Error ? `${reason.message}.` : 'The connection failed.');
  }
}

function refusal(status: number): ReelError {
  if (status === 408 || status === 429 || status >= 500) return unreachable(`HTTP status ${status}.`);
  return new ReelError('provider-failed', `The result is not there any more (HTTP status ${status}).`);
}

function unreachable(why: string): ReelError {
  return new ReelError('provider-unavailable', `The result cannot be fetched now. ${why}`, {
    retryable: true,
  });
}

function tooLarge(mostBytes: number): ReelError {
  return new ReelError('provider-failed', `The result is larger than ${Math.floor(mostBytes / 2 ** 20)} MB.`);
}

function wrongType(kind: AssetKind): ReelError {
  return new ReelError('media-failed', `What came is no ${kind} of a known type.`);
}

async function headOf(path: string): Promise<Uint8Array> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
