import type { Clock } from '../../ports/clock.ts';

export interface SignedLink {
  url: string;
  expiresAtMs: number;
}

/** Answers with a link that opens a key from an instant on, for so long. */
export type SignLink = (key: string, fromMs: number, seconds: number) => Promise<string>;

/** A link is made anew when less than this part of its life is left. */
const LEAST_LEFT = 0.1;
const MOST_KEPT = 10_000;

/** Links to objects; each is used again until it nears its end, so that browsers find what they hold by its URL. */
export class SignedLinks {
  readonly #sign: SignLink;
  readonly #clock: Clock;
  readonly #seconds: number;
  readonly #links = new Map<string, SignedLink>();

  constructor(sign: SignLink, clock: Clock, seconds: number) {
    this.#sign = sign;
    this.#clock = clock;
    this.#seconds = seconds;
  }

  async linkTo(key: string): Promise<SignedLink> {
    const nowMs = this.#clock.nowMs();
    const lifeMs = this.#seconds * 1000;
    const kept = this.#links.get(key);
    if (kept !== undefined && kept.expiresAtMs - nowMs > lifeMs * LEAST_LEFT) return kept;
    if (this.#links.size >= MOST_KEPT) this.#links.clear();
    const link = { url: await this.#sign(key, nowMs, this.#seconds), expiresAtMs: nowMs + lifeMs };
    this.#links.set(key, link);
    return link;
  }
}
