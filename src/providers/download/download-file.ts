import { lookup } from 'node:dns/promises';
import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AssetKind } from '../../domain/asset.ts';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';
import { isPublicAddress } from '../../domain/public-address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';
import { fileTypeFor } from './file-type.ts';

export interface DownloadOptions {
  fetch: typeof fetch;
  clock: Clock;
  /**
   * The origin of the vendor's own base URL, which a person set: files are fetched from there whatever it is, and from
   * elsewhere by https from public addresses alone. Every redirect is checked again.
   */
  ownOrigin: string;
  /** The IP addresses of a host; by the system's resolver where absent. */
  addressesOf?(host: string): Promise<string[]>;
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

/** What came before a download broke off, and what tells that the file is still the same (RFC 9110, 13.1.5). */
interface PartialFile {
  receivedBytes: number;
  /** The first of them, by which the file's type is told. */
  head: Uint8Array;
  validator: string | undefined;
}

/**
 * Fetches a file, from where it broke off or again from the start where it does not decode, and puts it in place whole. A file
 * that may come later is `provider-unavailable` and retryable; one that is gone is `provider-failed`, one that is
 * damaged each time `media-failed`, and neither is retryable.
 */
export async function downloadFile(
  address: string,
  context: DownloadContext,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { attempts = DEFAULTS.attempts, firstWaitMs = DEFAULTS.firstWaitMs, clock } = options;
  const part: PartialFile = { receivedBytes: 0, head: new Uint8Array(), validator: undefined };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await downloadOnce(address, part, context, options);
    } catch (error) {
      throwIfCancelled(context.signal);
      if (isReelError(error) && error.code === 'media-failed') part.receivedBytes = 0;
      const mayHelp = isReelError(error) && (error.retryable || error.code === 'media-failed');
      if (!mayHelp || attempt === attempts) throw error;
      await clock.sleep(firstWaitMs * 2 ** (attempt - 1), context.signal);
    }
  }
}

async function downloadOnce(
  address: string,
  part: PartialFile,
  { kind, outputPathStem, check, signal }: DownloadContext,
  options: DownloadOptions,
): Promise<Downloaded> {
  const partPath = `${outputPathStem}.part`;
  // What came is not all written where the connection broke.
  if (part.receivedBytes > 0) part.receivedBytes = (await stat(partPath)).size;
  await save(address, partPath, part, signal, options);
  const type = fileTypeFor(kind, part.head);
  if (type === undefined) throw wrongType(kind);
  const filePath = `${outputPathStem}.${type.extension}`;
  await rename(partPath, filePath);
  return { filePath, mediaType: type.mediaType, facts: await check(filePath, kind, signal) };
}

async function save(
  address: string,
  path: string,
  part: PartialFile,
  signal: AbortSignal,
  options: DownloadOptions,
): Promise<void> {
  const { deadlineMs = DEFAULTS.deadlineMs, mostBytes = DEFAULTS.mostBytes } = options;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const { receivedBytes, validator } = part;
  const resuming =
    receivedBytes > 0 && validator !== undefined
      ? { range: `bytes=${receivedBytes}-`, 'if-range': validator }
      : {};
  const response = await whileReachable(() => follow(address, resuming, deadline, options));
  if (!response.ok || response.body === null) throw refusal(response.status);
  if (!goesOn(response, receivedBytes)) part.receivedBytes = 0;
  part.validator = validatorOf(response);
  const before = part.receivedBytes;
  const expected = before + Number(response.headers.get('content-length') ?? Number.NaN);
  if (expected > mostBytes) throw tooLarge(mostBytes);
  const { body } = response;
  await whileReachable(() =>
    pipeline(
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          if (part.receivedBytes < HEAD_BYTES) part.head = headWith(part, chunk);
          part.receivedBytes += chunk.byteLength;
          if (part.receivedBytes > mostBytes) throw tooLarge(mostBytes);
          yield chunk;
        }
      },
      createWriteStream(path, before === 0 ? {} : { flags: 'r+', start: before }),
      { signal: deadline },
    ),
  );
  const isCoded = response.headers.has('content-encoding');
  const isCut = !isCoded && Number.isFinite(expected) && part.receivedBytes !== expected;
  if (isCut || part.receivedBytes === 0) throw unreachable('It broke off.');
}

/** Whether an answer holds what follows the bytes that are there. */
function goesOn({ status, headers }: Response, receivedBytes: number): boolean {
  return status === 206 && headers.get('content-range')?.startsWith(`bytes ${receivedBytes}-`) === true;
}

/** A strong validator alone promises the same bytes. */
function validatorOf({ headers }: Response): string | undefined {
  if (headers.has('content-encoding')) return undefined;
  const etag = headers.get('etag');
  return etag !== null && !etag.startsWith('W/') ? etag : undefined;
}

async function follow(
  address: string,
  resuming: Record<string, string>,
  signal: AbortSignal,
  options: DownloadOptions,
): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!(await isAllowed(url, options))) {
      throw new ReelError('provider-failed', `The result is at ${url.host}, from where nothing is fetched.`);
    }
    const headers = { ...resuming, ...options.headersFor?.(url) };
    const response = await options.fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new ReelError('provider-failed', 'The result’s address leads from one to the next without an end.');
}

/**
 * Names are looked up before the connection that is made to them; as that is by https, a name that leads elsewhere by
 * then would have to show a certificate of its own.
 */
async function isAllowed(url: URL, { ownOrigin, addressesOf = resolved }: DownloadOptions): Promise<boolean> {
  if (url.origin === ownOrigin) return true;
  if (url.protocol !== 'https:') return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await whileReachable(() => addressesOf(host)) : [host];
  return addresses.length > 0 && addresses.every(isPublicAddress);
}

async function resolved(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
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

function headWith({ head, receivedBytes }: PartialFile, chunk: Uint8Array): Uint8Array {
  return Buffer.concat([head.subarray(0, receivedBytes), chunk.subarray(0, HEAD_BYTES - receivedBytes)]);
}
