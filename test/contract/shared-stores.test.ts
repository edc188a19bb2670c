import { assetStoreContract } from './asset-store-contract.ts';
import { callLedgerContract } from './call-ledger-contract.ts';
import { claimsContract } from './claims-contract.ts';
import { defaultsStoreContract } from './defaults-store-contract.ts';
import { projectStoreContract } from './project-store-contract.ts';
import { runStoreContract } from './run-store-contract.ts';
import { postgresForTests, reportMissing, startBucketServer } from './services.ts';
import { prepareSharedData } from './shared-stores.ts';
import type { OpenStores } from './stores-under-test.ts';

const NAME = 'PostgreSQL and a bucket';
const databaseUrl = await postgresForTests();
if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else {
  const server = await startBucketServer();
  const open: OpenStores = async () => (await prepareSharedData(databaseUrl, server)).open();
  projectStoreContract(NAME, open);
  assetStoreContract(NAME, open);
  claimsContract(NAME, open);
  callLedgerContract(NAME, open);
  runStoreContract(NAME, open);
  defaultsStoreContract(NAME, open);
}
