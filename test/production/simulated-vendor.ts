import { writeFile } from 'node:fs/promises';
import { assetHash } from '../../src/domain/asset.ts';
import { isReelError, ReelError } from '../../src/domain/errors.ts';
import { FREE } from '../../src/domain/price.ts';
import type { RemoteVendor } from '../../src/ports/remote-vendor.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

export const PRICE_MICROS = 100_000;

/** How one request travels: nothing of it is known to the process that sends it. */
export interface RequestFate {
  /** From sending to being taken; the process need not live so long. */
  flightMs: number;
  arrives: boolean;
  /** Whether the answer comes back. */
  isAnswered: boolean;
  fails: boolean;
  callMs: number;
  /** Taken only once so many questions for it were answered: they came another way, and overtook it. */
  overtakenByLooks?: number;
}

/** How requests travel after those that a test has something else in mind for. */
const WELL: RequestFate = { flightMs: 5, arrives: true, isAnswered: true, fails: false, callMs: 500 };

interface AcceptedCall {
  id: string;
  asset: string;
  nonce: string;
  acceptedMs: number;
  fate: RequestFate;
  cancelled: boolean;
}

/** A vendor whose every accepted call is remembered, over all processes that ever ask it. */
export class SimulatedVendor {
  readonly accepted: AcceptedCall[] = [];
  readonly #time: VirtualTime;
  readonly #fates: readonly RequestFate[];
  readonly #canFind: boolean;
  /** Until then nothing reaches it and nothing comes back. */
  awayUntilMs = 0;
  #requests = 0;
  #looks = 0;

  constructor(time: VirtualTime, fates: readonly RequestFate[], canFind = true) {
    this.#time = time;
    this.#fates = fates;
    this.#canFind = canFind;
  }

  /** Calls for an asset that were taken and did not fail: what was paid for. */
  paidFor(asset: string): AcceptedCall[] {
    return this.accepted.filter((call) => call.asset === asset && !call.fate.fails);
  }

  /** The vendor as one process reaches it. */
  from(process: SimulatedProcess): RemoteVendor {
    const time = this.#time;
    const vendor: RemoteVendor = {
      provider: 'simulated',
      startDeadlineMs: 30_000,
      findableAfterMs: 10_000,
      offer: () => ({ model: 'one', price: { known: true, micros: PRICE_MICROS }, basis: 'each' }),
      prepare: (recipe) => ({ asset: assetHash(recipe) }),
      parametersOf: () => ({}),
      start: async (operation, { nonce, sendByMs }) => {
        const fate = this.#fates[this.#requests] ?? WELL;
        await process.step();
        // As over a socket: from here to the sending nothing can come in between.
        const leftMs = sendByMs - process.clock.nowMs();
        if (leftMs <= 0) throw new ReelError('provider-unavailable', 'Too late.', { retryable: true });
        this.#requests += 1;
        const taken = this.#fly(String(operation.asset), nonce, fate);
        const id = await Promise.race([taken, this.#deadline(leftMs)]);
        await process.step();
        if (id === undefined || !fate.isAnswered) throw new ReelError('outcome-unknown', 'No answer came.');
        return id;
      },
      status: async (_operation, id) => this.#statusOf(this.accepted.find((call) => call.id === id)),
      cancel: async (_operation, id) => {
        for (const call of this.accepted) if (call.id === id && !this.#hasEnded(call)) call.cancelled = true;
      },
      find: async (_operation, { nonce, otherVendorIds }) => {
        if (time.nowMs() < this.awayUntilMs)
          throw new ReelError('provider-unavailable', 'No way there.', { retryable: true });
        this.#looks += 1;
        if (!this.#canFind) return { outcome: 'cannot-tell', why: 'this vendor keeps no list.' };
        const found = this.accepted.find((call) => call.nonce === nonce && !otherVendorIds.has(call.id));
        return found ? { outcome: 'found', vendorId: found.id } : { outcome: 'never-taken' };
      },
      download: async (_operation, output, { outputPathStem }) => {
        const filePath = `${outputPathStem}.mp4`;
        await writeFile(filePath, String(output));
        return { filePath, mediaType: 'video/mp4', facts: { from: String(output) } };
      },
    };
    return process.using(vendor, ['status', 'cancel', 'find', 'download']);
  }

  async #fly(asset: string, nonce: string, fate: RequestFate): Promise<string | undefined> {
    await this.#time.sleep(fate.flightMs);
    if (!fate.arrives) return undefined;
    while (this.#looks < (fate.overtakenByLooks ?? 0)) await this.#time.sleep(50);
    const id = `v${this.accepted.length + 1}`;
    this.accepted.push({ id, asset, nonce, acceptedMs: this.#time.nowMs(), fate, cancelled: false });
    return id;
  }

  async #deadline(leftMs: number): Promise<undefined> {
    await this.#time.sleep(leftMs);
  }

  #hasEnded(call: AcceptedCall): boolean {
    return this.#time.nowMs() >= call.acceptedMs + call.fate.callMs;
  }

  #statusOf(call: AcceptedCall | undefined) {
    if (!call) return { state: 'gone' as const, reason: 'unknown call.' };
    if (call.cancelled) return { state: 'cancelled' as const, cost: FREE };
    if (!this.#hasEnded(call)) return { state: 'running' as const };
    if (call.fate.fails) {
      return { state: 'failed' as const, reason: 'no luck', retryable: true, cost: FREE };
    }
    return { state: 'succeeded' as const, output: call.id };
  }
}

/** True for what a job engine tries again. */
export function isWorthAnotherTry(error: unknown): boolean {
  return isReelError(error) && error.retryable;
}
