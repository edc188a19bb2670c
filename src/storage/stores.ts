import type { AssetStore } from '../ports/asset-store.ts';
import type { CallLedger } from '../ports/call-ledger.ts';
import type { Clock, IdSource } from '../ports/clock.ts';
import type { DefaultsStore } from '../ports/defaults-store.ts';
import type { KeyStore } from '../ports/key-store.ts';
import type { ProjectStore } from '../ports/project-store.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { AssetFiles } from './asset-files.ts';
import { sqlCallLedger } from './sql-call-ledger.ts';
import type { SqlDatabase } from './sql-database.ts';
import { sqlDefaultsStore } from './sql-defaults-store.ts';
import { sqlKeyStore } from './sql-key-store.ts';
import { sqlProjectStore } from './sql-project-store.ts';
import { sqlRunStore } from './sql-run-store.ts';
import { storedAssetStore } from './stored-asset-store.ts';

/** All that Reelwright remembers. */
export interface Stores {
  projects: ProjectStore;
  assets: AssetStore;
  calls: CallLedger;
  runs: RunStore;
  keys: KeyStore;
  defaults: DefaultsStore;
  close(): Promise<void>;
}

export interface StoresParts {
  database: SqlDatabase;
  files: AssetFiles;
  clock: Clock;
  newId: IdSource;
}

/** The stores over one database and one store of files, whichever these are. */
export function storesOver(parts: StoresParts): Stores {
  return {
    projects: sqlProjectStore(parts.database, parts.clock),
    assets: storedAssetStore(parts),
    calls: sqlCallLedger(parts),
    runs: sqlRunStore(parts.database),
    keys: sqlKeyStore(parts),
    defaults: sqlDefaultsStore(parts.database),
    close: () => parts.database.close(),
  };
}
