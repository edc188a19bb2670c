import { readFileSync } from 'node:fs';

/** The loops of pixels.wat. */
interface PixelLoops {
  sampleRowByFour(source: number, starts: number, weights: number, target: number, count: number): void;
  sampleRow(
    source: number,
    starts: number,
    weights: number,
    taps: number,
    target: number,
    count: number,
  ): void;
  sumRows(rows: number, weights: number, pairs: number, target: number, count: number): void;
  mix(target: number, source: number, count: number, share: number): void;
  lay(target: number, source: number, alpha: number, count: number, share: number, black: number): void;
}

/** The loops read a little behind the last sample. */
const SLACK_BYTES = 64;
const PAGE_BYTES = 65_536;
const ALIGNMENT_BYTES = 16;

let compiled: WebAssembly.Module | undefined;

/** Memory that pictures lie in while they are drawn, and the loops that work on it. It only grows. */
export class PixelMemory {
  readonly loops: PixelLoops;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  /** Rooms given back, by their size. */
  readonly #free = new Map<number, number[]>();
  #used = ALIGNMENT_BYTES;
  #bytes: Uint8Array;

  constructor() {
    compiled ??= new WebAssembly.Module(readFileSync(new URL('./pixels.wasm', import.meta.url)));
    const instance = new WebAssembly.Instance(compiled, { pixels: { memory: this.#memory } });
    this.loops = instance.exports as unknown as PixelLoops;
    this.#bytes = new Uint8Array(this.#memory.buffer);
  }

  /** All of it; a view is good until more is allocated. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Room that lasts until it is given back; what lies in it at first is undefined. */
  take(byteCount: number): number {
    return this.#free.get(byteCount)?.pop() ?? this.allocate(byteCount);
  }

  giveBack(address: number, byteCount: number): void {
    const free = this.#free.get(byteCount) ?? [];
    free.push(address);
    this.#free.set(byteCount, free);
  }

  /** Room that lasts as long as the memory, or as what it is borrowed in. The address is a multiple of 16. */
  allocate(byteCount: number): number {
    const address = this.#used;
    this.#used = Math.ceil((address + byteCount) / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    const missing = this.#used + SLACK_BYTES - this.#bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.#bytes = new Uint8Array(this.#memory.buffer);
    }
    return address;
  }

  /** Gives back what is allocated while the work goes on. */
  borrowing<Result>(work: () => Result): Result {
    const used = this.#used;
    try {
      return work();
    } finally {
      this.#used = used;
    }
  }

  wholeNumbers(address: number, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, count);
  }

  shortNumbers(address: number, count: number): Int16Array {
    return new Int16Array(this.#memory.buffer, address, count);
  }
}
