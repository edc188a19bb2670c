import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AssetHash } from '../domain/asset.ts';
import type { Clock } from '../ports/clock.ts';

/** What a signed address opens: one asset of one project, for its owner, for a time. */
export interface SignedMedia {
  ownerId: string;
  projectId: string;
  hash: AssetHash;
}

/** Long enough to watch a lecture, short enough that an address which got about is soon worth nothing. */
const SIGNED_MS = 2 * 3_600_000;
/** Addresses are the same for so long, so that browsers can keep what is behind them. */
const STEP_MS = 900_000;

/** Makes and checks addresses that open one asset without any other proof. They end with the process at the latest. */
export class MediaSigner {
  readonly #clock: Clock;
  // A page of scenes has thousands of addresses; bytes would be made a key again for each.
  readonly #secret: KeyObject;

  /** A secret that several servers share lets each open the addresses of the others. */
  constructor(clock: Clock, secret: string | undefined) {
    this.#clock = clock;
    this.#secret = createSecretKey(secret === undefined ? randomBytes(32) : Buffer.from(secret));
  }

  addressOf(media: SignedMedia): string {
    const endsAtMs = Math.ceil(this.#clock.nowMs() / STEP_MS) * STEP_MS + SIGNED_MS;
    const query = new URLSearchParams({
      owner: media.ownerId,
      expires: String(Math.round(endsAtMs / 1000)),
      signature: this.#sign(media, Math.round(endsAtMs / 1000)),
    });
    return `/api/media/${encodeURIComponent(media.projectId)}/${media.hash}?${query}`;
  }

  isValid(media: SignedMedia, expires: string, signature: string): boolean {
    const endsAtSeconds = Number(expires);
    if (!Number.isSafeInteger(endsAtSeconds) || endsAtSeconds * 1000 <= this.#clock.nowMs()) return false;
    const wanted = Buffer.from(this.#sign(media, endsAtSeconds));
    const given = Buffer.from(signature);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }

  #sign({ ownerId, projectId, hash }: SignedMedia, endsAtSeconds: number): string {
    const text = JSON.stringify([ownerId, projectId, hash, endsAtSeconds]);
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }
}
