import { isReelError, ReelError } from '../domain/errors.ts';
import { sqliteCode } from './sqlite-dialect.ts';

const SQLITE = { busy: 5, readOnly: 8, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
]);
const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'EBUSY', 'EAGAIN']);

/** What went wrong on a disk or in a database file there, as a ReelError that says what to do about it. */
export function asStorageError(error: unknown, place: string): ReelError {
  if (isReelError(error)) return error;
  const code = fileErrorCode(error) ?? '';
  const sqlite = sqliteCode(error);
  if (FULL.has(code) || sqlite === SQLITE.full) {
    return new ReelError(
      'storage-full',
      `The disk of ${place} is full. Free some space, then run this again.`,
      {
        cause: error,
      },
    );
  }
  if (FORBIDDEN.has(code) || sqlite === SQLITE.readOnly || sqlite === SQLITE.cannotOpen) {
    return new ReelError(
      'not-writable',
      `${place} cannot be written to${code === '' ? '' : ` (${code})`}. Give this user the right to write there, ` +
        'or choose another home with --home or REEL_HOME.',
      { cause: error },
    );
  }
  if (sqlite === SQLITE.notADatabase || sqlite === SQLITE.corrupt) {
    return new ReelError(
      'internal',
      `${place} holds a damaged database. Move it away, or choose another home with --home or REEL_HOME.`,
      { cause: error },
    );
  }
  if (sqlite === SQLITE.busy || EXHAUSTED.has(code)) {
    return new ReelError('timed-out', `${place} is in use by other programs for too long. Try again.`, {
      cause: error,
      retryable: true,
    });
  }
  return new ReelError('internal', `Work on ${place} failed: ${messageOf(error)}`, { cause: error });
}

/** The code of an error of the file system, such as `ENOENT`. */
export function fileErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
