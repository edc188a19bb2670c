import { randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';

/** A day of work; whoever is away longer signs in again. */
export const SESSION_MS = 12 * 3_600_000;

/** Who is signed in with a browser, by the key that was shown. Sessions end with the process. */
export class Sessions {
  readonly #clock: Clock;
  readonly #open = new Map<string, { keyId: string; endsAtMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Opens a session and answers with its secret name. */
  open(keyId: string): string {
    this.#forgetEnded();
    const name = randomBytes(32).toString('base64url');
    this.#open.set(name, { keyId, endsAtMs: this.#clock.nowMs() + SESSION_MS });
    return name;
  }

  /** The id of the key that opened the session; undefined where it has ended. */
  keyOf(name: string): string | undefined {
    const session = this.#open.get(name);
    return session === undefined || session.endsAtMs <= this.#clock.nowMs() ? undefined : session.keyId;
  }

  close(name: string): void {
    this.#open.delete(name);
  }

  #forgetEnded(): void {
    const nowMs = this.#clock.nowMs();
    for (const [name, { endsAtMs }] of this.#open) if (endsAtMs <= nowMs) this.#open.delete(name);
  }
}
