/** How long an asset is in the making, and how much of it is behind, before its own pace alone is gone by. */
const KNOWN_MS = 4_000;
const KNOWN_FRACTION = 0.1;

interface Moment {
  atMs: number;
  fraction: number;
}

/** How one asset comes along that is in the making. */
export class AssetPace {
  /** From the middle of its time until now, the last before that too. */
  readonly #moments: Moment[];
  readonly #startedMs: number;

  constructor(startedMs: number) {
    this.#startedMs = startedMs;
    this.#moments = [{ atMs: startedMs, fraction: 0 }];
  }

  /** How much of it is behind, from 0 to 1. */
  get fraction(): number {
    return this.#moments.at(-1)!.fraction;
  }

  /** Takes in how much of it is behind now. */
  note(atMs: number, fraction: number): void {
    this.#moments.push({ atMs, fraction });
    const middleMs = (this.#startedMs + atMs) / 2;
    while (this.#moments.length > 2 && this.#moments[1]!.atMs <= middleMs) this.#moments.shift();
  }

  /** How long it has been in the making. */
  goneMs(nowMs: number): number {
    return nowMs - this.#startedMs;
  }

  /**
   * What the whole of it takes: at the pace of the later half of its time, for machines are busy with other things now
   * and then; as expected as long as that cannot be told.
   */
  wholeMs(nowMs: number, expectedMs: number): number {
    const { fraction } = this;
    if (fraction === 0) return expectedMs;
    const [since] = this.#moments;
    const goneMs = this.goneMs(nowMs);
    const behind = fraction - since!.fraction;
    const measuredMs = behind > 0 ? (nowMs - since!.atMs) / behind : goneMs / fraction;
    const certainty = Math.min(1, goneMs / KNOWN_MS, fraction / KNOWN_FRACTION);
    return certainty * measuredMs + (1 - certainty) * expectedMs;
  }
}
