import type { JsonObject } from '../domain/canonical-json.ts';

/** How a film ended, for whoever waits for it elsewhere. */
export interface FilmAnnouncement {
  /** The same for the same end of the same run, however often it is told. */
  id: string;
  type: 'film.completed' | 'film.failed' | 'film.cancelled';
  /** ISO 8601 instant at which it ended. */
  timestamp: string;
  data: JsonObject;
}

/** Tells programs elsewhere how films ended. */
export interface Announcer {
  /** `invalid-input` for an address that nothing can be sent to; null where there is nobody to tell. */
  addressOf(asked: string | undefined): string | null;
  /**
   * Tells an address, again where it does not take it, for a while; what it did not take by then is told when a process
   * of this installation starts the next time. Never fails: answers with a problem for a person to read, or nothing.
   */
  announce(announcement: FilmAnnouncement, address: string): Promise<string | undefined>;
}
