import { processesContract } from './processes-contract.ts';
import { postgresForTests, reportMissing, startBucketServer } from './services.ts';
import { prepareSharedData } from './shared-stores.ts';

const databaseUrl = await postgresForTests();
if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else {
  const server = await startBucketServer();
  processesContract('PostgreSQL and a bucket', () => prepareSharedData(databaseUrl, server));
}
