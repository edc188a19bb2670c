import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/engine/system-sources.ts';
import { ReplicateClient } from '../../src/providers/replicate/replicate-client.ts';
import { replicateVendor } from '../../src/providers/replicate/replicate-vendor.ts';
import { picturesAsTheyAre } from '../fakes/pictures-as-they-are.ts';
import { type CreateTrouble, FakeReplicate } from '../fakes/replicate-server.ts';
import { clipOf } from '../production/workbench.ts';
import { type RequestTrouble, remoteVendorContract, type VendorUnderTest } from './remote-vendor-contract.ts';

const TROUBLES: Record<RequestTrouble, CreateTrouble> = {
  refused: { answers: 422 },
  paced: { answers: 429, retryAfter: 3 },
  'taken-unanswered': { drops: true, accepts: true },
  lost: { drops: true, accepts: false },
};

remoteVendorContract('Replicate, a model that takes a seed', () => open('seedance'));
remoteVendorContract('Replicate, a model that takes none', () => open('minimax'));
remoteVendorContract('Replicate, a model of the community', () => open('ltxv'));

async function open(clip: string): Promise<VendorUnderTest> {
  const fake = await FakeReplicate.start();
  const scratch = await mkdtemp(join(tmpdir(), 'reelwright-vendor-'));
  const client = new ReplicateClient({ token: fake.token, baseUrl: fake.baseUrl, fetch, clock: systemClock });
  return {
    vendor: replicateVendor({
      client,
      fetch,
      clock: systemClock,
      prepare: picturesAsTheyAre,
      models: { clip },
    }),
    recipe: clipOf('a river'),
    scratch,
    secret: fake.token,
    accepted: () => fake.accepted,
    trouble: (kind) => {
      const next = fake.requests + 1;
      fake.options.trouble = (request) => (request === next ? TROUBLES[kind] : undefined);
    },
    callsEnd: (ends, callMs) => {
      fake.options.fate = () => ({ ends, callMs });
    },
    forgetResults: () => fake.predictions.removeData(),
    [Symbol.asyncDispose]: async () => {
      await fake[Symbol.asyncDispose]();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
