import { randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { KeyScope } from '../ports/key-store.ts';

export interface SessionOwner {
  ownerId: string;
  scopes: readonly KeyScope[];
}

/** A day of work; whoever is away longer signs in again. */
export const SESSION_MS = 12 * 3_600_000;

/** Who is signed in with a browser. Sessions end with the process. */
export class Sessions {
  readonly #clock: Clock;
  readonly #open = new Map<string, SessionOwner & { endsAtMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Opens a session and answers with its secret name. */
  open(owner: SessionOwner): string {
    this.#forgetEnded();
    const name = randomBytes(32).toString('base64url');
    this.#open.set(name, { ...owner, endsAtMs: this.#clock.nowMs() + SESSION_MS });
    return name;
  }

  find(name: string): SessionOwner | undefined {
    const session = this.#open.get(name);
    if (session === undefined || session.endsAtMs <= this.#clock.nowMs()) return undefined;
    return { ownerId: session.ownerId, scopes: session.scopes };
  }

  close(name: string): void {
    this.#open.delete(name);
  }

  #forgetEnded(): void {
    const nowMs = this.#clock.nowMs();
    for (const [name, { endsAtMs }] of this.#open) if (endsAtMs <= nowMs) this.#open.delete(name);
  }
}
