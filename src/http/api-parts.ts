import type { WorkFolder } from '../ports/asset-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeyStore } from '../ports/key-store.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { Settings } from '../ports/settings-store.ts';
import type { DerivativeRegistry } from '../studio/films/derivative-registry.ts';
import type { RunRegistry } from '../studio/runs/run-registry.ts';
import type { Studio } from '../studio/studio.ts';
import type { AccessRules } from './identity.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Sessions } from './sessions.ts';
import type { MediaSigner } from './signed-media.ts';

/** Takes in what a vendor tells of a call; `unauthorized` where it was not the vendor. */
export interface VendorsWord {
  note(
    provider: string,
    address: string,
    webhook: { id: string; timestamp: string; signatures: string; body: string },
    signal: AbortSignal,
  ): Promise<void>;
}

/** What the API is served with. */
export interface ApiParts {
  /** What one owner can ask for; what belongs to others is not there. */
  studioOf(ownerId: string): Studio;
  runs: RunStore;
  registry: RunRegistry;
  /** Exports and packages under way. */
  derivatives: DerivativeRegistry;
  keys: KeyStore;
  sessions: Sessions;
  signer: MediaSigner;
  access: AccessRules;
  rateLimit: RateLimit | undefined;
  /** Undefined where no vendor tells of its calls by itself. */
  vendorsWord: VendorsWord | undefined;
  clock: Clock;
  /** Where uploads lie until they are taken in. */
  openWorkFolder(): Promise<WorkFolder>;
  /** Keys of providers and of places to publish to. */
  settings: Settings;
  /** Takes one entry of the log. */
  log(entry: object): void;
}
