/** Names that the examples of the description share, so that they tell one story. */

export const PROJECT = 'lighthouses-1a2b3c4d';
export const RUN = 'p9xz55m70xdh9nx1';
export const CALL = 'q3kf81c2vbt6mz0a';
export const KEY = 'k7w2p4x9r1d8s5ta';
export const PICTURE = 'ab'.repeat(32);
export const SPEECH = '5d'.repeat(32);
export const MUSIC = 'c0'.repeat(32);
export const FILM = 'f1'.repeat(32);
export const SOUND = 'e7'.repeat(32);
export const INSTANT = '2026-11-21T12:00:00.000Z';
export const LATER = '2026-11-21T12:00:24.000Z';
export const free = { amount: 0, currency: 'USD' };

/** A signed address as it is given, which of course opens nothing. */
export function mediaUrl(hash: string): string {
  return `/api/media/${PROJECT}/${hash}?owner=local&expires=1795262400&signature=0`;
}
