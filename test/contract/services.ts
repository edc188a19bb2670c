import { afterAll, expect, it } from 'vitest';
import { type BucketServer, openBucketServer } from './servers.ts';

export { type BucketServer, postgresForTests, redisForTests } from './servers.ts';

/** Puts a test in the place of those that cannot run: skipped by hand, failing where everything must run. */
export function reportMissing(service: string, variable: string): void {
  it.skipIf(process.env.CI !== 'true')(
    `SKIPPED: needs ${service}, by ${variable} or on its standard port`,
    () => {
      expect.fail(`${service} cannot be reached.`);
    },
  );
}

/** Starts a server that speaks the S3 protocol, for all tests of a file. */
export async function startBucketServer(): Promise<BucketServer> {
  const server = await openBucketServer();
  afterAll(() => server[Symbol.asyncDispose]());
  return server;
}
