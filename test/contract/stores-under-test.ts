import type { AssetHash } from '../../src/domain/asset.ts';
import type { AssetStore } from '../../src/ports/asset-store.ts';
import type { CallLedger } from '../../src/ports/call-ledger.ts';
import type { DefaultsStore } from '../../src/ports/defaults-store.ts';
import type { KeyStore } from '../../src/ports/key-store.ts';
import type { ProjectStore } from '../../src/ports/project-store.ts';
import type { RunStore } from '../../src/ports/run-store.ts';

/** The stores of one process. */
export interface Stores {
  projects: ProjectStore;
  assets: AssetStore;
  calls: CallLedger;
  runs: RunStore;
  keys: KeyStore;
  defaults: DefaultsStore;
}

/** Stores over data of their own, and what a test does to them from outside. */
export interface StoresUnderTest extends Stores, AsyncDisposable {
  /** The same data as another process sees it. */
  another(): Promise<Stores>;
  /** Lets the time go on for everything that is measured: leases and the times of saving. */
  passTime(durationMs: number): Promise<void>;
  /** Removes the asset's file behind the store's back. */
  loseFile(hash: AssetHash): Promise<void>;
  /** Leaves only the first byte of the asset's file. */
  cutFile(hash: AssetHash): Promise<void>;
  /** How many files of assets there are, recorded or not. */
  countFiles(): Promise<number>;
  /** A folder for the test's own files; it goes with the stores. */
  scratch: string;
}

export type OpenStores = () => Promise<StoresUnderTest>;

/** Empty data that nobody has opened yet. */
export interface NewData {
  /** Tells a process that a test starts where the data is. */
  environment: Record<string, string>;
  scratch: string;
  /** Opens the stores in this process; the data goes with them. */
  open: OpenStores;
}

export type PrepareData = () => Promise<NewData>;
