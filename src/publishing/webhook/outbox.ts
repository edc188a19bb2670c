import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { FilmAnnouncement } from '../../ports/announcer.ts';

/** An announcement that an address has not taken yet. */
export interface WaitingAnnouncement {
  announcement: FilmAnnouncement;
  address: string;
  attempts: number;
  /** When to try the next time. */
  dueAtMs: number;
}

/** Taken by a process that was not heard of for so long, an announcement is free again. */
const STALE_MS = 60_000;

const waitingSchema = z.object({
  announcement: z.object({
    id: z.string(),
    type: z.enum(['film.completed', 'film.failed', 'film.cancelled']),
    timestamp: z.string(),
    data: z.record(z.string(), z.json()).transform((data) => data as JsonObject),
  }),
  address: z.string(),
  attempts: z.number(),
  dueAtMs: z.number(),
});

/** Announcements in a folder, a file each, so that they outlive the process. One process at a time works at each. */
export class Outbox {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps an announcement that this process works at from now on. */
  async keep(waiting: WaitingAnnouncement): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(waiting.announcement.id, 'taken');
    await writeFile(`${path}.new`, JSON.stringify(waiting), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  /** Ends work at an announcement: it waits for its time. */
  async release(waiting: WaitingAnnouncement): Promise<void> {
    await this.keep(waiting);
    const { id } = waiting.announcement;
    await rename(this.#path(id, 'taken'), this.#path(id, 'json'));
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id, 'taken'), { force: true });
  }

  /** Takes the announcements that are due; none that another process is at. */
  async takeDue(nowMs: number): Promise<WaitingAnnouncement[]> {
    const taken: WaitingAnnouncement[] = [];
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const waiting =
        name.endsWith('.json') || (await this.#isStale(path, nowMs)) ? await read(path) : undefined;
      if (waiting === undefined || waiting.dueAtMs > nowMs) continue;
      const mine = this.#path(waiting.announcement.id, 'taken');
      await utimes(path, nowMs / 1000, nowMs / 1000).catch(() => undefined);
      const isMine = await rename(path, mine).then(
        () => true,
        () => false,
      );
      if (isMine) taken.push(waiting);
    }
    return taken;
  }

  async #isStale(path: string, nowMs: number): Promise<boolean> {
    if (!path.endsWith('.taken')) return false;
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && nowMs - found.mtimeMs > STALE_MS;
  }

  #path(id: string, ending: 'json' | 'taken'): string {
    return join(this.#folder, `${id.replace(/[^\w-]/g, '_')}.${ending}`);
  }
}

async function read(path: string): Promise<WaitingAnnouncement | undefined> {
  try {
    return waitingSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
