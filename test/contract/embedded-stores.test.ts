import { assetStoreContract } from './asset-store-contract.ts';
import { callLedgerContract } from './call-ledger-contract.ts';
import { claimsContract } from './claims-contract.ts';
import { defaultsStoreContract } from './defaults-store-contract.ts';
import { openEmbeddedStores } from './embedded-stores.ts';
import { projectStoreContract } from './project-store-contract.ts';
import { runStoreContract } from './run-store-contract.ts';

const NAME = 'SQLite and a folder';
projectStoreContract(NAME, openEmbeddedStores);
assetStoreContract(NAME, openEmbeddedStores);
claimsContract(NAME, openEmbeddedStores);
callLedgerContract(NAME, openEmbeddedStores);
runStoreContract(NAME, openEmbeddedStores);
defaultsStoreContract(NAME, openEmbeddedStores);
