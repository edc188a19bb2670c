type Listener = (seconds: number) => void;

/** A moment of a film that changes with every picture; whoever shows it listens, and changes only what it shows. */
export class Moment {
  #seconds = 0;
  readonly #listeners = new Set<Listener>();

  get seconds(): number {
    return this.#seconds;
  }

  set(seconds: number): void {
    if (seconds === this.#seconds) return;
    this.#seconds = seconds;
    for (const listener of this.#listeners) listener(seconds);
  }

  /** Called at once, and at each change until what is answered is called. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    listener(this.#seconds);
    return () => this.#listeners.delete(listener);
  }
}
