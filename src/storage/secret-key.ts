import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReelError } from '../domain/errors.ts';
import { asStorageError, fileErrorCode } from './storage-errors.ts';

const KEY_BYTES = 32;
const FILE_NAME = 'secret.key';

/** The key by which settings are encrypted: that of `REEL_SECRET_KEY`, else that of a file of the home. */
export interface SecretKey {
  /** Undefined where there is none yet. `forbidden` for a key file that others may read. */
  find(): Promise<Buffer | undefined>;
  /** The key, made where there is none. */
  findOrMake(): Promise<Buffer>;
}

/** `given` is the value of `REEL_SECRET_KEY`: 32 bytes as base64 or hexadecimal digits. */
export function secretKey(folder: string, given: string | undefined): SecretKey {
  const path = join(folder, FILE_NAME);
  const find = async () => (given?.trim() ? keyIn(given.trim()) : keyOfFile(path));
  return {
    find,
    async findOrMake() {
      const found = await find();
      if (found !== undefined) return found;
      await makeKeyFile(folder, path);
      const made = await keyOfFile(path);
      if (made === undefined) throw new TypeError(`The key file ${path} went away while it was made`);
      return made;
    },
  };
}

function keyIn(text: string): Buffer {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.byteLength === KEY_BYTES) return key;
  const problem = 'must be 32 random bytes as base64 or hexadecimal digits';
  throw new ReelError('invalid-input', `REEL_SECRET_KEY ${problem}.`, {
    issues: [{ field: 'REEL_SECRET_KEY', problem }],
  });
}

async function keyOfFile(path: string): Promise<Buffer | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const problem = `${path} can be read by others on this machine, and so can the keys that it guards.`;
      throw new ReelError('forbidden', `${problem} Run: chmod 600 ${path}`);
    }
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
    if (key.byteLength === KEY_BYTES) return key;
    throw new ReelError('invalid-input', `${path} is no key. Put the one back that was there, or remove it.`);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw asStorageError(error, path);
  }
}

/** Whole or not at all, and never in place of one that another process made meanwhile. */
async function makeKeyFile(folder: string, path: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(unfinished, `${randomBytes(KEY_BYTES).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    await link(unfinished, path).catch((error: unknown) => {
      if (fileErrorCode(error) !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw asStorageError(error, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
