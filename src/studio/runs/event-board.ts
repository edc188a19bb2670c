/** Something that happened, with its place in the order of this process. */
export interface PostedEvent<Event> {
  /** Unlike that of any other event, also of one before the last start. */
  id: string;
  event: Event;
}

export interface EventSubscription {
  /** The last event that the reader has; it gets what came since, as far as that is still known. */
  after?: string | undefined;
  signal: AbortSignal;
}

/** Enough for a reader that was away for minutes while a film was made. */
const KEPT_EVENTS = 2_000;

/** Hands events to any number of readers, each of whom gets all that it wants to hear in order. */
export class EventBoard<Event> {
  /** Tells the events of this process from those of others. */
  readonly #era: string;
  #kept: { number: number; event: Event }[] = [];
  #last = 0;
  readonly #waiting = new Set<() => void>();

  constructor(era: string) {
    this.#era = era;
  }

  post(event: Event): void {
    this.#last += 1;
    this.#kept.push({ number: this.#last, event });
    if (this.#kept.length > 2 * KEPT_EVENTS) this.#kept = this.#kept.slice(-KEPT_EVENTS);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Whether everything since that event is still known. */
  knows(id: string): boolean {
    const number = this.#numberOf(id);
    const first = this.#kept[0]?.number ?? this.#last + 1;
    return number !== undefined && number <= this.#last && number >= first - 1;
  }

  /** Tells what was posted after that event, or from this call on, until the signal fires. */
  read(
    isWanted: (event: Event) => boolean,
    { after, signal }: EventSubscription,
  ): AsyncGenerator<PostedEvent<Event>> {
    const known = after !== undefined && this.knows(after) ? this.#numberOf(after) : undefined;
    return this.#readAfter(known ?? this.#last, isWanted, signal);
  }

  async *#readAfter(
    last: number,
    isWanted: (event: Event) => boolean,
    signal: AbortSignal,
  ): AsyncGenerator<PostedEvent<Event>> {
    let seen = last;
    while (!signal.aborted) {
      const next = this.#since(seen).filter(({ event }) => isWanted(event));
      seen = this.#last;
      for (const { number, event } of next) yield { id: `${this.#era}-${number}`, event };
      if (seen === this.#last) await this.#posted(signal);
    }
  }

  /** Numbers follow one another, so that no reader looks through what it has seen. */
  #since(seen: number): { number: number; event: Event }[] {
    const first = this.#kept[0]?.number ?? seen + 1;
    return this.#kept.slice(Math.max(0, seen + 1 - first));
  }

  #numberOf(id: string): number | undefined {
    const [, era, number] = /^(.+)-(\d{1,15})$/.exec(id) ?? [];
    return era === this.#era ? Number(number) : undefined;
  }

  #posted(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      if (signal.aborted) wake();
    });
  }
}
