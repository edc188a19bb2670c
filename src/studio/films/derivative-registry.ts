import type { AssetHash, AssetRecord } from '../../domain/asset.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { oneAtATime } from '../projects/one-at-a-time.ts';
import type { DerivativeWish, MakeDerivativeRequest } from './derivative.ts';

export interface DerivativeRegistryParts {
  clock: Clock;
  /** Makes a derivative on behalf of the project's owner. */
  make(ownerId: string, request: MakeDerivativeRequest, signal: AbortSignal): Promise<AssetRecord>;
}

/** A derivative that this process has been asked for and that is not there yet. */
export interface DerivativeUnderWay extends Pick<MakeDerivativeRequest, 'projectId' | 'derivative'> {
  ownerId: string;
  hash: AssetHash;
  film: AssetHash;
  /** From 0 to 1; 0 also while another one is made before it. */
  fraction: number;
  /** Why it could not be made; it is kept until it is asked for again. */
  error?: { code: string; message: string };
}

interface Making {
  state: DerivativeUnderWay;
  stop: AbortController;
  ended: Promise<void>;
}

/** So many that failed are remembered, so that those who asked learn why. */
const MOST_FAILED = 200;

/**
 * Derivatives under way in this process, one after the other: each uses all of the processor. What is made is an asset,
 * and no longer known here; a process that ends forgets the rest, which are begun anew when they are asked for again.
 */
export class DerivativeRegistry {
  readonly #parts: DerivativeRegistryParts;
  readonly #makings = new Map<string, Making>();
  readonly #closing = new AbortController();

  constructor(parts: DerivativeRegistryParts) {
    this.#parts = parts;
  }

  /** Begins to make it, unless that is under way already. */
  start(
    ownerId: string,
    { hash, film }: DerivativeWish,
    request: Pick<MakeDerivativeRequest, 'projectId' | 'derivative'>,
  ): DerivativeUnderWay {
    const key = keyOf(request.projectId, hash);
    const there = this.#makings.get(key);
    if (there && !there.state.error) return there.state;
    const state: DerivativeUnderWay = { ...request, ownerId, hash, film, fraction: 0 };
    const stop = new AbortController();
    this.#makings.delete(key);
    this.#makings.set(key, { state, stop, ended: this.#make(key, state, stop) });
    return state;
  }

  /** Those of an owner's project that are not there yet, the first asked for first. */
  listOf(ownerId: string, projectId: string): DerivativeUnderWay[] {
    const states = [...this.#makings.values()].map(({ state }) => state);
    return states.filter((state) => state.ownerId === ownerId && state.projectId === projectId);
  }

  /** Waits until it has ended, one way or the other, or the time or the caller's patience is over. */
  async waitFor(projectId: string, hash: AssetHash, patienceMs: number, signal: AbortSignal): Promise<void> {
    const making = this.#makings.get(keyOf(projectId, hash));
    if (!making || patienceMs <= 0) return;
    await Promise.race([making.ended, this.#parts.clock.sleep(patienceMs, signal).catch(() => undefined)]);
  }

  /** Stops it; answers whether there was anything to stop. */
  async cancel(projectId: string, hash: AssetHash): Promise<boolean> {
    const making = this.#makings.get(keyOf(projectId, hash));
    if (!making || making.state.error) return false;
    making.stop.abort(new ReelError('cancelled', 'It was cancelled; ask for it again to have it made.'));
    await making.ended;
    return true;
  }

  async close(): Promise<void> {
    this.#closing.abort(new ReelError('cancelled', 'This process ends.'));
    await Promise.all([...this.#makings.values()].map(({ ended }) => ended));
  }

  async #make(key: string, state: DerivativeUnderWay, stop: AbortController): Promise<void> {
    const { ownerId, projectId, derivative } = state;
    const signal = AbortSignal.any([stop.signal, this.#closing.signal]);
    const onProgress = (fraction: number) => {
      state.fraction = fraction;
    };
    try {
      await oneAtATime('derivatives', async () => {
        signal.throwIfAborted();
        await this.#parts.make(ownerId, { projectId, derivative, onProgress }, signal);
      });
      this.#makings.delete(key);
    } catch (error) {
      const code = isReelError(error) ? error.code : 'internal';
      state.error = { code, message: error instanceof Error ? error.message : String(error) };
      this.#forgetOldest();
    }
  }

  #forgetOldest(): void {
    const failed = [...this.#makings].filter(([, { state }]) => state.error !== undefined);
    for (const [key] of failed.slice(0, Math.max(0, failed.length - MOST_FAILED))) this.#makings.delete(key);
  }
}

function keyOf(projectId: string, hash: AssetHash): string {
  return `${projectId} ${hash}`;
}
