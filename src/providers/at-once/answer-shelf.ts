import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';

/** An answer that nobody has come back for in so long is not needed any more. */
const LONGEST_STAY_MS = 7 * 24 * 3600 * 1000;

/**
 * Keeps what vendors answered who hand a result over once, from the moment of the answer until it is an asset:
 * a process that ends in between leaves it to the next one on this machine.
 */
export class AnswerShelf {
  readonly #folder: string;
  readonly #clock: Clock;
  #isReady = false;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Keeps an answer under its call's name, whole and through a power failure. */
  async keep(id: string, bytes: Uint8Array): Promise<void> {
    await this.#makeReady();
    const path = this.#pathOf(id);
    const partPath = `${path}.${process.pid}.part`;
    try {
      await using file = await open(partPath, 'w', 0o600);
      await file.writeFile(bytes);
      await file.sync();
      await rename(partPath, path);
    } catch (error) {
      await rm(partPath, { force: true });
      const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      const problem = isFull ? 'The disk is full' : 'The home cannot be written to';
      throw new ReelError('outcome-unknown', `${problem}: what the vendor answered could not be kept.`, {
        cause: error,
      });
    }
  }

  /** Undefined where it is not here. */
  async find(id: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#pathOf(id));
    } catch {
      return undefined;
    }
  }

  async drop(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  async #makeReady(): Promise<void> {
    if (this.#isReady) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    this.#isReady = true;
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const age = this.#clock.nowMs() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
      if (age > LONGEST_STAY_MS) await rm(path, { force: true });
    }
  }

  #pathOf(id: string): string {
    return join(this.#folder, createHash('sha256').update(id).digest('hex'));
  }
}
