import { type ErrorCode, isReelError, ReelError } from '../domain/errors.ts';

/** PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const DISK_FULL = '53100';
const CONNECTION_CLASSES = ['08', '57P', '53300'];
const LOGIN_CLASSES = ['28'];
const FORBIDDEN = ['42501', '25006'];
const NO_SUCH_DATABASE = '3D000';
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
/** The driver has no codes for these. */
const DRIVER_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;

/** True where the server cannot be reached, restarts, or has no connection to spare. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return SOCKET_CODES.has(code) || startsWithOne(code, CONNECTION_CLASSES);
  return error instanceof Error && DRIVER_MESSAGES.test(error.message);
}

/** True where the same work may well succeed: the server is back, or the other transaction is through. */
export function isWorthRepeating(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isConnectionLost(error);
}

/** An error of the server or the driver as a ReelError that says what to do about it. */
export function asPostgresError(error: unknown, place: string): ReelError {
  if (isReelError(error)) return error;
  const refusal = (code: ErrorCode, message: string, retryable = false) =>
    new ReelError(code, message, { cause: error, retryable });
  const code = codeOf(error) ?? '';
  if (isWorthRepeating(error)) {
    return refusal('timed-out', `The server of ${place} cannot be reached or is too busy. Try again.`, true);
  }
  if (code === DISK_FULL)
    return refusal('storage-full', `The disk of ${place} is full. Free some space there.`);
  if (FORBIDDEN.includes(code))
    return refusal('not-writable', `The user of DATABASE_URL may not write to ${place}.`);
  if (startsWithOne(code, LOGIN_CLASSES)) {
    return refusal(
      'unauthorized',
      `The server of ${place} refuses the login. Check user and password in DATABASE_URL.`,
    );
  }
  if (code === NO_SUCH_DATABASE)
    return refusal('not-found', `There is no ${place}. Create it, or correct DATABASE_URL.`);
  return refusal(
    'internal',
    `Work on ${place} failed: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function startsWithOne(code: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => code.startsWith(beginning));
}
